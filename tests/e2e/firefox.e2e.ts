import puppeteer, { type Page } from 'puppeteer-core';
import { mapChunk } from './drawn-map.ts';
import { findFirefox } from './firefox.ts';
import { expect, test } from './fixtures.ts';
import { ids, story } from './story.ts';

const firefox = findFirefox();

test.skip(!firefox, 'no Firefox is installed here: "apt-get install firefox-esr" brings one, or set FIREFOX_PATH');

/** Opens an address in Firefox, and collects what goes wrong there: errors of the page, and of its console. */
async function open(url: string, settings: Record<string, boolean | string>) {
	const browser = await puppeteer.launch({
		browser: 'firefox',
		executablePath: firefox?.file ?? '',
		headless: true,
		extraPrefsFirefox: settings
	});
	const page = await browser.newPage();
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(`page error: ${String(error)}`));
	page.on('console', (message) => {
		if (message.type() === 'error') problems.push(`console error: ${message.text()}`);
	});
	page.on('request', (request) => {
		// Firefox's own fonts for its controls are data: addresses, which ask nobody.
		const { origin, protocol } = new URL(request.url());
		if (origin !== new URL(url).origin && protocol !== 'data:') problems.push(`another host: ${request.url()}`);
	});
	await page.setViewport({ width: 1280, height: 800 });
	await page.goto(url);
	return { browser, page, problems };
}

/** What the map's region says now; the page's policy forbids Puppeteer's own waiting, which evaluates text. */
const region = (page: Page) =>
	page.evaluate(() => ({
		...document.querySelector<HTMLElement>('[data-map]')?.dataset,
		isTrue: 'mapStory' in window
	}));

/** Waits until the map's region says what is wanted, and is true. */
async function whenMap(page: Page, wanted: Record<string, string>): Promise<void> {
	await expect.poll(() => region(page), { timeout: 90_000 }).toMatchObject({ ...wanted, isTrue: true });
}

/** Fails unless title, steps and quotations of the story can be seen as they are in its data. */
async function expectReadable(page: Page): Promise<void> {
	const shown = await page.evaluate(() => {
		const seen = (selector: string) =>
			[...document.querySelectorAll<HTMLElement>(selector)]
				.filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 0)
				.map((element) => element.textContent?.trim());
		return { title: seen('h1'), steps: seen('section[data-step-id] h2'), quotes: seen('[data-quote]') };
	});
	expect(shown.title).toEqual([story.meta.title]);
	expect(shown.steps).toEqual(story.steps.map(({ title }) => title));
	expect(shown.quotes).toEqual(story.steps.flatMap(({ passages }) => passages.map(({ quote }) => quote)));
}

/** Scrolls with the wheel's own way, down the page: every step is reached, and the map stands at it. */
async function expectScrollReachesAll(page: Page): Promise<void> {
	for (const [index, id] of ids.entries()) {
		await page.evaluate((step) => {
			const text = document.querySelector(`[data-step-id="${step}"] [data-reading]`)?.getBoundingClientRect();
			const line = document.querySelector('.reading-line')?.getBoundingClientRect().top ?? NaN;
			scrollTo({ top: scrollY + ((text?.top ?? NaN) + (text?.bottom ?? NaN)) / 2 - line, behavior: 'instant' });
		}, id);
		await whenMap(page, { step: id, position: String(index) });
	}
}

test('in a stock Firefox the story can be read, scroll reaches every step, and the live map stands', async ({
	site
}) => {
	test.setTimeout(300_000);
	test.info().annotations.push({ type: 'browser', description: firefox?.version ?? '' });
	// Without a graphics card Firefox would have no WebGL.
	const software = { 'webgl.force-enabled': true, 'webgl.forbid-software': false };
	const { browser, page, problems } = await open(site.url, software);
	try {
		const hasWebGL2 = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null);
		test.skip(!hasWebGL2, 'Firefox gives no WebGL2 on this machine; without it the story is read by the next test');
		await whenMap(page, { state: 'live', renderer: 'map' });
		await expectReadable(page);
		await expectScrollReachesAll(page);
		expect(problems).toEqual([]);
	} finally {
		await browser.close();
	}
});

test('in a stock Firefox without WebGL the drawn map follows the scroll through every step, and says why', async ({
	site
}) => {
	test.setTimeout(300_000);
	const { browser, page, problems } = await open(site.url, { 'webgl.disabled': true });
	try {
		await whenMap(page, { state: 'failed', renderer: 'svg', reason: 'no-webgl' });
		await expectReadable(page);
		await expectScrollReachesAll(page);
		expect(problems).toEqual([]);
	} finally {
		await browser.close();
	}
});

test('D4: in a stock Firefox the map’s program is asked for again when the reader asks for it', async ({ site }) => {
	test.setTimeout(300_000);
	const { browser, page } = await open('about:blank', { 'webgl.disabled': true });
	try {
		// The page believes that it has WebGL2, and the program finds that it has none.
		await page.evaluateOnNewDocument(() => {
			const wishes: unknown[] = [];
			Object.assign(window, { wishes });
			HTMLCanvasElement.prototype.getContext = ((_kind: string, wish?: unknown) => {
				if (wish) wishes.push(wish);
				return wish ? null : { getExtension: () => null };
			}) as typeof HTMLCanvasElement.prototype.getContext;
		});
		const wishes = () => page.evaluate(() => (window as unknown as { wishes: unknown[] }).wishes.length);
		let isThere = false;
		await page.setRequestInterception(true);
		page.on('request', (request) => {
			const isProgram = request.url().includes(mapChunk());
			void (isProgram && !isThere ? request.respond({ status: 404 }) : request.continue());
		});
		await page.goto(site.url);
		await whenMap(page, { state: 'failed', reason: 'failed' });
		expect(await wishes()).toBe(0);
		isThere = true;
		await page.evaluate(() =>
			[...document.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Try'))?.click()
		);
		await expect.poll(wishes).toBeGreaterThan(0);
	} finally {
		await browser.close();
	}
});

test('in a stock Firefox the ledger filters, and the method page is whole', async ({ site }) => {
	test.setTimeout(300_000);
	const { browser, page, problems } = await open(`${site.url}claims/?status=denial`, { 'webgl.disabled': true });
	try {
		await expect.poll(() => page.$$eval('fieldset:not([disabled])', ({ length }) => length)).toBeGreaterThan(0);
		const statuses = await page.$eval('select[id$="-status"]', (select) => (select as HTMLSelectElement).value);
		expect(statuses).toBe('denial');
		const denials = story.steps.flatMap(({ claims }) => claims).filter(({ status }) => status === 'denial');
		const left = await page.$$eval('[data-claim]', (claims) =>
			claims.filter((claim) => claim.checkVisibility()).map((claim) => claim.getAttribute('data-claim'))
		);
		expect(left).toEqual(denials.map(({ id }) => id));
		await page.goto(`${site.url}method/`);
		expect(await page.$eval('h1', (title) => title.textContent)).toBe('How we know');
		expect(problems).toEqual([]);
	} finally {
		await browser.close();
	}
});
