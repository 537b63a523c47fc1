import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, expectCamera, expectPresence, ids, pathOn, plateaus, positionOn, story, sweep } from './story.ts';

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

/** Fails unless the drawn map is what is seen, follows the scroll and shows the marks of the step. */
async function expectDrawnMapFollows(page: Page) {
	const path = await pathOn(page);
	const places = await plateaus(page);
	const drawing = page.locator('[data-map] svg.drawing');
	await expect(drawing).toBeVisible();
	for (const [index, share] of [
		[2, 0],
		[7, 0.4],
		[12, 0],
		[1, 0.6]
	] as const) {
		const { bottom = NaN } = places[index] ?? {};
		const next = places[index + 1]?.top ?? bottom;
		await sweep(page, [bottom + (next - bottom) * share]);
		const now = await at(page);
		expect(now.renderer).toBe('svg');
		expect(now.position).toBeCloseTo(index + share, 1);
		const camera = path(await positionOn(page));
		expectCamera(now, camera, `at ${now.position}`);
		const zoom = await drawing.evaluate((svg) => Number(getComputedStyle(svg).getPropertyValue('--zoom')));
		expect(zoom, 'zoom of the drawing').toBeCloseTo(camera.zoom, 3);
		if (share > 0) continue;
		const marks = (story.maps[index]?.drawing.dots ?? []).map((dot) => dot.id);
		for (const mark of marks) await expect(drawing.locator(`[data-mark="${mark}"]`)).toHaveCount(1);
	}
	await expect(page.getByRole('button', { name: 'Explore the map' })).toHaveCount(0);
	expect(await page.evaluate(() => window.mapStory?.map)).toBeUndefined();
}

for (const [what, prepare] of Object.entries({
	'the map’s program cannot be loaded': (page) => page.route(`**/${mapChunk()}`, (route) => route.abort()),
	'the map’s data are not there': (page) => page.route('**/data/map.json', (route) => route.fulfill({ status: 404 })),
	'the map’s data are broken': (page) =>
		page.route('**/data/map.json', (route) => route.fulfill({ contentType: 'application/json', body: '{"basemap":' })),
	'the map’s worker cannot be loaded': (page) => page.route('**/maplibre-gl-worker*', (route) => route.abort()),
	'the browser has no WebGL': (page) =>
		page.addInitScript(() => {
			const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, ...rest: unknown[]) => unknown;
			Object.assign(HTMLCanvasElement.prototype, {
				getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
					return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
				}
			});
		})
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
