import { chromium, type Browser, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import playwright from '../../playwright.config.ts';
import { serve } from '../../tools/serve.js';
import { shotOptions, type ShotOptions, type Size } from './options.ts';

const results = path.resolve(import.meta.dirname, '../../test-results/shots');

/** What one sheet shows at each step. */
interface Look {
	size: Size;
	theme: ShotOptions['themes'][number];
	renderer: ShotOptions['renderers'][number];
}

interface Cell {
	label: string;
	png: Buffer;
}

/** Writes a contact sheet of the built story for each size, theme and renderer, and prints where each is. */
async function shots(options: ShotOptions): Promise<void> {
	if (!existsSync(path.join(options.folder, 'index.html')))
		throw new Error(`No site in ${options.folder}: build first.`);
	await mkdir(results, { recursive: true });
	const site = await serve({ folder: options.folder });
	const browser = await chromium.launch(playwright.use?.launchOptions ?? {});
	try {
		for (const size of options.sizes) {
			for (const theme of options.themes) {
				for (const renderer of options.renderers) {
					const look = { size, theme, renderer };
					const name = `${size.width}x${size.height}-${theme}-${renderer}`;
					const file = path.join(results, `${name}.png`);
					const cells = await shootSteps(browser, site.url, look, options.steps);
					await writeSheet(browser, name, cells, size, options.cell, file);
					console.log(path.relative('.', file));
				}
			}
		}
	} finally {
		await browser.close();
		await site.close();
	}
}

async function shootSteps(browser: Browser, url: string, look: Look, asked: ShotOptions['steps']): Promise<Cell[]> {
	const page = await browser.newPage({ viewport: look.size, colorScheme: look.theme, reducedMotion: 'reduce' });
	try {
		// Without its data the live map never comes, and the drawing is what is seen.
		if (look.renderer === 'svg') await page.route('**/data/map.json', () => {});
		await page.goto(url);
		await page.waitForFunction(() => 'mapStory' in window);
		if (look.renderer === 'map') await page.locator('[data-map][data-state=live]').waitFor({ timeout: 120_000 });
		const ids = await page.evaluate(() => [...(window.mapStory?.steps ?? [])]);
		const cells: Cell[] = [];
		for (const index of asked ?? ids.keys()) {
			if (!(index in ids)) throw new Error(`There is no step ${index}; the last is ${ids.length - 1}.`);
			await goTo(page, index);
			cells.push({ label: `${index} ${ids[index]}`, png: await page.screenshot() });
		}
		return cells;
	} finally {
		await page.close();
	}
}

/** Goes to a step and waits until all of it is seen. */
async function goTo(page: Page, index: number): Promise<void> {
	await page.evaluate((step) => window.mapStory?.goTo(step), index);
	await page.locator(`[data-map][data-position="${index}"]`).waitFor();
	await page.evaluate(() => document.fonts.ready);
	await page.waitForFunction(() => {
		const map = window.mapStory?.map;
		return !map || (map.isStyleLoaded() && map.areTilesLoaded());
	});
	await page.evaluate(async () => {
		const map = window.mapStory?.map;
		if (!map) return void (await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
		map.triggerRepaint();
		await map.once('render');
	});
}

/** Sets labelled pictures of one size side by side and writes them as one, in the browser itself. */
async function writeSheet(
	browser: Browser,
	title: string,
	cells: Cell[],
	{ width, height }: Size,
	widest: number,
	file: string
): Promise<void> {
	const cell = Math.min(width, widest);
	// As near to the shape of a screen as whole rows come.
	const columns = Math.min(cells.length, Math.max(1, Math.round(Math.sqrt((cells.length * 1.6 * height) / width))));
	const page = await browser.newPage({ viewport: { width: columns * (cell + 16) + 16, height: 800 } });
	try {
		await page.setContent(`<!doctype html><style>
			body { margin: 8px; background: #777; color: #fff; font: 14px/1.4 sans-serif }
			h1 { margin: 0 8px; font-size: 16px }
			main { display: grid; grid-template-columns: repeat(${columns}, ${cell}px); gap: 8px 16px; padding: 8px }
			figure { margin: 0 }
			img { display: block; inline-size: 100% }
		</style><h1></h1><main></main>`);
		await page.evaluate(
			async ({ title, cells }) => {
				document.querySelector('h1')!.textContent = title;
				const figures = cells.map(({ label, source }) => {
					const figure = document.createElement('figure');
					const [caption, image] = [document.createElement('figcaption'), new Image()];
					caption.textContent = label;
					image.src = source;
					figure.append(caption, image);
					return { figure, image };
				});
				document.querySelector('main')!.append(...figures.map(({ figure }) => figure));
				await Promise.all(figures.map(({ image }) => image.decode()));
			},
			{
				title,
				cells: cells.map(({ label, png }) => ({ label, source: `data:image/png;base64,${png.toString('base64')}` }))
			}
		);
		await page.screenshot({ path: file, fullPage: true });
	} finally {
		await page.close();
	}
}

await shots(shotOptions(process.argv.slice(2)));
