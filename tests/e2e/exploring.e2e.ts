import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { placeGuide } from '../../src/lib/scene/place-guide.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, expectCamera, ids, indexOf, landscape, pathOn, phone } from './story.ts';

const guide = placeGuide(readBundle('geodata/reciprocal-blow').story);

/** Opens a step and explores its map. */
async function explore(page: Page, step: string) {
	await page.goto(`./#${step}`);
	await whenLive(page);
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await expect(page.getByRole('button', { name: 'Next place' })).toBeVisible();
	await at(page);
}

const marks = (page: Page) => page.locator('[data-map] .mark');

for (const [name, viewport] of Object.entries({ phone, desktop })) {
	test.describe(`exploring by keyboard alone on a ${name}`, () => {
		test.use({ viewport });

		test('C4: each place is a button of its own name, and Enter and Space open what is said there', async ({
			page
		}) => {
			test.slow();
			for (const step of [ids[0] ?? '', 'two-bases', 'parliament-vote']) {
				await explore(page, step);
				const places = guide[step] ?? [];
				const named = await marks(page).evaluateAll((all) =>
					all.map((mark) => {
						const { width, height } = mark.getBoundingClientRect();
						return { tag: mark.localName, name: mark.ariaLabel, width, height, expanded: mark.ariaExpanded };
					})
				);
				expect(named.length, step).toBeGreaterThan(1);
				expect(new Set(named.map((mark) => mark.name)).size, 'different names').toBe(named.length);
				const shown = named.reduce(
					(sum, mark) => sum + 1 + Number(/ and (\d+) more$/.exec(mark.name ?? '')?.[1] ?? 0),
					0
				);
				expect(shown, 'places on the stage').toBe(places.length);
				for (const mark of named) {
					expect(mark).toMatchObject({ tag: 'button', expanded: 'false' });
					expect(Math.min(mark.width, mark.height)).toBeGreaterThanOrEqual(24);
				}
				for (const [index, key] of (['Enter', 'Space'] as const).entries()) {
					const mark = marks(page).nth(index);
					const id = await mark.getAttribute('data-place');
					const told = places.find((place) => place.id === id);
					// Its panel tells of all that it stands for, this place first.
					expect(told).toBeDefined();
					await mark.focus();
					await page.keyboard.press(key);
					const panel = page.getByRole('dialog', { name: told?.name ?? '', exact: true });
					await expect(panel).toBeVisible();
					await expect(mark).toHaveAttribute('aria-expanded', 'true');
					await expect(panel.getByRole('heading', { name: told?.name ?? '', exact: true })).toBeFocused();
					for (const claim of told?.claims ?? []) {
						await expect(panel).toContainText(claim.text);
						await expect(panel).toContainText(claim.speaker);
					}
					await page.keyboard.press('Escape');
					await expect(panel).toHaveCount(0);
					await expect(mark).toBeFocused();
					await expect(mark).toHaveAttribute('aria-expanded', 'false');
					await expect(page.getByRole('button', { name: 'Back to the story' }), 'still exploring').toBeVisible();
				}
				await page.keyboard.press('Escape');
				await expect(page.getByRole('button', { name: 'Explore the map' })).toBeFocused();
			}
		});

		test('C3: the keys that move the map are told in words beside it', async ({ page }) => {
			await explore(page, 'two-bases');
			const keys = page.locator('#map-keys');
			await expect(keys).toBeInViewport({ ratio: 1 });
			for (const key of ['arrows', '+', '−', 'Tab', 'Esc']) await expect(keys).toContainText(key);
			const box = await keys.boundingBox();
			const stage = await page.locator('[data-map]').boundingBox();
			expect(box?.y).toBeGreaterThanOrEqual(stage?.y ?? NaN);
			await expect(page.getByRole('group', { name: 'Move the map' })).toHaveAccessibleDescription(
				/arrows move the map/
			);
		});
	});
}

test.describe('with a pointer that can only press', () => {
	test.use({ viewport: landscape, contextOptions: { reducedMotion: 'reduce' } });

	test('C8: buttons zoom, go from place to place and show the whole step again', async ({ page }) => {
		await explore(page, 'two-bases');
		const camera = (await pathOn(page))(indexOf('two-bases'));
		const places = guide['two-bases'] ?? [];
		for (const place of [...places, ...places.slice(0, 1)]) {
			await page.getByRole('button', { name: 'Next place' }).click();
			expectCamera(await at(page), { center: place.lngLat, zoom: camera.zoom, bearing: 0 }, place.id);
			await expect(page.locator('[data-map] [role="status"]')).toContainText(place.name);
		}
		await page.getByRole('button', { name: 'Zoom in' }).click();
		await expect.poll(async () => (await at(page)).zoom).toBeCloseTo(camera.zoom + 1, 2);
		await page.getByRole('button', { name: 'Zoom out' }).click();
		await page.getByRole('button', { name: 'Zoom out' }).click();
		await expect.poll(async () => (await at(page)).zoom).toBeCloseTo(camera.zoom - 1, 2);
		await page.getByRole('button', { name: 'Reset' }).click();
		expectCamera(await at(page), camera, 'after Reset');
		await expect(page.getByRole('button', { name: 'Back to the story' })).toBeVisible();
	});

	test('C4: a mark that takes the focus beneath something else comes into the middle', async ({ page }) => {
		await explore(page, 'two-bases');
		const { center } = await at(page);
		const mark = page.locator('[data-map] .mark[data-place="kermanshah"]');
		// The place is brought beneath the button that leads back.
		await page.evaluate(() => {
			const map = window.mapStory?.map;
			const button = document.querySelector('[data-map] .controls button')?.getBoundingClientRect();
			const mark = document.querySelector('[data-map] .mark[data-place="kermanshah"]')?.getBoundingClientRect();
			if (!map || !button || !mark) return;
			map.panBy([mark.x + mark.width / 2 - button.x - 20, mark.y + mark.height / 2 - button.y - 16], {
				animate: false
			});
		});
		await expect.poll(async () => (await at(page)).center).not.toEqual(center);
		await mark.focus();
		const place = guide['two-bases']?.find(({ id }) => id === 'kermanshah');
		await expect.poll(async () => (await at(page)).center[0]).toBeCloseTo(place?.lngLat[0] ?? NaN, 3);
		await expect(mark).toBeFocused();
	});

	test('C4: a mark that is pressed half beneath something else opens what is said there, and the map stays', async ({
		page
	}) => {
		await explore(page, 'two-bases');
		const mark = page.locator('[data-map] .mark[data-place="kermanshah"]');
		const { center } = await at(page);
		// Its left half comes to lie over the edge of the stage.
		await page.evaluate(() => {
			const stage = document.querySelector('[data-map]')?.getBoundingClientRect();
			const mark = document.querySelector('[data-map] .mark[data-place="kermanshah"]')?.getBoundingClientRect();
			if (!stage || !mark) return;
			window.mapStory?.map?.panBy([mark.x + mark.width / 2 - stage.x - 2, 0], { animate: false });
		});
		await expect.poll(async () => (await at(page)).center).not.toEqual(center);
		const moved = await at(page);
		const box = await mark.boundingBox();
		await page.mouse.click((box?.x ?? NaN) + (box?.width ?? NaN) * 0.75, (box?.y ?? NaN) + (box?.height ?? NaN) / 2);
		await expect(page.getByRole('dialog', { name: 'Kermanshah province', exact: true })).toBeVisible();
		expectCamera(await at(page), { ...moved, bearing: 0 }, 'after the press');
	});

	for (const { path, width, height } of [
		{ path: '#two-bases', width: 640, height: 400 },
		{ path: 'embed/?steps=two-bases', width: 320, height: 640 }
	]) {
		test(`C4, C5: on a low stage, /${path} at ${width}×${height}, each mark that Tab comes to lies under nothing, and so does the next place`, async ({
			page
		}) => {
			await page.setViewportSize({ width, height });
			await page.goto(`./${path}`);
			await whenLive(page);
			await page.getByRole('button', { name: 'Explore the map' }).click();
			await expect(marks(page).first()).toBeVisible();
			const isSeen = (mark: Element) => {
				const { left, top, width, height } = mark.getBoundingClientRect();
				const [x, y] = [left + width / 2, top + height / 2];
				return [y - height / 3, y, y + height / 3].every((at) => document.elementFromPoint(x, at) === mark);
			};
			for (const { id } of guide['two-bases'] ?? []) {
				await page.getByRole('button', { name: 'Next place' }).click();
				await at(page);
				expect(await page.locator(`[data-map] .mark[data-place="${id}"]`).evaluate(isSeen), id).toBe(true);
			}
			await page.getByRole('button', { name: 'Reset' }).click();
			await at(page);
			const seen: boolean[] = [];
			await page.locator('[data-map] canvas').focus();
			for (await page.keyboard.press('Tab'); ; await page.keyboard.press('Tab')) {
				await at(page);
				const focused = page.locator('[data-map] .mark:focus');
				if (!(await focused.count())) break;
				seen.push(await focused.evaluate(isSeen));
			}
			expect(seen.length).toBeGreaterThan(1);
			expect(seen).not.toContain(false);
		});
	}

	test('places too close together to be pressed apart share a button, which comes apart closer up', async ({
		page
	}) => {
		await explore(page, 'parliament-vote');
		const names = () => marks(page).evaluateAll((all) => all.map((mark) => mark.ariaLabel));
		for (let zooms = 0; zooms < 3; zooms += 1) await page.getByRole('button', { name: 'Zoom out' }).click();
		await expect.poll(async () => (await names()).join()).toMatch(/ and \d more$/);
		const joined = (await names()).at(-1) ?? '';
		await page.locator('[data-map]').getByRole('button', { name: joined, exact: true }).focus();
		await page.keyboard.press('Enter');
		const told = page.getByRole('dialog').getByRole('heading', { level: 2 });
		await expect(told).toHaveCount(1 + Number(/(\d) more$/.exec(joined)?.[1]));
		await page.keyboard.press('Escape');
		for (let zooms = 0; zooms < 5; zooms += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
		await expect.poll(async () => (await names()).join()).not.toContain('more');
	});

	test('the link of a place leads to its step, with the focus on its title', async ({ page }) => {
		await explore(page, ids[0] ?? '');
		await page.locator('[data-map] .mark[data-place="ayn_al_asad"]').click();
		await page
			.getByRole('dialog')
			.getByRole('link', { name: /^Go to the step/ })
			.click();
		expect(await at(page)).toMatchObject({ step: 'ayn-al-asad' });
		await expect(page.locator('#ayn-al-asad-title')).toBeFocused();
		await expect(marks(page)).toHaveCount(0);
	});
});

test.describe('a gesture that begins on the mark of a place', () => {
	test.use({ viewport: landscape });

	/** The middle of a mark, and what is to stay as it is while the map moves beneath it. */
	async function begin(page: Page) {
		await explore(page, 'two-bases');
		const box = await marks(page).first().boundingBox();
		if (!box) throw new Error('no mark is seen');
		const scrolled = await page.evaluate(() => scrollY);
		return { ...(await at(page)), x: box.x + box.width / 2, y: box.y + box.height / 2, scrolled };
	}

	async function expectStillExplored(page: Page, scrolled: number) {
		expect(await page.evaluate(() => scrollY), 'the page').toBe(scrolled);
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Back to the story' })).toBeVisible();
	}

	test('C8: a wheel zooms the map, a drag moves it and opens nothing, a press opens what is said there; the page stays', async ({
		page
	}) => {
		const { x, y, center, zoom, scrolled } = await begin(page);
		await page.mouse.move(x, y);
		await page.mouse.wheel(0, -300);
		await expect.poll(async () => (await at(page)).zoom).toBeGreaterThan(zoom + 0.1);
		await expectStillExplored(page, scrolled);
		await page.getByRole('button', { name: 'Reset' }).click();
		expectCamera(await at(page), { center, zoom, bearing: 0 }, 'after Reset');
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 60, y + 40, { steps: 4 });
		await page.mouse.up();
		await expect.poll(async () => (await at(page)).center[0]).toBeLessThan(center[0]);
		const moved = await at(page);
		expect(moved.center[1]).toBeGreaterThan(center[1]);
		expect(moved.zoom).toBeCloseTo(zoom, 3);
		await expectStillExplored(page, scrolled);
		await marks(page).first().click();
		await expect(page.getByRole('dialog')).toBeVisible();
	});

	test('C3: the arrows move the map; a mark that leaves the stage hands them the focus, and no step is left', async ({
		page
	}) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await explore(page, 'two-bases');
		const { center, step } = await at(page);
		await marks(page).first().focus();
		await page.keyboard.press('ArrowRight');
		expect((await at(page)).center[0]).toBeGreaterThan(center[0]);
		await expect(marks(page).first()).toBeFocused();
		for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('ArrowRight');
		await expect(marks(page)).toHaveCount(0);
		await expect(page.locator('[data-map] canvas')).toBeFocused();
		expect((await at(page)).step).toBe(step);
	});

	test.describe('with fingers', () => {
		test.use({ viewport: phone, hasTouch: true, isMobile: true });

		test('C8: one moves the map, two zoom it, and a tap opens what is said there', async ({ page, context }) => {
			const { x, y, center, zoom, scrolled } = await begin(page);
			const session = await context.newCDPSession(page);
			/** Fingers go from the mark by a way, the second one against the first. */
			const drag = async (count: 1 | 2, right: number, down: number) => {
				const points = (share: number) =>
					[1, -1].slice(0, count).map((way, id) => ({
						x: x + way * (8 + right * share),
						y: y + way * down * share,
						id
					}));
				await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
				for (let part = 1; part <= 6; part += 1)
					await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(part / 6) });
				await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
			};
			await drag(2, 60, 0);
			await expect.poll(async () => (await at(page)).zoom).toBeGreaterThan(zoom + 0.5);
			await expectStillExplored(page, scrolled);
			await page.getByRole('button', { name: 'Reset' }).tap();
			expectCamera(await at(page), { center, zoom, bearing: 0 }, 'after Reset');
			await drag(1, 20, 60);
			await expect.poll(async () => (await at(page)).center[1]).toBeGreaterThan(center[1]);
			await expectStillExplored(page, scrolled);
			await page.getByRole('button', { name: 'Reset' }).tap();
			await at(page);
			await marks(page).first().tap();
			await expect(page.getByRole('dialog')).toBeVisible();
		});
	});
});

test('where the buttons of the map cannot be loaded, a sentence says so, and the way back stays', async ({ page }) => {
	await page.setViewportSize(landscape);
	await page.goto(`./#${ids[6]}`);
	await whenLive(page);
	await page.route('**/data/places.json', (route) => route.fulfill({ status: 200, body: 'not JSON' }));
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await expect(page.getByText('The buttons of the map did not load.')).toBeVisible();
	await page.getByRole('button', { name: 'Back to the story' }).click();
	await expect(page.getByText('The buttons of the map did not load.')).toHaveCount(0);
});

const others = [
	{ path: `embed/?steps=${ids[0]},two-bases`, step: ids[0] ?? '', links: 0 },
	{ path: `present/#${ids[0]}`, step: ids[0] ?? '', links: 1 }
];

for (const { path, step, links } of process.env.NIGHTLY ? others : others.slice(0, 1)) {
	test(`C2, C4, C6, C8: on /${path} the places of an explored map have buttons too, and one live region tells of them`, async ({
		page
	}) => {
		await page.setViewportSize(landscape);
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(`./${path}`);
		const { zoom } = await whenLive(page);
		await page.getByRole('button', { name: 'Explore the map' }).click();
		const places = guide[step] ?? [];
		const [first] = places;
		await expect(marks(page).first()).toBeVisible();
		await page.getByRole('button', { name: 'Next place' }).click();
		expectCamera(await at(page), { center: first?.lngLat ?? [NaN, NaN], zoom, bearing: 0 }, 'the first place');
		const status = page.locator('[role="status"], [role="alert"], [aria-live]');
		await expect(status).toHaveCount(1);
		await expect(status).toHaveText(`${first?.name}, place 1 of ${places.length}`);
		await page.getByRole('button', { name: 'Reset' }).click();
		const linked = places.find((place) => place.step !== undefined);
		await page.locator(`[data-map] .mark[data-place="${linked?.id}"]`).focus();
		await page.keyboard.press('Enter');
		const panel = page.getByRole('dialog', { name: linked?.name ?? '?', exact: true });
		await expect(panel).toBeVisible();
		const [box, stage] = [await panel.boundingBox(), await page.locator('[data-map]').boundingBox()];
		const right = (stage?.x ?? NaN) + (stage?.width ?? NaN) - (box?.x ?? NaN) - (box?.width ?? NaN);
		expect(right, 'between the panel and the edge of the map').toBeGreaterThan(4);
		const empty = await panel.evaluate(
			(element) =>
				element.getBoundingClientRect().bottom - (element.lastElementChild?.getBoundingClientRect().bottom ?? NaN)
		);
		expect(empty, 'below its text').toBeLessThan(80);
		// The embed does not show the step that the place links to.
		await expect(panel.getByRole('link')).toHaveCount(links);
		await page.keyboard.press('Escape');
		await expect(panel).toHaveCount(0);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('button', { name: 'Explore the map' })).toBeFocused();
	});
}
