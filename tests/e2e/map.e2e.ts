import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import { toScreen } from '../../src/lib/scene/screen.ts';
import { byId } from '../../src/lib/story/story.ts';
import {
	desktop,
	landscape,
	expectCamera,
	expectPresence,
	ids,
	pathOn,
	phone,
	positionOn,
	readTo,
	stayDrawn,
	story
} from './story.ts';

test.use({ viewport: landscape });

/** Where the real MapLibre map stands. */
const mapOn = (page: Page) =>
	page.evaluate(() => {
		const map = window.mapStory?.map;
		if (!map) throw new Error('no live map');
		return { center: map.getCenter().toArray() as [number, number], zoom: map.getZoom(), bearing: map.getBearing() };
	});

const scrolled = (page: Page) => page.evaluate(() => scrollY);

/** The middle of the map, in CSS pixels of the viewport. */
async function middleOfMap(page: Page): Promise<{ x: number; y: number }> {
	const box = await page.locator('[data-map] > .frame').boundingBox();
	if (!box) throw new Error('no map');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('MapLibre, its worker, its style sheet and the map’s data are asked for only after the first paint', async ({
	page
}) => {
	const contents = new Map<string, Promise<string>>();
	page.on('response', (response) => {
		const { pathname } = new URL(response.url());
		if (/\.(?:js|css|json)$/.test(pathname)) contents.set(pathname, response.text());
	});
	await page.goto('./');
	await whenLive(page);
	const { firstPaint, starts } = await page.evaluate(() => ({
		firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
		starts: Object.fromEntries(
			performance.getEntriesByType('resource').map(({ name, startTime }) => [new URL(name).pathname, startTime])
		)
	}));
	const heavy: string[] = [];
	for (const [pathname, text] of contents) {
		if (/maplibre/i.test(await text) || /maplibre|map\.json$/.test(pathname)) heavy.push(pathname);
	}
	expect(heavy.filter((pathname) => pathname.endsWith('.css'))).toHaveLength(1);
	expect(heavy.filter((pathname) => /worker/.test(pathname))).toHaveLength(1);
	expect(heavy.filter((pathname) => pathname.endsWith('/data/map.json'))).toHaveLength(1);
	expect(heavy.filter((pathname) => pathname.includes('/chunks/')).length).toBeGreaterThanOrEqual(1);
	for (const pathname of heavy) expect(starts[pathname], pathname).toBeGreaterThan(firstPaint);
});

test('mapStory.map is the real map, at the camera that the attributes and the story say', async ({ page }) => {
	await page.goto('./');
	await whenLive(page);
	expect(await page.evaluate(() => window.mapStory?.map?.getContainer().closest('[data-map]') !== null)).toBe(true);
	const path = await pathOn(page);
	for (const [index, share] of [
		[0, 0.5],
		[2, 0.5],
		[4, 1.3],
		[8, 1.7],
		[12, 0.2]
	] as const) {
		await readTo(page, index, share);
		const now = await at(page);
		expect(now).toMatchObject({ renderer: 'map', state: 'live' });
		const camera = path(await positionOn(page));
		const map = await mapOn(page);
		expectCamera(now, map, 'the attributes against the map');
		expect(map.center[0]).toBeCloseTo(camera.center[0], 6);
		expect(map.center[1]).toBeCloseTo(camera.center[1], 6);
		expect(map.zoom).toBeCloseTo(camera.zoom, 6);
		expect(map.bearing).toBeCloseTo(camera.bearing, 6);
		await expectPresence(page, await positionOn(page));
	}
});

test.describe('exploring', () => {
	test.beforeEach(async ({ page }) => {
		await page.goto('./');
		await whenLive(page);
		await readTo(page, 6, 0.5);
		await at(page);
	});

	/** Explores the map: drags it and zooms it. */
	async function explore(page: Page) {
		await page.getByRole('button', { name: 'Explore the map' }).click();
		const { x, y } = await middleOfMap(page);
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x - 60, y - 40, { steps: 4 });
		await page.mouse.move(x - 120, y - 80, { steps: 4 });
		await page.mouse.up();
	}

	test('a drag moves the map under the pointer and the wheel zooms it, while the page stays', async ({ page }) => {
		const before = await at(page);
		const top = await scrolled(page);
		await explore(page);
		await expect
			.poll(async () => (await at(page)).center[0], { message: 'a drag to the left leads east' })
			.toBeGreaterThan(before.center[0]);
		const dragged = await at(page);
		expect(dragged.center[1], 'a drag upward leads south').toBeLessThan(before.center[1]);
		expect(dragged.zoom).toBe(before.zoom);
		expectCamera(dragged, await mapOn(page), 'after the drag');

		await page.mouse.wheel(0, -400);
		await expect.poll(async () => (await at(page)).zoom).toBeGreaterThan(before.zoom + 0.2);
		await page.getByRole('button', { name: 'Zoom out' }).click();
		const zoomed = await at(page);
		expectCamera(zoomed, await mapOn(page), 'after the zoom');
		expect(await scrolled(page)).toBe(top);
		expect(zoomed).toMatchObject({ step: before.step, position: before.position });
	});

	for (const [how, leave] of Object.entries({
		'“Back to the story”': (page) => page.getByRole('button', { name: 'Back to the story' }).click(),
		Escape: (page) => page.keyboard.press('Escape')
	} satisfies Record<string, (page: Page) => Promise<void>>)) {
		test(`${how} returns to the exact camera and place`, async ({ page }) => {
			const before = await at(page);
			const [top, map] = [await scrolled(page), await mapOn(page)];
			await explore(page);
			await expect.poll(async () => (await at(page)).center).not.toEqual(before.center);
			await leave(page);
			await expect(page.getByRole('button', { name: 'Explore the map' })).toBeVisible();
			expect(await at(page)).toEqual(before);
			expect(await mapOn(page)).toEqual(map);
			expect(await scrolled(page)).toBe(top);
		});
	}

	test('leaving while the map still glides stops it', async ({ page }) => {
		const before = await at(page);
		await page.getByRole('button', { name: 'Explore the map' }).click();
		const { x, y } = await middleOfMap(page);
		await page.mouse.move(x, y);
		await page.mouse.down();
		for (let turn = 1; turn <= 8; turn += 1) await page.mouse.move(x - 30 * turn, y);
		await page.mouse.up();
		await page.keyboard.press('Escape');
		expect(await at(page)).toEqual(before);
		expectCamera(before, await mapOn(page), 'after Escape');
	});

	test('going on to another step ends it', async ({ page }) => {
		await explore(page);
		await page.mouse.move(200, 400);
		await readTo(page, 7, 0.5);
		const now = await at(page);
		expect(now).toMatchObject({ step: ids[7], position: 7 });
		expectCamera(now, (await pathOn(page))(7), 'at the next step');
		expectCamera(now, await mapOn(page), 'the map');
		await expect(page.getByRole('button', { name: 'Explore the map' })).toBeVisible();
	});

	test('C3, C16: the map takes focus and arrow keys only while it is explored', async ({ page }) => {
		const canvas = page.locator('[data-map] canvas');
		const focus = () =>
			canvas.evaluate((element: HTMLElement) => {
				element.focus();
				return document.activeElement === element;
			});
		await expect(canvas).toHaveAttribute('tabindex', '-1');
		expect(await focus()).toBe(false);
		await page.getByRole('button', { name: 'Explore the map' }).click();
		await expect(canvas).toHaveAttribute('tabindex', '0');
		expect(await focus()).toBe(true);
		const before = await at(page);
		await page.keyboard.press('ArrowRight');
		await expect.poll(async () => (await at(page)).center[0]).toBeGreaterThan(before.center[0]);
		await page.keyboard.press('Escape');
		expect(await focus()).toBe(false);
		expect(await at(page)).toEqual(before);
	});

	test('C3: by keyboard alone: the button frees the map, and focus is not lost on the way in and out', async ({
		page
	}) => {
		await page.getByRole('button', { name: 'Explore the map' }).focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: 'Back to the story' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: 'Explore the map' })).toBeFocused();
	});
});

test('C16: while the map is not explored, the wheel over it scrolls the page and a drag does not move it', async ({
	page
}) => {
	await page.goto('./');
	await whenLive(page);
	const before = await at(page);
	const { x, y } = await middleOfMap(page);
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + 90, y + 90, { steps: 4 });
	await page.mouse.up();
	await page.mouse.dblclick(x, y);
	expect(await at(page)).toEqual(before);
	await page.mouse.wheel(0, 500);
	await expect.poll(() => scrolled(page)).toBe(500);
	expectCamera(await at(page), await mapOn(page), 'after the wheel');
});

for (const [name, viewport] of Object.entries({ phone, desktop })) {
	test.describe(`on a ${name}`, () => {
		test.use({ viewport });

		test('hovering or focusing a quotation marks its place on the map, at its very pixel and in view', async ({
			page
		}) => {
			test.slow();
			await stayDrawn(page);
			await page.goto('./');
			await at(page);
			const pointer = page.locator('[data-map] .pointer');
			for (const [index, step] of story.steps.entries()) {
				const marked = step.passages.find((passage) => passage.place !== undefined);
				if (marked?.place === undefined) continue;
				const place = byId(story.places, marked.place);
				const quotation = page
					.locator(`section[data-step-id="${step.id}"] blockquote`)
					.nth(step.passages.indexOf(marked));
				await expect(pointer).toHaveCount(0);
				for (const how of ['hover', 'focus'] as const) {
					// In the middle of what is read, beside the map.
					await quotation.evaluate((element) => element.scrollIntoView({ block: 'end', behavior: 'instant' }));
					await at(page);
					if (how === 'hover') await quotation.locator('.quote').hover();
					else await quotation.getByRole('button', { name: place.label }).focus();
					await expect(pointer, `${how} at ${step.id}`).toBeVisible();
					const { center, zoom } = await at(page);
					const [right, down] = toScreen(place.lngLat, { center, zoom, bearing: 0 });
					const box = await pointer.boundingBox();
					const middle = await middleOfMap(page);
					const off = [
						(box?.x ?? NaN) + (box?.width ?? NaN) / 2 - middle.x - right,
						(box?.y ?? NaN) + (box?.height ?? NaN) / 2 - middle.y - down
					];
					for (const pixels of off) expect(Math.abs(pixels), `${how}: ${place.id} at ${step.id}`).toBeLessThan(1);
					if ((await positionOn(page)) === index) {
						await expect(pointer, `${place.id} in view at ${step.id}`).toBeInViewport({ ratio: 0.5 });
					}
					await page.mouse.move(2, viewport.height - 2);
					await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
				}
			}
			await expect(pointer).toHaveCount(0);
		});

		test('the first and the last step show Baghdad airport, Ayn al-Asad and Erbil, labelled, each a link to its step', async ({
			page
		}) => {
			await stayDrawn(page);
			await page.goto('./');
			await at(page);
			for (const index of [0, 12]) {
				for (const { place, step } of [
					{ place: 'baghdad_airport', step: 'baghdad-airport' },
					{ place: 'ayn_al_asad', step: 'ayn-al-asad' },
					{ place: 'erbil_base', step: 'erbil' }
				]) {
					for (const how of ['click', 'Enter'] as const) {
						await page.evaluate((target) => window.mapStory?.goTo(target), index);
						await at(page);
						const { label } = byId(story.places, place);
						await expect(page.locator(`[data-map] [data-mark="place:${place}"]`)).toBeVisible();
						await expect(
							page.locator(`[data-map] [data-label="place:${place}"] text`).filter({ visible: true }).first()
						).toHaveText(new RegExp(label.split(' ')[0] ?? label));
						const link = page.locator('[data-map]').getByRole('link', { name: label });
						await expect(link).toHaveAttribute('href', `#${step}`);
						await expect(link).toBeInViewport({ ratio: 0.9 });
						if (how === 'click') await link.click();
						else {
							await link.focus();
							await page.keyboard.press('Enter');
						}
						expect(await at(page), `${how} on ${label}`).toMatchObject({ step, position: ids.indexOf(step) });
						if (how === 'Enter') {
							await page.keyboard.press('Tab');
							const next = await page.evaluate(() => document.activeElement?.closest('section')?.dataset.stepId);
							expect(next, 'the next stop of Tab').toBe(step);
						}
					}
				}
			}
		});
	});
}

test('the live map draws the labels of the three places of the first step, on their marks', async ({ page }) => {
	await page.goto(`./#${ids[0]}`);
	await whenLive(page);
	for (const id of ['baghdad_airport', 'ayn_al_asad', 'erbil_base']) {
		const { lngLat } = byId(story.places, id);
		const near = await page.evaluate((place) => {
			const map = window.mapStory?.map;
			const { x, y } = map?.project(place) ?? { x: NaN, y: NaN };
			const around: [[number, number], [number, number]] = [
				[x - 4, y - 4],
				[x + 4, y + 4]
			];
			return map?.queryRenderedFeatures(around).map(({ layer }) => layer.type);
		}, lngLat);
		expect(near, id).toContain('circle');
	}
});
