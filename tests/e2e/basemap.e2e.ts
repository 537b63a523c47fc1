import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plainText } from '../../src/lib/style/online-basemap.ts';
import { themes } from '../../src/lib/tokens/tokens.ts';
import { siteFiles } from '../../tools/finish-site.ts';
import { scriptPayloads } from '../script-payloads.ts';
import { axeFaults } from './axe.ts';
import { archiveOf, pictureTile } from './basemap-archive.ts';
import {
	choose,
	credit,
	expectEmbedded,
	expectOnline,
	open,
	othersAreAsked,
	region,
	shareOf,
	turnBasemap
} from './basemap-page.ts';
import { holdTime } from './drawn-map.ts';
import { at, expect, whenLive } from './fixtures.ts';
import { goodStyle, hang, host, hostOf, json, origin, pink, send, status, test, type Answer } from './publisher.ts';
import { watchScripts } from './scripts-run.ts';
import { landscape } from './story.ts';

test.use({ viewport: landscape, expectedProblems: [othersAreAsked] });

// However long a busy machine needs for a tile: what happens when it is too long is in the tests of what fails.
test.beforeEach(({ page }) => holdTime(page));

test('E1, C15: a basemap of another host is asked for only when the reader wants it, who is told which host it is', async ({
	page,
	publisher,
	onlineSite
}) => {
	publisher.answer(hostOf());
	const elsewhere: string[] = [];
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (url.hostname !== new URL(onlineSite.url).hostname) elsewhere.push(url.host);
	});
	await open(page, onlineSite);
	await page.evaluate(() => window.mapStory?.goTo(7));
	await at(page);
	await expectEmbedded(page, 'offered');
	await page.getByRole('button', { name: 'Contents' }).click();
	const control = page.getByRole('switch', { name: `Basemap from ${host}` });
	await expect(control).toHaveAccessibleDescription(new RegExp(`${host} then learns your internet address`));
	expect(await axeFaults(page, '#contents')).toEqual([]);
	await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Close' }).click();
	expect(elsewhere).toEqual([]);

	await turnBasemap(page, true);
	await expectOnline(page);
	expect(new Set(elsewhere)).toEqual(new Set([host]));
	expect(await page.evaluate(() => localStorage.length)).toBe(0);

	await turnBasemap(page, false);
	await expectEmbedded(page, 'offered');
	const asked = elsewhere.length;
	await page.evaluate(() => window.mapStory?.goTo(2));
	await at(page);
	expect(elsewhere).toHaveLength(asked);
});

test('D4: a publisher’s style lies under the story’s own layers, in the place of the embedded basemap, and is credited', async ({
	page,
	publisher,
	onlineSite
}) => {
	publisher.answer(hostOf());
	const scripts: string[] = [];
	page.on('request', (request) => {
		if (/\.m?js$/.test(request.url())) scripts.push(request.url().slice(onlineSite.url.length));
	});
	await open(page, onlineSite);
	await turnBasemap(page, true);
	await expectOnline(page);
	await expect.poll(() => shareOf(page, pink)).toBeGreaterThan(0.6);
	// The program that reads archives is for archives.
	const readsArchives = (script: string) => /PMTiles/.test(readFileSync(path.join(onlineSite.folder, script), 'utf8'));
	expect(siteFiles(onlineSite.folder).filter((file) => file.endsWith('.js') && readsArchives(file))).toHaveLength(1);
	expect(scripts.length).toBeGreaterThan(5);
	expect(scripts.filter(readsArchives)).toEqual([]);
	await expect(credit(page)).toHaveText('Map data: Natural Earth; Test tiles & others');
	await page.evaluate(() => window.mapStory?.goTo(9));
	expect(await at(page)).toMatchObject({ position: 9, renderer: 'map' });
	await expect.poll(() => shareOf(page, pink)).toBeGreaterThan(0.6);
	await expectOnline(page);
});

test('D4: where tiles are transparent, empty or not there yet, no drawing of another step shows through the map', async ({
	page,
	publisher,
	onlineSite
}) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await open(page, onlineSite);
	const drawn = region(page).locator('.drawn');
	const answers: [string, Answer][] = [
		['transparent', (_, response) => send(response, 'image/png', pictureTile(pink, 0))],
		['empty', status(204)],
		['not there yet', hang]
	];
	for (const [what, answer] of answers) {
		await test.step(what, async () => {
			publisher.answer(hostOf());
			await page.evaluate(() => window.mapStory?.goTo(7));
			await at(page);
			await turnBasemap(page, true);
			await expectOnline(page);
			publisher.answer(hostOf({ '.png': answer }));
			const asked = page.waitForRequest(/\.png$/);
			await page.evaluate(() => window.mapStory?.goTo(1));
			await asked;
			await at(page);
			const water = [1, 3, 5].map((from) => parseInt(themes.light.water.slice(from, from + 2), 16));
			await expect.poll(() => shareOf(page, water)).toBeGreaterThan(0.6);
			const seen = await region(page).screenshot();
			await drawn.evaluate((drawing) => (drawing.style.visibility = 'hidden'));
			expect((await region(page).screenshot()).equals(seen)).toBe(true);
			await drawn.evaluate((drawing) => (drawing.style.visibility = ''));
			await turnBasemap(page, false);
		});
	}
});

test('D10: no credit of a publisher’s sources runs a script, in the style or where it names them: it is text', async ({
	page,
	publisher,
	onlineSite
}) => {
	const scripts = watchScripts(page);
	const tiles = ['tiles/{z}/{x}/{y}.png'];
	// Several in one: the work is that of each source.
	const credits = Array.from({ length: Math.ceil(scriptPayloads.length / 10) }, (_, index) =>
		scriptPayloads.slice(index * 10, index * 10 + 10).join(' · ')
	);
	const sources = credits.map((attribution, index): [string, object] =>
		index % 2
			? [`source-${index}`, { type: 'raster', url: `${index}.tile.json` }]
			: [`source-${index}`, { type: 'raster', tiles, attribution }]
	);
	publisher.answer(
		hostOf({
			'style.json': json({ ...goodStyle, sources: { ...goodStyle.sources, ...Object.fromEntries(sources) } }),
			'.tile.json': (request, response) => {
				const attribution = credits[Number(/(\d+)\.tile\.json$/.exec(request.url ?? '')?.[1])];
				json({ tilejson: '3.0.0', tiles: [`${origin}/tiles/{z}/{x}/{y}.png`], attribution })(request, response);
			}
		})
	);
	await open(page, onlineSite);
	await turnBasemap(page, true);
	await expectOnline(page);
	const shown = (await credit(page).textContent()) ?? '';
	for (const text of credits) expect(shown).toContain(plainText(text));
	expect(shown).toContain('<script>alert(1)</script>');
	// The one around the text is ours.
	await expect(credit(page).locator('*')).toHaveCount(1);
	await expect(credit(page).locator('> span')).toHaveCount(1);
	await scripts.nothingRan();
});

test.describe('an archive beside the build', () => {
	test.use({ expectedProblems: [] });

	for (const [what, tile, light, dark] of [
		['pictures', pictureTile(pink), pink, pink],
		['shapes', 'earth', [0xf1, 0xec, 0xe1], [0x26, 0x28, 0x2b]]
	] as const) {
		test(`E1: of ${what} is the basemap by itself, in the site’s colours, and asks no other host`, async ({
			page,
			onlineSite
		}) => {
			mkdirSync(path.join(onlineSite.folder, 'archives'), { recursive: true });
			writeFileSync(path.join(onlineSite.folder, `archives/${what}.pmtiles`), archiveOf(tile));
			await choose(page, { address: `pmtiles://archives/${what}.pmtiles`, hosts: [], theme: 'light' });
			await page.emulateMedia({ colorScheme: 'light' });
			await open(page, onlineSite);
			await expectOnline(page);
			await expect.poll(() => shareOf(page, light)).toBeGreaterThan(0.6);
			await expect(credit(page)).toHaveText('Map data: Natural Earth; Tests & others');
			await page.emulateMedia({ colorScheme: 'dark' });
			await expect.poll(() => shareOf(page, dark)).toBeGreaterThan(0.6);
			await expectOnline(page);
		});
	}
});

test('over a basemap with its own colours the map has the theme that goes with them, in the page’s other theme', async ({
	page,
	publisher,
	onlineSite
}) => {
	publisher.answer(hostOf());
	await page.emulateMedia({ colorScheme: 'dark' });
	await open(page, onlineSite);
	const halos = () =>
		page.evaluate(() => {
			const map = window.mapStory?.map;
			const label = map?.getStyle().layers.find(({ id }) => id.startsWith('label-'))?.id ?? '';
			const stage = document.querySelector('[data-map]');
			const overlay = stage && getComputedStyle(stage).getPropertyValue('--label-halo');
			return { labels: map?.getPaintProperty(label, 'text-halo-color'), overlay };
		});
	const [light, dark] = ['#f6f2e9', '#1d1f22'];
	expect(await halos()).toEqual({ labels: dark, overlay: dark });
	await turnBasemap(page, true);
	await expectOnline(page);
	await expect.poll(halos).toEqual({ labels: light, overlay: light });
	await turnBasemap(page, false);
	await expect.poll(halos).toEqual({ labels: dark, overlay: dark });
});

test('D3: after a lost graphics context the publisher’s basemap is there again', async ({
	page,
	publisher,
	onlineSite
}) => {
	publisher.answer(hostOf());
	await open(page, onlineSite);
	await turnBasemap(page, true);
	await expectOnline(page);
	const context = await page.evaluateHandle(() =>
		window.mapStory?.map?.getCanvas().getContext('webgl2')?.getExtension('WEBGL_lose_context')
	);
	await context.evaluate((extension) => extension?.loseContext());
	await expect(region(page)).toHaveAttribute('data-renderer', 'svg');
	await page.evaluate(() => window.mapStory?.goTo(7));
	await at(page);
	await context.evaluate((extension) => extension?.restoreContext());
	expect(await whenLive(page)).toMatchObject({ position: 7 });
	await expectOnline(page);
	await expect.poll(() => shareOf(page, pink)).toBeGreaterThan(0.6);
});

test.describe('a site without a publisher’s basemap', () => {
	test.use({ expectedProblems: [] });

	test('E1: has nothing of its program in any file, nor a switch for it', async ({ page }) => {
		const files = siteFiles('build').filter((file) => /\.(?:js|html|json)$/.test(file));
		expect(files.length).toBeGreaterThan(20);
		const marks = /pmtiles:|PMTiles|online-font|online basemap|Basemap from/;
		expect(files.filter((file) => marks.test(readFileSync(path.join('build', file), 'utf8')))).toEqual([]);
		await page.goto('./');
		await whenLive(page);
		await expect(region(page)).not.toHaveAttribute('data-basemap');
		await expect(page.getByRole('switch', { name: /basemap/i, includeHidden: true })).toHaveCount(0);
	});
});
