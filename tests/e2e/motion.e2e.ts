import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import { landscape, expectCamera, expectPresence, ids, pathOn, phone, plateaus, stayDrawn } from './story.ts';

test.use({ viewport: landscape });

const movement = (page: Page) => page.getByRole('switch', { name: 'Stop map movement' });

/** Sets the page's own switch, as a reader does. */
async function stopMovement(page: Page, isStill: boolean): Promise<void> {
	await page.getByRole('button', { name: 'Contents' }).click();
	await movement(page).setChecked(isStill);
	await page.getByRole('button', { name: 'Close' }).click();
}

/** What both renderers show in the very frame after a scroll to a share of the way from a step to the next. */
async function shownOnTheWay(page: Page, index: number, share: number) {
	const all = await plateaus(page);
	const from = all[index]?.bottom ?? NaN;
	const place = from + ((all[index + 1]?.top ?? NaN) - from) * share;
	return page.evaluate(async (top) => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		scrollTo({ top, behavior: 'instant' });
		// The scroll is measured in the next frame; what is seen after it was set in it.
		await frame();
		await new Promise((resolve) => setTimeout(resolve));
		const region = document.querySelector<HTMLElement>('[data-map]');
		const map = window.mapStory?.map;
		const [lng = NaN, lat = NaN] = (region?.dataset.center ?? '').split(',').map(Number);
		const drawing = region?.querySelector('svg.drawing');
		return {
			center: [lng, lat] as [number, number],
			zoom: Number(region?.dataset.zoom),
			position: window.mapStory?.position ?? NaN,
			map: map && { center: map.getCenter().toArray() as [number, number], zoom: map.getZoom() },
			isMoving: map?.isMoving() ?? false,
			half: [...(drawing?.querySelectorAll('g[opacity]') ?? [])].length,
			animations: region?.getAnimations({ subtree: true }).length
		};
	}, place);
}

/** Fails unless the map jumps: on the way it stands at the step before or after, exactly, and nothing is half there. */
async function expectStill(page: Page) {
	const path = await pathOn(page);
	for (const [index, share, nearest] of [
		[2, 0.3, 2],
		[2, 0.7, 3],
		[6, 0.45, 6],
		[6, 0.55, 7]
	] as const) {
		const shown = await shownOnTheWay(page, index, share);
		expect(shown.position).toBeCloseTo(index + share, 1);
		expectCamera(shown, path(nearest), `at ${shown.position}`);
		if (shown.map) {
			expectCamera(shown.map, path(nearest), `the live map at ${shown.position}`);
			await expectPresence(page, nearest);
		}
		expect(shown).toMatchObject({ isMoving: false, half: 0, animations: 0 });
	}
}

/** Fails unless the map moves with the scroll. */
async function expectMoving(page: Page) {
	const path = await pathOn(page);
	const shown = await shownOnTheWay(page, 2, 0.3);
	expectCamera(shown, path(shown.position), `at ${shown.position}`);
	expect(Math.abs(shown.center[0] - path(2).center[0])).toBeGreaterThan(0.0001);
}

const renderers = {
	'the drawn map': { address: './?renderer=svg', ready: at },
	'the live map': { address: './', ready: whenLive }
};

for (const [what, { address, ready }] of Object.entries(renderers)) {
	for (const reducedMotion of ['reduce', 'no-preference'] as const) {
		test.describe(`C7: ${what}, system: ${reducedMotion}`, () => {
			test.beforeEach(async ({ page }) => {
				await page.emulateMedia({ reducedMotion });
				await page.goto(address);
				await ready(page);
			});

			if (reducedMotion === 'reduce') {
				test('stands at its target in the same frame, without a fade, until the reader lets it move', async ({
					page
				}) => {
					await expectStill(page);
					await stopMovement(page, false);
					await expectMoving(page);
				});
			} else {
				test('moves until the reader stops it, and then stands at its target in the same frame', async ({ page }) => {
					await expectMoving(page);
					await stopMovement(page, true);
					await expectStill(page);
				});
			}
		});
	}
}

test('C7: the reader’s choice is kept over a reload and wins when the system changes', async ({ page }) => {
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await page.goto('./?renderer=svg');
	await at(page);
	await stopMovement(page, true);
	await page.reload();
	await at(page);
	await expectStill(page);
	await stopMovement(page, false);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.reload();
	await at(page);
	await expectMoving(page);
});

test('C7: where the reader has not chosen, the switch and the map follow the system as it changes', async ({
	page
}) => {
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await page.goto('./?renderer=svg');
	await at(page);
	await expectMoving(page);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await expectStill(page);
	await page.getByRole('button', { name: 'Contents' }).click();
	await expect(movement(page)).toBeChecked();
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('C7: the switch works where storage throws', async ({ page }) => {
	await page.addInitScript(() => {
		const refuse = () => {
			throw new DOMException('refused', 'SecurityError');
		};
		Object.defineProperty(window, 'localStorage', { get: refuse });
	});
	await page.goto('./?renderer=svg');
	await at(page);
	await stopMovement(page, true);
	await expectStill(page);
});

for (const [system, choice] of [
	['reduce', undefined],
	['no-preference', true],
	['reduce', true]
] as const) {
	test(`C7: without motion (system: ${system}, switch: ${choice ?? 'untouched'}) the live map appears without a fade, and its buttons jump`, async ({
		page
	}) => {
		await page.emulateMedia({ reducedMotion: system });
		await page.goto('./');
		await at(page);
		if (choice !== undefined) await stopMovement(page, choice);
		await whenLive(page);
		const appear = await page.locator('[data-map] .live').evaluate((live) => getComputedStyle(live).transitionDuration);
		expect(appear).toBe('0s');
		await page.getByRole('button', { name: 'Explore the map' }).click();
		await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible();
		const zooms = await page.evaluate(() => {
			const map = window.mapStory?.map;
			const before = map?.getZoom() ?? NaN;
			document.querySelector<HTMLElement>('[aria-label="Zoom in"]')?.click();
			return { by: (map?.getZoom() ?? NaN) - before, isMoving: map?.isMoving() };
		});
		expect(zooms).toEqual({ by: 1, isMoving: false });
	});
}

test('C7: with the system set to reduce and the reader’s own choice to move, the live map fades in and glides', async ({
	page
}) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('./');
	await at(page);
	await stopMovement(page, false);
	await whenLive(page);
	const appear = await page.locator('[data-map] .live').evaluate((live) => getComputedStyle(live).transitionDuration);
	expect(appear).not.toBe('0s');
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible();
	const isMoving = await page.evaluate(() => {
		document.querySelector<HTMLElement>('[aria-label="Zoom in"]')?.click();
		return window.mapStory?.map?.isMoving();
	});
	expect(isMoving).toBe(true);
});

/** Whether each of the map's own moves is at its target at once or has yet to go there. */
function ownMoves(page: Page): Promise<Record<string, 'jumps' | 'glides' | 'stays'>> {
	return page.evaluate(() => {
		const map = window.mapStory?.map;
		const canvas = map?.getCanvas();
		if (!map || !canvas) throw new Error('no live map');
		const { x, y, width, height } = canvas.getBoundingClientRect();
		const press = (keyCode: number) => canvas.dispatchEvent(new KeyboardEvent('keydown', { keyCode, bubbles: true }));
		const mouse = (target: EventTarget, type: string, share: number, shiftKey = false) =>
			target.dispatchEvent(
				new MouseEvent(type, {
					bubbles: true,
					cancelable: true,
					clientX: x + width * share,
					clientY: y + height * share,
					shiftKey
				})
			);
		const moves: Record<string, () => void> = {
			arrow: () => press(39),
			plus: () => press(187),
			minus: () => press(189),
			button: () => document.querySelector<HTMLElement>('[aria-label="Zoom in"]')?.click(),
			'double click': () => mouse(canvas, 'dblclick', 0.6),
			box: () => {
				mouse(canvas, 'mousedown', 0.3, true);
				mouse(document, 'mousemove', 0.7, true);
				mouse(document, 'mouseup', 0.7, true);
			}
		};
		const camera = () => JSON.stringify([map.getCenter(), map.getZoom()]);
		const ways = Object.entries(moves).map(([name, move]) => {
			const before = camera();
			move();
			const way = map.isMoving() ? 'glides' : camera() === before ? 'stays' : 'jumps';
			map.stop();
			return [name, way] as const;
		});
		return Object.fromEntries(ways);
	});
}

/** How many cameras the map takes after one turn of the wheel. */
async function camerasOfWheel(page: Page): Promise<number> {
	await page.evaluate(() => {
		const seen = new Set<string>();
		Object.assign(window, { seen });
		window.mapStory?.map?.on('move', ({ target }) => seen.add(target.getZoom().toFixed(6)));
	});
	const count = () => page.evaluate(() => (window as unknown as { seen: Set<string> }).seen.size);
	const box = await page.locator('[data-map] canvas').boundingBox();
	await page.mouse.move((box?.x ?? NaN) + 40, (box?.y ?? NaN) + (box?.height ?? NaN) / 2);
	await page.mouse.wheel(0, -240);
	await expect.poll(count).toBeGreaterThan(0);
	await at(page);
	return count();
}

test('C7: the switch stops the moves that the live map makes by itself, and lets them go again, at any time', async ({
	page
}) => {
	const all = (way: string) => ({ arrow: way, plus: way, minus: way, button: way, 'double click': way, box: way });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('./');
	await whenLive(page);
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible();
	expect(await ownMoves(page)).toEqual(all('jumps'));
	expect(await camerasOfWheel(page)).toBe(1);
	await stopMovement(page, false);
	expect(await ownMoves(page)).toEqual(all('glides'));
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await stopMovement(page, true);
	expect(await ownMoves(page)).toEqual(all('jumps'));
});

test('C7, C9: the switch stands beside the colours, and is large enough for a finger', async ({ page }) => {
	await page.setViewportSize(phone);
	await page.goto('./?renderer=svg');
	await at(page);
	await page.getByRole('button', { name: 'Contents' }).click();
	await expect(movement(page)).toBeInViewport({ ratio: 1 });
	const box = await page.locator('label', { hasText: 'Stop map movement' }).boundingBox();
	expect(box?.height).toBeGreaterThanOrEqual(24);
});

/** Presses Next; returns where the map is in the next frame, as its region says it. */
async function centerAfterNext(page: Page): Promise<string | undefined> {
	const next = await page.getByRole('button', { name: 'Next' }).elementHandle();
	return page.evaluate(async (button) => {
		(button as HTMLElement).click();
		await new Promise((resolve) => requestAnimationFrame(resolve));
		return document.querySelector<HTMLElement>('[data-map]')?.dataset.center;
	}, next);
}

/** Where the map is at rest, as its region says it. */
const centerAtRest = async (page: Page) => (await at(page)).center.map((degrees) => degrees.toFixed(5)).join();

for (const path of ['embed/', `present/#${ids[0]}`]) {
	test(`C7: on /${path} the map stands at the next step in the next frame where the system wants no motion, and flies there elsewhere`, async ({
		page
	}) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await stayDrawn(page);
		await page.goto(`./${path}`);
		const first = await centerAtRest(page);
		const second = await centerAfterNext(page);
		expect(second).not.toBe(first);
		expect(second).toBe(await centerAtRest(page));
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		const onTheWay = await centerAfterNext(page);
		expect(onTheWay).not.toBe(await centerAtRest(page));
		await expect(page.locator('[data-map]')).toHaveAttribute('data-step', ids[2] ?? '');
	});

	test(`C7: on /${path} the switch wins over the system, both ways`, async ({ page }) => {
		const choose = async (isStill: boolean) => {
			if (path === 'embed/') return movement(page).setChecked(isStill);
			await page.getByRole('button', { name: 'Keys' }).click();
			await movement(page).setChecked(isStill);
			await page.getByRole('button', { name: 'Close' }).click();
		};
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		await stayDrawn(page);
		await page.goto(`./${path}`);
		await at(page);
		await choose(true);
		expect(await centerAfterNext(page)).toBe(await centerAtRest(page));
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await choose(false);
		const onTheWay = await centerAfterNext(page);
		expect(onTheWay).not.toBe(await centerAtRest(page));
	});
}

test('C7: the embed has the switch in sight, which stops the map at once, and leaves it out where there is no room', async ({
	page
}) => {
	await stayDrawn(page);
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await page.goto('./embed/');
	await at(page);
	await expect(movement(page)).toBeInViewport({ ratio: 1 });
	await movement(page).check();
	await page.reload();
	await at(page);
	await expect(movement(page)).toBeChecked();
	expect(await centerAfterNext(page)).toBe(await centerAtRest(page));
	await page.setViewportSize({ width: 320, height: 240 });
	await expect(movement(page)).toBeHidden();
	await page.setViewportSize(phone);
	await expect(movement(page)).toBeInViewport({ ratio: 1 });
	await page.goto('./embed/?ui=minimal');
	await at(page);
	await expect(movement(page)).toBeHidden();
});
