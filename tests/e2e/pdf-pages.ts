import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { PNG } from 'pngjs';

/** Where pdf.js stands for the page that runs it; nothing listens there. */
const place = 'http://localhost/pdf-js/';

/** Of pdf.js, what is used here. */
interface PdfJs {
	GlobalWorkerOptions: { workerSrc: string };
	getDocument: (options: { data: Uint8Array }) => { promise: Promise<PdfDocument> };
}
interface PdfDocument {
	numPages: number;
	getPage: (number: number) => Promise<PdfPage>;
}
interface PdfPage {
	getTextContent: () => Promise<{ items: { str?: string }[] }>;
	getViewport: (options: { scale: number }) => { width: number; height: number };
	render: (options: { canvas: HTMLCanvasElement; viewport: unknown }) => { promise: Promise<void> };
}

/** A part of a page of a PDF, in CSS pixels from its upper left corner: 96 to the inch. */
export interface PagePart {
	/** From 1. */
	page: number;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A PDF as pdf.js has it, in a page of its own. */
export class PdfPages {
	readonly #page: Page;

	private constructor(page: Page) {
		this.#page = page;
	}

	/** Opens a file in a new page of a context. */
	static async open(context: BrowserContext, file: string): Promise<PdfPages> {
		const page = await context.newPage();
		await page.route(`${place}**`, async (route) => {
			const name = route.request().url().slice(place.length);
			if (!name) return route.fulfill({ contentType: 'text/html', body: '<title>PDF</title>' });
			const body = readFileSync(path.join('node_modules/pdfjs-dist/build', name));
			await route.fulfill({ contentType: 'text/javascript', body });
		});
		await page.goto(place);
		await page.evaluate(
			async ([from, bytes]) => {
				const pdfJs = (await import(`${from}pdf.mjs`)) as PdfJs;
				pdfJs.GlobalWorkerOptions.workerSrc = `${from}pdf.worker.mjs`;
				const data = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
				Object.assign(window, { pdf: await pdfJs.getDocument({ data }).promise });
			},
			[place, readFileSync(file).toString('base64')] as const
		);
		return new PdfPages(page);
	}

	/** The text of each page, as it is drawn: in the order of the drawing, without what separates words. */
	texts(): Promise<string[]> {
		return this.#page.evaluate(async () => {
			const { pdf } = window as unknown as { pdf: PdfDocument };
			const texts: string[] = [];
			for (let number = 1; number <= pdf.numPages; number += 1) {
				const { items } = await (await pdf.getPage(number)).getTextContent();
				texts.push(
					items
						.map(({ str = '' }) => str)
						.join('')
						.replace(/\s+/g, '')
				);
			}
			return texts;
		});
	}

	/** A part of a page as a picture, with `scale` pixels for each CSS pixel. */
	async picture({ page, x, y, width, height }: PagePart, scale: number): Promise<PNG> {
		const drawn = await this.#page.evaluate(
			async ([number, box, pixels]) => {
				const { pdf } = window as unknown as { pdf: PdfDocument };
				const whole = await pdf.getPage(number);
				// A PDF counts 72 to the inch.
				const viewport = whole.getViewport({ scale: (pixels * 96) / 72 });
				const canvas = document.createElement('canvas');
				[canvas.width, canvas.height] = [viewport.width, viewport.height];
				await whole.render({ canvas, viewport }).promise;
				const part = document.createElement('canvas');
				[part.width, part.height] = [box.width * pixels, box.height * pixels];
				part.getContext('2d')?.drawImage(canvas, -box.x * pixels, -box.y * pixels);
				return part.toDataURL('image/png').replace(/^.*,/, '');
			},
			[page, { x, y, width, height }, scale] as const
		);
		return PNG.sync.read(Buffer.from(drawn, 'base64'));
	}

	close(): Promise<void> {
		return this.#page.close();
	}
}

/** Length of the side of what is compared as one colour, in pixels. */
const block = 6;

/**
 * The share of two pictures in which they differ to the eye, 0 to 1. Fonts and lines are smoothed otherwise in each, so
 * blocks of a few pixels are compared, each with the nearest ones of the other picture.
 */
export function differingShare(one: PNG, other: PNG): number {
	const [columns, rows] = [one, other].reduce(
		([most, deep], { width, height }) => [
			Math.min(most, Math.floor(width / block)),
			Math.min(deep, Math.floor(height / block))
		],
		[Infinity, Infinity]
	) as [number, number];
	let differing = 0;
	for (let row = 1; row < rows - 1; row += 1) {
		for (let column = 1; column < columns - 1; column += 1) {
			const here = colourAt(one, column * block, row * block);
			const near = [-2, 0, 2].flatMap((down) =>
				[-2, 0, 2].map((aside) => colourAt(other, column * block + aside, row * block + down))
			);
			const distance = Math.min(
				...near.map((there) => Math.max(...here.map((value, channel) => Math.abs(value - (there[channel] ?? NaN)))))
			);
			if (!(distance <= 28)) differing += 1;
		}
	}
	return differing / ((rows - 2) * (columns - 2));
}

/** The middle colour of a block, as red, green and blue from 0 to 255. */
function colourAt({ data, width }: PNG, x: number, y: number): [red: number, green: number, blue: number] {
	const sum: [number, number, number] = [0, 0, 0];
	for (let down = 0; down < block; down += 1) {
		for (let aside = 0; aside < block; aside += 1) {
			const at = ((y + down) * width + x + aside) * 4;
			for (const channel of [0, 1, 2] as const) sum[channel] += data[at + channel] ?? NaN;
		}
	}
	return sum.map((value) => value / block ** 2) as [number, number, number];
}
