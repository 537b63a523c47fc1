import type { Page, Route } from '@playwright/test';
import { PNG } from 'pngjs';
import { abort, hang, missing } from './answers.ts';
import { elapse, expectDrawnMapFollows, holdTime, mapChunk, takeWebGl } from './drawn-map.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { landscape, expectCamera, expectPresence, ids, pathOn, story } from './story.ts';

test.use({ viewport: landscape, expectedProblems: [/^console error: .*(Failed to load resource|WebGL|Worker)/] });

for (const [what, prepare] of Object.entries({
	'the map’s program cannot be loaded': (page) => page.route(`**/${mapChunk()}*`, abort),
	'the map’s data are not there': (page) => page.route('**/data/map.json', missing),
	'the map’s data are broken': (page) =>
		page.route('**/data/map.json', (route) => route.fulfill({ contentType: 'application/json', body: '{"basemap":' })),
	'the map’s worker cannot be loaded': (page) => page.route('**/maplibre-gl-worker*', abort),
	'the browser has no WebGL': takeWebGl
} satisfies Record<string, (page: Page) => Promise<unknown>>)) {
	test(`when ${what}, the page says so and the drawn map follows the story`, async ({ page }) => {
		await prepare(page);
		await page.goto('./');
		await at(page);
		await expect(page.locator('[data-map]')).toHaveAttribute('data-state', 'failed', { timeout: 30_000 });
		await expectDrawnMapFollows(page);
	});
}

test('while the map’s data are on their way, the drawn map follows the story', async ({ page }) => {
	await page.route('**/data/map.json', () => {});
	await page.goto('./');
	expect(await at(page)).toMatchObject({ state: 'drawn' });
	await expectDrawnMapFollows(page);
});

const region = (page: Page) => page.locator('[data-map]');

/**
 * How long a fault may take until the page shows a state that stands, in milliseconds from where it begins to load the map;
 * of the 8 s that the bar allows, one is left for what comes before.
 */
const limit = 7000;

const garbage = (route: Route) => route.fulfill({ contentType: 'text/javascript', body: '}{ no program' });
const json = (body: string) => (route: Route) => route.fulfill({ contentType: 'application/json', body });

/** Every row of MapLibre's failures that can befall a style, sources, fonts and a worker of our own. */
const faults: [what: string, address: string, answer: (route: Route) => unknown, reason: string][] = [
	['the data answer 404', '**/data/map.json', missing, 'failed'],
	['the data answer 500', '**/data/map.json', (route) => route.fulfill({ status: 500 }), 'failed'],
	['the data’s connection is reset', '**/data/map.json', abort, 'failed'],
	['the data hang', '**/data/map.json', hang, 'late'],
	['the data are cut off', '**/data/map.json', json('{"basemap":'), 'failed'],
	['the data are of another form', '**/data/map.json', json('{}'), 'failed'],
	['the data are empty', '**/data/map.json', json('null'), 'failed'],
	['the program answers 404', `**/${mapChunk()}*`, missing, 'failed'],
	['the program hangs', `**/${mapChunk()}*`, hang, 'late'],
	['the program is none', `**/${mapChunk()}*`, garbage, 'failed'],
	['the stylesheet answers 404', '**/maplibre-gl.*.css', missing, 'failed'],
	['the stylesheet hangs', '**/maplibre-gl.*.css', hang, 'late'],
	['the worker answers 404', '**/maplibre-gl-worker*', missing, 'late'],
	['the worker hangs', '**/maplibre-gl-worker*', hang, 'late'],
	['the worker is no program', '**/maplibre-gl-worker*', garbage, 'late']
];

for (const [what, address, answer, reason] of faults) {
	test(`D4: when ${what}, the page says within 8 s that the drawn map stays`, async ({ page }) => {
		await holdTime(page);
		const asked = page.waitForRequest(address);
		await page.route(address, (route) => void answer(route));
		await page.goto('./');
		await at(page);
		await asked;
		await elapse(page, limit);
		await expect(region(page)).toHaveAttribute('data-state', 'failed');
		await expect(region(page)).toHaveAttribute('data-reason', reason);
		await expect(region(page).locator('.why-drawn')).toHaveText(/^The map is drawn: the live one .+\.$/);
		await page.evaluate(() => window.mapStory?.goTo(7));
		expect(await at(page)).toMatchObject({ step: ids[7], position: 7, renderer: 'svg' });
		for (const { id } of story.maps[7]?.drawing.dots ?? []) {
			await expect(region(page).locator(`svg.drawing [data-mark="${id}"]`)).toBeVisible();
		}
	});
}

for (const [what, answer] of Object.entries({ 'answer 404': missing, hang })) {
	test(`D4: when all fonts ${what}, the page is live or says within 8 s that the drawn map stays`, async ({ page }) => {
		await holdTime(page);
		await page.route('**/*.woff2', (route) => void answer(route));
		// The page's own fonts hold its load event back.
		await page.goto('./', { waitUntil: 'domcontentloaded' });
		await at(page);
		await expect(region(page).locator('canvas')).toHaveCount(1);
		await elapse(page, limit);
		await expect(region(page)).toHaveAttribute('data-state', /^(?:live|failed)$/);
	});
}

for (const [what, address] of Object.entries({
	data: '**/data/map.json',
	program: `**/${mapChunk()}*`,
	stylesheet: '**/maplibre-gl.*.css'
})) {
	test(`D4: after the ${what} could not be loaded, the map is tried again when the reader asks for it`, async ({
		page
	}) => {
		await page.route(address, missing);
		await page.goto('./');
		await expect(region(page)).toHaveAttribute('data-reason', 'failed');
		await page.unroute(address);
		await page.getByRole('button', { name: 'Try the map again' }).click();
		expect(await whenLive(page)).toMatchObject({ renderer: 'map' });
		await expect(region(page)).not.toHaveAttribute('data-reason');
	});
}

test('D4: a live map that comes after the page has called it late is shown', async ({ page }) => {
	await holdTime(page);
	let answer: () => void = () => {};
	const held = new Promise<void>((resolve) => (answer = resolve));
	await page.route('**/data/map.json', async (route) => {
		await held;
		await route.fallback();
	});
	await page.goto('./');
	await at(page);
	await elapse(page, limit);
	await expect(region(page)).toHaveAttribute('data-reason', 'late');
	answer();
	expect(await whenLive(page)).toMatchObject({ renderer: 'map' });
	await expect(region(page)).not.toHaveAttribute('data-reason');
});

/** Notes what each context of a canvas in the page is asked for; refuses some. */
function watchContexts(page: Page, refuse: 'nothing' | 'high-performance' | 'all on the page'): Promise<unknown> {
	return page.addInitScript((refused) => {
		const getContext = HTMLCanvasElement.prototype.getContext as (
			kind: string,
			wish?: WebGLContextAttributes
		) => unknown;
		const wishes: unknown[] = [];
		Object.assign(window, { wishes });
		Object.assign(HTMLCanvasElement.prototype, {
			getContext(this: HTMLCanvasElement, kind: string, wish?: WebGLContextAttributes) {
				// The page's own look whether there is WebGL has no wishes.
				if (kind !== 'webgl2' || !wish) return getContext.call(this, kind, wish);
				wishes.push(wish.powerPreference);
				if (refused === 'all on the page' || refused === wish.powerPreference) return null;
				return getContext.call(this, kind, wish);
			}
		});
	}, refuse);
}

const wishes = (page: Page) => page.evaluate(() => (window as { wishes?: unknown[] }).wishes);

test('D5: where no context for high performance is to be had, the map is made with the usual one', async ({ page }) => {
	await watchContexts(page, 'high-performance');
	await page.goto('./');
	await whenLive(page);
	expect(await wishes(page)).toEqual(['high-performance', 'default']);
	await expect(region(page).locator('.maplibregl-canvas-container')).toHaveCount(1);
});

test('D5: where neither is to be had, the drawn map stays after one retry, and nothing half-built', async ({
	page
}) => {
	await watchContexts(page, 'all on the page');
	await page.goto('./');
	await expect(region(page)).toHaveAttribute('data-reason', 'failed');
	expect(await wishes(page)).toEqual(['high-performance', 'default']);
	await expect(region(page).locator('.live > *')).toHaveCount(0);
});

test('D5: a context for high performance that is lost while the map is made is replaced by the usual one', async ({
	page
}) => {
	await watchContexts(page, 'nothing');
	// No data of the map’s tiles comes from the worker, so that it cannot be complete.
	let isHeld = true;
	await page.route('**/maplibre-gl-worker*', (route) => (isHeld ? undefined : route.fallback()));
	await page.goto('./');
	await expect(region(page).locator('canvas')).toHaveCount(1);
	isHeld = false;
	await loseContext(page);
	await expect.poll(() => wishes(page)).toEqual(['high-performance', 'default']);
	await expect(region(page).locator('canvas')).toHaveCount(1);
});

/** Loses the context of the live map's canvas; keeps what restores it in the page. */
function loseContext(page: Page): Promise<void> {
	return page.evaluate(() => {
		const extension = document
			.querySelector<HTMLCanvasElement>('[data-map] canvas')
			?.getContext('webgl2')
			?.getExtension('WEBGL_lose_context');
		if (!extension) throw new Error('no context to lose');
		Object.assign(window, { restoreContext: () => extension.restoreContext() });
		extension.loseContext();
	});
}

const restoreContext = (page: Page) =>
	page.evaluate(() => (window as { restoreContext?: () => void }).restoreContext?.());

/** The stage with its live map, which has wholly appeared over the drawn one. */
async function picture(page: Page): Promise<PNG> {
	await page.evaluate(() => document.fonts.ready);
	return PNG.sync.read(await region(page).locator('canvas').screenshot({ animations: 'disabled' }));
}

/** Share of pixels that differ by more than a shade. */
function difference(one: PNG, other: PNG): number {
	expect([other.width, other.height]).toEqual([one.width, one.height]);
	let count = 0;
	for (let at = 0; at < one.data.length; at += 4) {
		const apart = [0, 1, 2].some((channel) => Math.abs(one.data[at + channel]! - other.data[at + channel]!) > 3);
		if (apart) count += 1;
	}
	return count / (one.data.length / 4);
}

const styleOf = (page: Page) => page.evaluate(() => window.mapStory?.map?.getStyle());

test('D3: a context lost at any step, with a change of step during the loss, restores what a fresh load shows', async ({
	page
}) => {
	test.setTimeout(600_000);
	await holdTime(page);
	const fresh: { picture: PNG; style: unknown }[] = [];
	const restored: typeof fresh = [];
	// Every step at night; at every change a wide view and a close one.
	const steps = process.env.NIGHTLY ? [...ids.keys()] : [0, 7];
	for (const [turn, index] of steps.entries()) {
		await page.goto('about:blank');
		await page.goto(`./?at=${index}#${ids[index]}`);
		expect(await whenLive(page)).toMatchObject({ position: index });
		fresh[index] = { picture: await picture(page), style: await styleOf(page) };
		const next = steps[(turn + 1) % steps.length] as number;
		await loseContext(page);
		await expect(region(page)).toHaveAttribute('data-state', 'drawn');
		await page.evaluate((step) => window.mapStory?.goTo(step), next);
		expect(await at(page)).toMatchObject({ step: ids[next], renderer: 'svg' });
		await restoreContext(page);
		expect(await whenLive(page)).toMatchObject({ step: ids[next], position: next, renderer: 'map' });
		restored[next] = { picture: await picture(page), style: await styleOf(page) };
	}
	let most = 0;
	for (const index of steps) {
		const { picture, style } = restored[index] as (typeof restored)[number];
		expect(style, `style of step ${index}`).toEqual(fresh[index]?.style);
		const share = difference(picture, fresh[index]?.picture ?? picture);
		most = Math.max(most, share);
		expect(share, `share of pixels of step ${index} that differ`).toBeLessThan(0.001);
	}
	console.log(`at most ${(100 * most).toFixed(3)} % of the pixels of a restored map differ, in ${steps.length} steps`);
	expect(difference(fresh[0]!.picture, fresh[7]!.picture), 'two steps').toBeGreaterThan(0.01);
});

test('D3: colours and size that change during a loss are those of the restored map', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await holdTime(page);
	await page.goto('./');
	await whenLive(page);
	await loseContext(page);
	await expect(region(page)).toHaveAttribute('data-state', 'drawn');
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setViewportSize({ width: 900, height: 620 });
	await at(page);
	await restoreContext(page);
	await whenLive(page);
	const restored = await styleOf(page);
	await page.reload();
	await whenLive(page);
	expect(restored).toEqual(await styleOf(page));
});

test('D3: a context that is not restored within 3 s leaves the drawn map, until the reader tries the map again', async ({
	page
}) => {
	await holdTime(page);
	await page.goto('./');
	await whenLive(page);
	await page.evaluate(() => window.mapStory?.goTo(4));
	await at(page);
	await loseContext(page);
	await expect(region(page)).toHaveAttribute('data-state', 'drawn');
	await elapse(page, 3000);
	await expect(region(page)).toHaveAttribute('data-reason', 'lost');
	await expect(region(page).locator('canvas')).toHaveCount(0);
	await expectDrawnMapFollows(page);
	await page.evaluate(() => window.mapStory?.goTo(9));
	await page.getByRole('button', { name: 'Try the map again' }).click();
	expect(await whenLive(page)).toMatchObject({ step: ids[9], position: 9, renderer: 'map' });
});

test('C5, D3: what has the focus on an explored map leaves it to the map’s button when the context is lost, until the map is there again or given up', async ({
	page
}) => {
	await holdTime(page);
	await page.goto('./');
	const button = (name: string) => region(page).getByRole('button', { name, exact: true });
	const loseExplored = async () => {
		await whenLive(page);
		await button('Explore the map').click();
		await region(page).locator('.mark').first().focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog').getByRole('heading').first()).toBeFocused();
		await loseContext(page);
		await expect(button('The live map is loading')).toBeFocused();
		await expect(button('The live map is loading')).toHaveAttribute('aria-disabled', 'true');
		await expect(page.getByRole('dialog')).toHaveCount(0);
	};
	await loseExplored();
	await restoreContext(page);
	await whenLive(page);
	await expect(button('Explore the map')).toBeFocused();
	await elapse(page, 60_000);
	await loseExplored();
	await elapse(page, 3000);
	await expect(button('Try the map again')).toBeFocused();
});

test('D3: a context that is lost twice within a minute leaves the drawn map; a minute apart it is restored', async ({
	page
}) => {
	await holdTime(page);
	await page.goto('./');
	await whenLive(page);
	const loseAndRestore = async () => {
		await loseContext(page);
		await expect(region(page)).toHaveAttribute('data-renderer', 'svg');
		await restoreContext(page);
	};
	await loseAndRestore();
	await whenLive(page);
	await elapse(page, 60_000);
	await loseAndRestore();
	await whenLive(page);
	await loseContext(page);
	await expect(region(page)).toHaveAttribute('data-state', 'failed');
	await expect(region(page)).toHaveAttribute('data-reason', 'lost');
	await expect(region(page).locator('canvas')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Try the map again' })).toBeVisible();
});

test('D3: a context that is there again within 3 s is not given up while the picture is still being drawn', async ({
	page
}) => {
	await holdTime(page);
	await page.goto('./');
	await whenLive(page);
	await loseContext(page);
	await expect(region(page)).toHaveAttribute('data-state', 'drawn');
	await page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				// Comes after MapLibre's own answer, and before anything could be drawn.
				document.querySelector('[data-map] canvas')?.addEventListener('webglcontextrestored', () => {
					window.elapse?.(3000);
					resolve();
				});
				(window as { restoreContext?: () => void }).restoreContext?.();
			})
	);
	expect(await whenLive(page)).toMatchObject({ renderer: 'map' });
	await expect(region(page)).not.toHaveAttribute('data-reason');
});

test('D3: a lost graphics context leaves the drawn map, and the live map comes back where the story is then', async ({
	page
}) => {
	await holdTime(page);
	await page.goto('./');
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
