import { readFileSync } from 'node:fs';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, ids, landscape, phone, story, stayDrawn } from './story.ts';

const { airfields } = JSON.parse(readFileSync('tests/fixtures/facts.json', 'utf8')) as {
	airfields: { place_id: string; elev_m: number }[];
};

/** The steps that look at one airfield from close by, and the place of each. */
const sitePlans = { 'baghdad-airport': 'baghdad_airport', 'ayn-al-asad': 'ayn_al_asad', erbil: 'erbil_base' };

for (const [name, viewport] of Object.entries({ phone, desktop })) {
	test(`on a ${name} a site plan says how high its airfield lies, where north is and how long a kilometre is`, async ({
		page
	}) => {
		await page.setViewportSize(viewport);
		await stayDrawn(page);
		await page.goto('./');
		await at(page);
		const key = page.locator('[data-map] .key');
		for (const [step, place] of Object.entries(sitePlans)) {
			await page.evaluate((id) => window.mapStory?.goTo(id), step);
			await expect(page.locator('[data-map]')).toHaveAttribute('data-step', step);
			const { center, zoom } = await at(page);
			const elevation = airfields.find(({ place_id }) => place_id === place)?.elev_m ?? NaN;
			await expect(key.locator('p')).toHaveText(`${Math.round(elevation)} m above sea level`);
			await expect(key.locator('.north')).toBeVisible();
			await expect(key.locator('.north')).toHaveAttribute('transform', /rotate\(-?0\)/);
			const width = await key.locator('path.bar').evaluate((bar) => bar.getBoundingClientRect().width);
			const [metric = '', imperial = ''] = await key.locator('svg.scale > g:last-of-type text').allTextContents();
			const [, count, unit] = /^([\d.]+) (k?m)$/.exec(metric) ?? [];
			expect(imperial).toMatch(/^[\d.]+ mi$/);
			// Web Mercator with tiles of 512 px.
			const metersPerPixel = (40_075_017 * Math.cos((center[1] * Math.PI) / 180)) / (512 * 2 ** zoom);
			const longest = Math.max(Number(count) * (unit === 'km' ? 1000 : 1), parseFloat(imperial) * 1609.344);
			expect(Math.abs(width - longest / metersPerPixel)).toBeLessThan(0.5);
		}
	});
}

test('the arrow turns with a map that is turned', async ({ page }) => {
	await page.setViewportSize(landscape);
	await page.goto('./');
	await whenLive(page);
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await page.evaluate(() => window.mapStory?.map?.jumpTo({ bearing: 40 }));
	await expect(page.locator('[data-map] .key .north')).toHaveAttribute('transform', /rotate\(-40\)/);
});

test('each step tells how its date is known: what the article says, and how that was read', async ({ page }) => {
	await stayDrawn(page);
	await page.goto('./');
	expect(story.steps).toHaveLength(ids.length);
	for (const { id, date } of story.steps) {
		const details = page.locator(`section[data-step-id="${id}"] details`, { hasText: 'How do we know the date?' });
		await details.locator('summary').click();
		const words = details.locator('p');
		await expect(words).toBeVisible();
		await expect(words).toContainText(
			date.wording === 'not stated' ? 'The article states no date.' : `The article says “${date.wording}”`
		);
		await expect(words).toContainText(date.resolution);
	}
});
