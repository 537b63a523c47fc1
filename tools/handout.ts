import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from './chromium.js';
import { finishSite } from './finish-site.ts';
import { isProgram, run } from './install.js';
import { offerPdfs } from './offer-pdfs.ts';
import { nameOf, papers, pdfName, placeOf, printedPages, type Paper, type PrintedPage } from './pdf-names.ts';
import { serve } from './serve.js';

/** What is printed of a site; all of it where nothing is said. */
export interface Printing {
	/** Where the site will stand, for the codes on the handout; without it there are none. */
	address?: string | undefined;
	pages?: readonly PrintedPage[];
	papers?: readonly Paper[];
}

/**
 * Prints the handout and the worksheet of a built site to PDF files, for both papers.
 * @param folder the built site
 * @param out where the files go
 * @returns the files
 */
export async function printHandouts(
	folder: string,
	out: string,
	{ address, pages = printedPages, papers: wanted = papers }: Printing = {}
): Promise<string[]> {
	mkdirSync(out, { recursive: true });
	const site = await serve({ folder });
	const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
	try {
		const page = await browser.newPage({ serviceWorkers: 'block' });
		const root = address ? await standIn(page, address, site.url) : site.url;
		const written: string[] = [];
		for (const name of pages) {
			await page.goto(root + placeOf[name]);
			if (name === 'handout') await page.locator('[data-qr] svg').first().waitFor();
			await page.evaluate(async () => void (await document.fonts.ready));
			if (!address) await page.evaluate(() => document.querySelectorAll('[data-qr]').forEach((code) => code.remove()));
			for (const paper of wanted) {
				const file = path.join(out, pdfName(name, paper));
				// With its headings as bookmarks, and told apart for whoever has it read aloud.
				await page.pdf({ path: file, format: nameOf[paper], printBackground: true, tagged: true, outline: true });
				written.push(file);
			}
		}
		return written;
	} finally {
		await browser.close();
		await site.close();
	}
}

/** Answers for an address with what is served here, so that a page thinks that it stands there. @returns the root */
async function standIn(page: Page, address: string, served: string): Promise<string> {
	// As the browser writes it, with its spaces encoded.
	const { href } = new URL(address);
	const root = href.endsWith('/') ? href : `${href}/`;
	await page.route('**/*', async (route) => {
		const url = route.request().url();
		if (!url.startsWith(root)) return route.abort();
		await route.fulfill({ response: await route.fetch({ url: served + url.slice(root.length) }) });
	});
	return root;
}

async function printAndOffer(): Promise<void> {
	const { values } = parseArgs({ options: { folder: { type: 'string', default: 'build' }, url: { type: 'string' } } });
	const { folder, url } = values;
	if (url !== undefined && !/^https?:\/\/[^/]/.test(url)) throw new Error(`--url wants https://…, not ${url}.`);
	// A site that was told its address has it in its codes already.
	const [, canonical] =
		/<link rel="canonical" href="([^"]+)"/.exec(readFileSync(path.join(folder, 'index.html'), 'utf8')) ?? [];
	const address = url ?? canonical;
	const files = await printHandouts(folder, path.join(folder, 'download'), { address });
	offerPdfs(folder);
	finishSite(folder);
	console.log(files.join('\n'));
	if (!address) console.log('Without codes: say where the site will stand, with --url https://… or PUBLIC_SITE_URL.');
}

if (isProgram(import.meta.url)) await run(printAndOffer);
