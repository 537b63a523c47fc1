import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { newlyShared } from '../../src/lib/player/shared-talk.ts';
import { talkAt } from '../../src/lib/player/talk.ts';
import { siteFiles } from '../../tools/finish-site.ts';
import { serve } from '../../tools/serve.js';
import { scriptPayloads } from '../script-payloads.ts';
import { at, expect, test } from './fixtures.ts';
import { watchScripts } from './scripts-run.ts';
import { ids, secondStory, stayDrawn } from './story.ts';

/** The second story with texts that would run a script in every field that takes them; the gate builds it. */
const build = 'test-results/injected';

const inWords = (text: string) => text.trim().replace(/\s+/g, ' ');

const drawn = '?renderer=svg';
const file = (name: string, part = '') => `download/${name}.html${drawn}${part}`;

/** Each page of a site, and each of its files that is one, in an order in which none has to be loaded twice. */
const pages = [
	...['', '?questions', 'claims/', 'method/', 'share/', `embed/${drawn}`, 'embed/static/'],
	...['handout/', 'handout/worksheet/', 'present/lesson/', `present/${drawn}`, 'present/notes/'],
	// The pages of the one file are those of the site again: all of them at night.
	...['', ...(process.env.NIGHTLY ? ['#/claims', '#/method', '#/present'] : [])].map((part) => file('story', part)),
	...['#/notes', ...(process.env.NIGHTLY ? ['', '#/present'] : [])].map((part) => file('story-teacher', part))
];

/** Opens a page, and waits until its script has made what it makes. */
async function openMade(page: Page, site: { url: string }, path: string): Promise<void> {
	await page.goto(site.url + path);
	const [, part] = path.split('#');
	if (part !== undefined) await page.locator(`[id="${part}"]`).waitFor({ state: 'attached' });
	if (path === '?questions') await page.locator('.tasks').first().waitFor();
	if (path.startsWith('embed/?')) await page.locator('.embed.is-running').waitFor();
	// Its clock shows a time once it hears keys.
	if (path.endsWith('notes/') || part === '/notes') await expect(page.locator('.clock b').first()).not.toHaveText('–');
	if (path !== '') return;
	await at(page);
	// The panel is made in the browser, from data.
	await page.getByRole('link', { name: 'Who says what' }).first().click();
	await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
}

/** Goes through a talk from its title to its questions, in either of its windows, and calls back at each screen. */
async function talkThrough(page: Page, each: () => Promise<void>): Promise<void> {
	const count = secondStory.steps.length;
	const isNotes = (await page.locator('[data-notes]').count()) > 0;
	for (let screen = -1; screen <= count; screen += 1) {
		const name = screen < 0 ? 'Title' : screen < count ? `Step ${screen + 1} of ${count}` : 'Closing questions';
		if (isNotes) await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		else await expect(page.locator('[data-map]')).toHaveAttribute('data-position', String(screen));
		await each();
		await page.keyboard.press('PageDown');
	}
}

test('D10: a story whose every text would run a script shows them as text, on every page', async ({ page }) => {
	test.slow();
	const bundle = 'test-results/injected-story/injected.json';
	expect(existsSync(bundle), 'the gate writes and builds the injected story').toBe(true);
	const payloads = (JSON.parse(readFileSync(bundle, 'utf8')) as string[]).map(inWords);
	const site = await serve({ folder: build });
	const scripts = watchScripts(page);
	let shown = '';
	let followed = 0;
	for (const path of pages) {
		let words = '';
		const look = async () => {
			words += inWords(await page.evaluate(() => document.body.textContent));
			// A link of the drawing is SVG, whose `href` is no text.
			const addresses = await page.evaluate(() =>
				[...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href') ?? '', a.baseURI).href)
			);
			followed += addresses.length;
			for (const address of addresses) expect(address, path).toMatch(/^(?:https?|mailto):/);
			await scripts.nothingRan();
		};
		await openMade(page, site, path);
		await (/present\/\?|notes|#\/present/.test(path) ? talkThrough(page, look) : look());
		expect(payloads.filter((payload) => words.includes(payload)).length, path).toBeGreaterThan(0);
		shown += words;
	}
	expect(followed).toBeGreaterThan(100);
	for (const payload of payloads) expect(shown).toContain(payload);
	// A page of the site that is made later is tried, too.
	const tried = pages.map((path) => path.replace(/[?#].*/, '').replace(/(^|\/)$/, '$1index.html'));
	const made = siteFiles(build).filter((name) => name.endsWith('.html') && name !== '404.html');
	expect(made.filter((name) => !tried.includes(name))).toEqual([]);
	await site.close();
});

test('D10: no text in the address runs a script: fragment', async ({ page }) => {
	await stayDrawn(page);
	const scripts = watchScripts(page);
	for (const payload of scriptPayloads.slice(0, 3)) {
		await page.goto(`./#${payload}`);
		await at(page);
	}
	await page.evaluate(async (payloads) => {
		for (const payload of payloads) {
			for (const text of [payload, encodeURIComponent(payload)]) {
				location.hash = text;
				dispatchEvent(new HashChangeEvent('hashchange'));
				window.mapStory?.goTo(text);
				await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		}
	}, scriptPayloads);
	await scripts.nothingRan();
	expect(ids).toContain((await at(page)).step);
});

test('D10: no text in the address runs a script: the query of the ledger', async ({ page }) => {
	const scripts = watchScripts(page);
	const keys = ['speaker', 'status', 'place', 'paragraph', 'other'];
	for (let from = 0; from < scriptPayloads.length; from += 45) {
		const query = new URLSearchParams();
		for (const [index, payload] of scriptPayloads.slice(from, from + 45).entries()) {
			query.append(keys[index % keys.length] ?? '', payload);
			query.append(payload, keys[index % keys.length] ?? '');
		}
		await page.goto(`claims/?${query}`);
		await expect(page.locator('fieldset').first()).toBeEnabled();
		await scripts.nothingRan();
	}
});

/** Every name that some page reads in its query, and two that none does. */
const names = [
	...['renderer', 'questions', 'theme', 'ui', 'start', 'steps', 'scroll', 'talk'],
	...['childId', 'parentUrl', 'speaker', 'status', 'place', 'paragraph', 'other']
];

/** Each page of the site, one of its files that is one, and one that it does not have. */
const queried = [
	...['', 'claims/', 'method/', 'share/', 'embed/', 'embed/static/', 'handout/', 'handout/worksheet/'],
	...['present/', 'present/lesson/', 'present/notes/', 'download/story.html', 'nowhere/at/all/']
];

test.describe('the query of any page', () => {
	test.use({ expectedProblems: [/404 \(Not Found\)/] });

	test('D10: no text in the address runs a script: the query of any page', async ({ page }) => {
		test.slow();
		await stayDrawn(page);
		const scripts = watchScripts(page);
		for (const [turn, path] of queried.entries()) {
			// Half of them, for servers take no longer address: in turn, at night both halves.
			for (const half of process.env.NIGHTLY ? [0, 1] : [turn % 2]) {
				const query = new URLSearchParams();
				for (const [index, payload] of scriptPayloads.filter((_, index) => index % 2 === half).entries()) {
					query.append(names[index % names.length] ?? '', payload);
				}
				const response = await page.goto(`${path}?${query}`);
				expect(response?.status(), path).toBe(path.startsWith('nowhere') ? 404 : 200);
				await expect(page.locator('h1').first()).toBeAttached();
				// Its own scripts have run once what they are made of can be had again.
				await page.evaluate(() =>
					Promise.all(
						performance
							.getEntriesByType('resource')
							.flatMap(({ name }) => (/_app\/.*\.js$/.test(name) ? [import(name) as Promise<unknown>] : []))
					)
				);
				await scripts.nothingRan();
			}
		}
	});
});

/** A few of all payloads, from each kind of them; all at night. */
const some = scriptPayloads.filter((_, index) => process.env.NIGHTLY || index % 30 === 0);

test('D10: no text in the address runs a script: the query of an embed', async ({ page }) => {
	await stayDrawn(page);
	const scripts = watchScripts(page);
	for (const payload of some) {
		const query = new URLSearchParams(['start', 'theme', 'ui', 'renderer', 'scroll'].map((key) => [key, payload]));
		for (const step of [payload, ...scriptPayloads.slice(0, 20)]) query.append('steps', step);
		await page.goto(`embed/?${query}`);
		await page.locator('.embed.is-running').waitFor();
		expect((await at(page)).step).toBe(ids[0]);
		await scripts.nothingRan();
	}
});

test('D10: no text in the address runs a script: a talk’s name and screen', async ({ page }) => {
	const scripts = watchScripts(page);
	for (const payload of some) {
		await page.goto(`present/?${new URLSearchParams({ renderer: 'svg', talk: payload })}#${payload}`);
		expect((await at(page)).position).toBe(-1);
		await page.keyboard.press('PageDown');
		await expect(page.locator('[data-map]')).toHaveAttribute('data-step', ids[0] ?? '');
		await scripts.nothingRan();
	}
});

test('D10: no message from another window runs a script or moves a talk', async ({ page }) => {
	const scripts = watchScripts(page);
	await page.addInitScript(() => {
		const names: string[] = [];
		const Real = BroadcastChannel;
		Object.assign(window, {
			names,
			BroadcastChannel: class extends Real {
				constructor(name: string) {
					super(name);
					names.push(name);
				}
			}
		});
	});
	await page.goto('present/?renderer=svg');
	await at(page);
	const [name = '', ...others] = await page.evaluate(() => (window as unknown as { names: string[] }).names);
	expect(others).toEqual([]);
	const { talk, pointer } = newlyShared(talkAt(-1), 'a', true);

	/** What another window of the talk would tell, with one thing in it put as it is told here. */
	const told = (count: number, position: number, change: object = {}) => ({
		name,
		asks: false,
		isStage: false,
		shared: { talk: { ...talk, count, value: { ...talk.value, position }, ...change }, pointer }
	});
	const shapes = scriptPayloads.flatMap((text, index) => [
		text,
		{ name: text },
		{ name, shared: text, asks: true, isStage: true },
		{ ...told(1e15, 3), name: text },
		{ ...told(1e15, 3), asks: text },
		{ ...told(1e15, 3), isStage: text },
		{ name, asks: false, isStage: false, shared: { talk, pointer: { ...pointer, count: 1e15, value: [text, text] } } },
		...['position', 'part', 'screen', 'began'].map((field) =>
			told(1e15, 3, { value: { ...talk.value, position: 3, [field]: text } })
		),
		told(1e15, 3, { count: text }),
		// Whole, and of a window with such a name: it says that the talk is where it is.
		told(index + 1, -1, { by: text.slice(0, 40) })
	]);
	const tell = (way: 'broadcast' | 'window', messages: unknown[]) =>
		page.evaluate(
			([by, channel, all]) => {
				const broadcast = new BroadcastChannel(channel);
				for (const message of all)
					if (by === 'window') window.postMessage(message, '*');
					else broadcast.postMessage(message);
			},
			[way, name, messages] as const
		);

	// What is told in a talk's own form is heard, and in this order: so everything before it was heard, too.
	for (const [turn, way] of (['broadcast', 'window'] as const).entries()) {
		await tell(way, shapes);
		expect(await page.locator('[data-map]').getAttribute('data-position')).toBe('-1');
		await tell(way, [told(1000 + turn * 1000, 2)]);
		await expect(page.locator('[data-map]')).toHaveAttribute('data-position', '2');
		expect((await at(page)).position).toBe(2);
		await tell(way, [told(1001 + turn * 1000, -1)]);
		await expect(page.locator('[data-map]')).toHaveAttribute('data-position', '-1');
		await scripts.nothingRan();
	}
});

test('a script that does run is found out (so this one has to fail)', async ({ page }) => {
	test.fail();
	const scripts = watchScripts(page);
	await page.setContent('<script>alert(1)</script>');
	await scripts.nothingRan();
});
