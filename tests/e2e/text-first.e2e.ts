import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { byId, type Inline } from '../../src/lib/story/story.ts';
import { abort, missing } from './answers.ts';
import { mapChunk, takeWebGl } from './drawn-map.ts';
import { at, expect, test, watch } from './fixtures.ts';
import { desktop, ids, landscape, story, textOf } from './story.ts';

type Step = (typeof story.steps)[number];

const inWords = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

const linksOf = (paragraph: readonly Inline[]): string[] =>
	paragraph.flatMap((inline) =>
		inline.kind === 'text' ? [] : [...(inline.kind === 'link' ? [inline.href] : []), ...linksOf(inline.children)]
	);

/** All that a step says, as it stands in the story's files. */
const wordsOf = ({ title, where, prose, passages, claims, context, charts, date }: Step) => [
	title,
	where,
	...prose.map(textOf),
	...passages.map(({ quote }) => quote),
	...claims.map(({ text }) => text),
	...context.flatMap(({ text, disagreement }) => [text, disagreement ?? '']),
	...charts.flatMap((chart) => [chart.title, chart.counts, chart.caption]),
	date.resolution
];

/** The addresses that a step leads to: its links and its sources. */
function addressesOf({ prose, context, charts, clocks }: Step): string[] {
	const facts = [...context, ...charts.flatMap((chart) => [...chart.values])];
	const cited = [...facts.flatMap(({ sources }) => sources), ...(clocks?.sources ?? [])];
	return [...prose.flatMap(linksOf), ...cited.map((id) => byId(story.sources, id).url)];
}

/** What can be read and followed of each step, once what opens is open, with the drawings that are seen in it. */
function readable(page: Page) {
	return page.locator('section[data-step-id]').evaluateAll((sections) =>
		sections.map((section) => {
			for (const details of section.querySelectorAll('details')) details.open = true;
			const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
			return {
				id: section.id,
				words: (section as HTMLElement).innerText,
				description: section.querySelector('[data-drawn] figcaption')?.textContent ?? '',
				addresses: [...section.querySelectorAll<HTMLAnchorElement>('a[href]')].filter(isSeen).map((a) => a.href),
				charts: [...section.querySelectorAll('[data-chart]')].filter(isSeen).length,
				marks: [...section.querySelectorAll('[data-drawn] svg.drawing [data-mark]')].filter(isSeen).length
			};
		})
	);
}

/** The tiles and the data of the map never come. */
const holdTiles = (page: Page) => page.route(/\/data\/map\.json|\.pmtiles|\.pbf|\.mvt/, () => {});

const blockChunk = (page: Page) => page.route(`**/${mapChunk()}*`, (route) => route.abort());

const conditions: { name: string; javaScriptEnabled?: boolean; prepare: ((page: Page) => Promise<unknown>)[] }[] = [
	{ name: 'without a script', javaScriptEnabled: false, prepare: [] },
	{ name: 'without WebGL', prepare: [takeWebGl] },
	{ name: 'without tiles', prepare: [holdTiles] },
	{ name: 'without MapLibre', prepare: [blockChunk] },
	{ name: 'without WebGL, tiles and MapLibre', prepare: [takeWebGl, holdTiles, blockChunk] },
	{ name: 'without any of them', javaScriptEnabled: false, prepare: [takeWebGl, holdTiles, blockChunk] }
];

for (const { name, javaScriptEnabled = true, prepare } of conditions) {
	test.describe(name, () => {
		test.use({ viewport: desktop, javaScriptEnabled, expectedProblems: [/Failed to load resource|WebGL/] });

		test('D1: every word, image, source and link of the story is there to be read', async ({ page }) => {
			for (const take of prepare) await take(page);
			await page.goto('./', { waitUntil: 'domcontentloaded' });
			await expect(page.locator('main')).toContainText(story.meta.standfirst);
			await expect(page.locator('main')).toContainText(story.meta.article.headline);
			const seen = await readable(page);
			expect(seen.map(({ id }) => id)).toEqual(ids);
			for (const [index, step] of story.steps.entries()) {
				const { words = '', description, addresses, charts, marks = 0 } = seen[index] ?? {};
				const text = inWords(words);
				expect(
					wordsOf(step).filter((word) => !text.includes(inWords(word))),
					`words of ${step.id}`
				).toEqual([]);
				expect(
					addressesOf(step).filter((address) => !addresses?.includes(address)),
					`addresses of ${step.id}`
				).toEqual([]);
				expect(description).toBe(step.description);
				expect(charts, `charts of ${step.id}`).toBe(step.charts.length);
				if (!javaScriptEnabled) expect(marks, `the drawing of ${step.id}`).toBeGreaterThan(0);
			}
			if (!javaScriptEnabled) return;
			for (const id of ids) {
				await page.evaluate((step) => window.mapStory?.goTo(step), id);
				expect(await at(page)).toMatchObject({ step: id, renderer: 'svg' });
				await expect(page.locator('[data-map] svg.drawing')).toBeVisible();
				await expect(page.locator('[data-map] svg.drawing [data-mark]').first(), id).toBeVisible();
			}
		});
	});
}

/** What a page shows to a browser without scripts, as text. */
async function shownWithoutScript(browser: Browser, url: string): Promise<string> {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: landscape });
	const problems = watch(context);
	const page = await context.newPage();
	await page.goto(url);
	const text = await page.locator('body').innerText();
	expect(problems).toEqual([]);
	await context.close();
	return text;
}

/** Waits until the page has given up its scripts: its browser says so, or its styles are those of a page without any. */
async function givenUp(page: Page, failed: Promise<unknown>): Promise<void> {
	const without = page.waitForFunction(() => {
		const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
		return rules.some((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'all');
	});
	await Promise.race([failed, without]);
}

/** The scripts that a page of the build starts with, by their paths below the site's root. */
function scriptsOf(address: string): string[] {
	const hints = readFileSync(`build/${address}index.html`, 'utf8').matchAll(/href="([^"]+)" rel="modulepreload"/g);
	return [...hints].map(([, href]) => new URL(href ?? '', `http://site/${address}`).pathname.slice(1));
}

test.describe('where a script that the page starts with cannot be loaded', () => {
	// What starts the scripts is the browser's own: of a file that it needs itself, it alone can speak.
	test.use({ viewport: landscape, expectedProblems: [/Failed to load resource|^page error: .*\/entry\//] });

	/** Reads a page while each of the scripts, one after the other, fails at once or while the page is read. */
	async function readWithout(page: Page, address: string, scripts: readonly string[], isLate: boolean, wanted: string) {
		for (const script of scripts) {
			const failed = page.waitForEvent('pageerror');
			let beginReading = () => {};
			const read = new Promise<void>((resolve) => (beginReading = resolve));
			await page.route(`**/${script}`, (route) => (isLate ? read.then(() => abort(route)) : missing(route)));
			await page.goto(address, { waitUntil: 'commit' });
			await expect(page.getByRole('heading').first()).toBeVisible();
			beginReading();
			await givenUp(page, failed);
			expect(await page.locator('body').innerText(), script).toBe(wanted);
			await page.unroute(`**/${script}`);
		}
	}

	for (const isLate of [false, true]) {
		test(`D1: the story is read as without scripts where one fails ${isLate ? 'while it is read' : 'at once'}`, async ({
			page,
			browser,
			site
		}) => {
			const wanted = await shownWithoutScript(browser, site.url);
			await readWithout(page, './', scriptsOf(''), isLate, wanted);
			await expect(page.locator('section[data-step-id] [data-drawn] svg.drawing')).toHaveCount(ids.length);
		});
	}

	for (const address of ['claims/', 'share/', 'embed/', 'handout/', 'present/', 'present/notes/']) {
		test(`D1: ${address} is read as without scripts where its own fails`, async ({ page, browser, site }) => {
			const own = scriptsOf(address).findLast((script) => /nodes\/[1-9]/.test(script)) ?? '';
			await readWithout(page, address, [own], true, await shownWithoutScript(browser, site.url + address));
		});
	}
});
