import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectDrawnMapFollows, takeWebGl } from './drawn-map.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, expectCamera, expectPresence, ids, pathOn } from './story.ts';

test.use({ viewport: desktop, expectedProblems: [/^console error: .*(Failed to load resource|WebGL|Worker)/] });

/** Name of the chunk that MapLibre is in. */
function mapChunk(): string {
	const folder = 'build/_app/immutable/chunks';
	const chunk = readdirSync(folder).find((name) =>
		readFileSync(`${folder}/${name}`, 'utf8').includes('maplibregl-map')
	);
	if (!chunk) throw new Error('no chunk holds MapLibre');
	return chunk;
}

for (const [what, prepare] of Object.entries({
	'the map’s program cannot be loaded': (page) => page.route(`**/${mapChunk()}`, (route) => route.abort()),
	'the map’s data are not there': (page) => page.route('**/data/map.json', (route) => route.fulfill({ status: 404 })),
	'the map’s data are broken': (page) =>
		page.route('**/data/map.json', (route) => route.fulfill({ contentType: 'application/json', body: '{"basemap":' })),
	'the map’s worker cannot be loaded': (page) => page.route('**/maplibre-gl-worker*', (route) => route.abort()),
	'the browser has no WebGL': takeWebGl
} satisfies Record<string, (page: Page) => Promise<unknown>>)) {
	test(`when ${what}, the page says so and the drawn map follows the story`, async ({ page }) => {
		await prepare(page);
		await page.goto('/');
		await at(page);
		await expect(page.locator('[data-map]')).toHaveAttribute('data-state', 'failed', { timeout: 30_000 });
		await expectDrawnMapFollows(page);
	});
}

test('while the map’s data are on their way, the drawn map follows the story', async ({ page }) => {
	await page.route('**/data/map.json', () => {});
	await page.goto('/');
	expect(await at(page)).toMatchObject({ state: 'drawn' });
	await expectDrawnMapFollows(page);
});

test('a lost graphics context leaves the drawn map, and the live map comes back where the story is then', async ({
	page
}) => {
	await page.goto('/');
	await whenLive(page);
	const path = await pathOn(page);
	await page.evaluate(() => window.mapStory?.goTo(2));
	await at(page);
	const context = await page.evaluateHandle(() =>
		window.mapStory?.map?.getCanvas().getContext('webgl2')?.getExtension('WEBGL_lose_context')
	);
	await context.evaluate((extension) => extension?.loseContext());
	await expect(page.locator('[data-map]')).toHaveAttribute('data-state', 'drawn');
	await expectDrawnMapFollows(page);

	await page.evaluate(() => window.mapStory?.goTo(7));
	expect(await at(page)).toMatchObject({ step: ids[7], renderer: 'svg', state: 'drawn' });
	await context.evaluate((extension) => extension?.restoreContext());
	const back = await whenLive(page);
	expect(back).toMatchObject({ step: ids[7], position: 7, renderer: 'map' });
	expectCamera(back, path(7), 'after the context came back');
	const shown = await page.evaluate(() => {
		const map = window.mapStory?.map;
		return {
			...map?.getCenter(),
			zoom: map?.getZoom()
		};
	});
	expect(shown.lng).toBeCloseTo(path(7).center[0], 6);
	expect(shown.lat).toBeCloseTo(path(7).center[1], 6);
	expect(shown.zoom).toBeCloseTo(path(7).zoom, 6);
	await expectPresence(page, 7);
});
