import type { Page, Request } from '@playwright/test';
import { toScreen } from '../../src/lib/scene/screen.ts';
import { byId } from '../../src/lib/story/story.ts';
import { expectDrawnMapFollows, giveNetwork, takeWebGl } from './drawn-map.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, ids, indexOf, phone, story } from './story.ts';

const region = (page: Page) => page.locator('[data-map]');
const why = (page: Page) => region(page).locator('.why-drawn');
const legend = (page: Page) => region(page).locator('details');

/** What only the live map needs. */
const isForLiveMap = (request: Request) => /maplibre|data\/map\.json/.test(request.url());

const ways: Record<string, { address: string; reason: string; prepare: (page: Page) => Promise<unknown> }> = {
	'?renderer=svg': { address: './?renderer=svg', reason: 'asked', prepare: () => Promise.resolve() },
	'a browser without WebGL': { address: './', reason: 'no-webgl', prepare: takeWebGl }
};

for (const [way, { address, reason, prepare }] of Object.entries(ways)) {
	for (const [size, viewport] of Object.entries({ phone, desktop })) {
		test.describe(`D2: with ${way} on a ${size}`, () => {
			test.use({ viewport });

			test.beforeEach(async ({ page }) => {
				await prepare(page);
				await page.goto(address);
				await at(page);
				await expect(region(page)).toHaveAttribute('data-reason', reason);
			});

			test('the drawing is the live map: its camera and its marks follow the scroll', async ({ page }) => {
				await expectDrawnMapFollows(page);
			});

			test('markers stand over their marks and lead to their steps', async ({ page }) => {
				await page.evaluate(() => window.mapStory?.goTo(0));
				const { center, zoom } = await at(page);
				const { label, lngLat } = byId(story.places, 'ayn_al_asad');
				const link = region(page).getByRole('link', { name: label });
				const [box, frame] = [await link.boundingBox(), await region(page).locator('> .frame').boundingBox()];
				if (!box || !frame) throw new Error('no marker or no map');
				const [right, down] = toScreen(lngLat, { center, zoom, bearing: 0 });
				expect(Math.abs(box.x + box.width / 2 - frame.x - frame.width / 2 - right)).toBeLessThan(1);
				expect(Math.abs(box.y + box.height / 2 - frame.y - frame.height / 2 - down)).toBeLessThan(1);
				await link.click();
				expect(await at(page)).toMatchObject({ step: 'ayn-al-asad', position: indexOf('ayn-al-asad') });
			});

			test('the legend opens over the sentence and shows what the step shows', async ({ page }) => {
				await page.evaluate(() => window.mapStory?.goTo(6));
				await at(page);
				await legend(page).locator('summary').click();
				const { legend: signs = [] } = story.maps[6] ?? {};
				expect(signs.length).toBeGreaterThan(1);
				await expect(legend(page).getByRole('listitem')).toHaveText(signs.map(({ text }) => text));
				for (const entry of await legend(page).getByRole('listitem').all()) {
					// Where an entry stands, nothing else is hit.
					expect(
						await entry.evaluate((element) => {
							const { left, right, top, bottom } = element.getBoundingClientRect();
							return [left + 4, right - 4].every((x) =>
								element.contains(document.elementFromPoint(x, (top + bottom) / 2))
							);
						})
					).toBe(true);
				}
			});

			test('the time line leads to its steps', async ({ page }) => {
				const line = page.getByRole('navigation', { name: 'Time line' });
				await line.getByRole('link', { name: 'Step 9:' }).click();
				expect(await at(page)).toMatchObject({ step: ids[8], position: 8, renderer: 'svg' });
				await expect(line.locator('[aria-current]')).toHaveCount(1);
			});

			test('the ledger opens over the story and its filters work', async ({ page }) => {
				await page.getByRole('link', { name: 'Who says what' }).first().click();
				const ledger = page.getByRole('dialog', { name: 'Who says what' });
				await ledger.getByLabel('Speaker', { exact: true }).selectOption('khamenei');
				await expect(ledger.locator('li[data-claim]')).toHaveCount(11);
				await page.keyboard.press('Escape');
				await expect(ledger).toHaveCount(0);
				expect(await at(page)).toMatchObject({ renderer: 'svg' });
			});
		});
	}
}

test('while the page runs on a desktop, the steps’ own drawings, which nobody sees, cost nothing', async ({ page }) => {
	await page.setViewportSize(desktop);
	await page.goto('./?renderer=svg');
	await at(page);
	const frames = page.locator('section[data-step-id] > figure > .frame');
	await expect(frames).toHaveCount(ids.length);
	const found = await frames.evaluateAll((all) => all.map((frame) => getComputedStyle(frame).contentVisibility));
	expect(new Set(found)).toEqual(new Set(['hidden']));
});

test('D2: without WebGL the drawing of the map stands within a second', async ({ page }) => {
	test.skip(!process.env.NIGHTLY, 'at night, when the machine does nothing else');
	await takeWebGl(page);
	// The first frame that has it.
	await page.addInitScript(() => {
		const look = () => {
			const { width = 0 } = document.querySelector('[data-map] svg.drawing')?.getBoundingClientRect() ?? {};
			if (width > 0) performance.mark('drawn');
			else requestAnimationFrame(look);
		};
		look();
	});
	await page.goto('./');
	await expect(page.locator('[data-map] svg.drawing [data-mark]').first()).toBeVisible();
	const time = await page.evaluate(() => performance.getEntriesByName('drawn')[0]?.startTime ?? NaN);
	expect(time).toBeLessThan(1000);
});

test('?renderer=svg asks for nothing of the live map, and stays in the address while one reads', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => isForLiveMap(request) && asked.push(request.url()));
	await page.goto('./?renderer=svg');
	await expect(region(page)).toHaveAttribute('data-reason', 'asked');
	await page.evaluate(() => window.mapStory?.goTo(5));
	await expect(page).toHaveURL(new RegExp(`\\?renderer=svg#${ids[5]}$`));
	await page.reload();
	expect(await at(page)).toMatchObject({ step: ids[5], renderer: 'svg', state: 'drawn' });
	expect(asked).toEqual([]);
});

const sentences = {
	'?renderer=svg': {
		address: './?renderer=svg',
		prepare: () => {},
		sentence: 'The map is drawn, as the address asks for.'
	},
	'no WebGL': { address: './', prepare: takeWebGl, sentence: 'The map is drawn: this browser has no WebGL.' },
	'Save-Data': {
		address: './',
		prepare: (page: Page) => giveNetwork(page, { saveData: true }),
		sentence: 'The map is drawn, to save your data.'
	},
	'a 2g network': {
		address: './',
		prepare: (page: Page) => giveNetwork(page, { effectiveType: '2g' }),
		sentence: 'The map is drawn, as the network is slow.'
	}
};

for (const [what, { address, prepare, sentence }] of Object.entries(sentences)) {
	test(`D2, C6: with ${what} one plain sentence on the map says why it is drawn, and scrolling announces nothing`, async ({
		page
	}) => {
		await page.setViewportSize(phone);
		await prepare(page);
		await page.goto(address);
		await at(page);
		await expect(why(page)).toHaveText(sentence);
		await expect(why(page)).toBeInViewport({ ratio: 1 });
		// No live region holds it, and none speaks while one scrolls.
		await expect(
			why(page).locator('xpath=ancestor-or-self::*[@aria-live or @role="status" or @role="alert"]')
		).toHaveCount(0);
		await page.evaluate(() => {
			const spoken: string[] = [];
			Object.assign(window, { spoken });
			// SvelteKit's own announcer is its root component's; a build that leaves it out is tested elsewhere.
			const regions = '[aria-live]:not(#svelte-announcer), [role=status], [role=alert]';
			for (const live of document.querySelectorAll(regions)) {
				new MutationObserver(() => spoken.push(live.textContent)).observe(live, {
					childList: true,
					characterData: true,
					subtree: true
				});
			}
		});
		for (const index of [2, 5, 12]) {
			await page.evaluate((step) => window.mapStory?.goTo(step), index);
			await at(page);
		}
		expect(await page.evaluate(() => (window as { spoken?: string[] }).spoken)).toEqual([]);
		await expect(why(page)).toBeInViewport({ ratio: 1 });
	});
}

for (const [what, network] of Object.entries({
	'data are saved': { saveData: true },
	'the network is of the class 2g': { effectiveType: '2g' },
	'the network is of the class slow-2g': { effectiveType: 'slow-2g' }
})) {
	test(`D6: when ${what} the live map is not asked for, until its button is pressed, which keeps the focus`, async ({
		page
	}) => {
		const asked: string[] = [];
		page.on('request', (request) => isForLiveMap(request) && asked.push(request.url()));
		await giveNetwork(page, network);
		await page.goto('./');
		await at(page);
		await page.evaluate(() => window.mapStory?.goTo(7));
		await expectDrawnMapFollows(page);
		expect(asked).toEqual([]);
		const { step } = await at(page);
		await page.getByRole('button', { name: 'Load the live map' }).focus();
		await page.keyboard.press('Enter');
		expect(await whenLive(page)).toMatchObject({ step, renderer: 'map' });
		expect(asked).not.toEqual([]);
		await expect(why(page)).toHaveCount(0);
		await expect(page.getByRole('button', { name: 'Explore the map' })).toBeFocused();
	});
}

test('D6: where data are saved, ?renderer=map still loads the live map', async ({ page }) => {
	await giveNetwork(page, { saveData: true });
	await page.goto('./?renderer=map');
	expect(await whenLive(page)).toMatchObject({ renderer: 'map' });
});
