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
