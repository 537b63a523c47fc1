import { wrapLongitude } from '../../src/lib/geo/longitude.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { expectCamera, landscape, pathOn, plateaus, scrollRange, secondStory, story, strides, sweep } from './story.ts';

const ids = secondStory.steps.map((step) => step.id);

test.use({ viewport: landscape, baseURL: ({ secondSite }, use) => use(secondSite.url) });

test('the same reader tells the second story: its steps, its quotations, its live map at each step', async ({
	page
}) => {
	await page.goto('./');
	await whenLive(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(secondStory.meta.title);
	await expect(page.locator('section[data-step-id] h2')).toHaveText(secondStory.steps.map(({ title }) => title));
	await expect(page.locator('[data-quote]')).toHaveText(
		secondStory.steps.flatMap(({ passages }) => passages.map(({ quote }) => quote))
	);
	expect(await page.evaluate(() => [...(window.mapStory?.steps ?? [])])).toEqual(ids);
	const path = await pathOn(page, secondStory);
	for (const [index, id] of ids.entries()) {
		await page.evaluate((step) => window.mapStory?.goTo(step), id);
		const now = await at(page);
		expect(now).toMatchObject({ step: id, position: index, state: 'live' });
		expectCamera(now, path(index), id);
		const shown = await page.evaluate(() => {
			const map = window.mapStory?.map;
			return { ...map?.getCenter(), zoom: map?.getZoom() ?? NaN, bearing: map?.getBearing() ?? NaN };
		});
		expect(wrapLongitude((shown.lng ?? NaN) - path(index).center[0])).toBeCloseTo(0, 6);
		expect(shown.lat).toBeCloseTo(path(index).center[1], 6);
		expect(shown.zoom).toBeCloseTo(path(index).zoom, 6);
		expect(shown.bearing).toBeCloseTo(path(index).bearing, 6);
	}
});

test('the map crosses the antimeridian without a jump, and says where it is between -180 and 180', async ({ page }) => {
	test.slow();
	await page.goto('./');
	await whenLive(page);
	const path = await pathOn(page, secondStory);
	const { width = NaN } = (await page.locator('[data-map] > .frame').boundingBox()) ?? {};
	const steps = await plateaus(page);
	const tops = steps.flatMap(({ bottom }, index) => strides(bottom, steps[index + 1]?.top ?? bottom, 36));
	const samples = await sweep(page, [0, ...tops, await scrollRange(page)]);
	const longitudes = samples.map(({ center }) => center[0]);
	expect(Math.min(...longitudes)).toBeGreaterThanOrEqual(-180);
	expect(Math.max(...longitudes)).toBeLessThanOrEqual(180);
	let crossings = 0;
	for (const [index, now] of samples.entries()) {
		expectCamera(now, path(now.position), `at position ${now.position}`);
		const before = samples[index - 1];
		if (!before) continue;
		const moved = now.center[0] - before.center[0];
		if (Math.abs(moved) > 180) crossings += 1;
		const across = (Math.abs(wrapLongitude(moved)) / 360) * 512 * 2 ** Math.min(now.zoom, before.zoom);
		expect(across / width, `share of the stage jumped over at ${now.position}`).toBeLessThan(0.5);
	}
	expect(crossings, 'the way from Tahiti to New Zealand crosses 180 degrees').toBeGreaterThan(0);
});

test('no word of the first story is in the second site', async ({ request, page }) => {
	const files = ['', 'data/map.json', '__data.json'];
	const texts = await Promise.all(files.map(async (file) => (await request.get(file)).text()));
	await page.goto('./');
	await at(page);
	texts.push((await page.locator('html').textContent()) ?? '');
	const words = [
		...story.steps.flatMap(({ id, title }) => [id, title]),
		...story.places.flatMap(({ id, label }) => [id, label]),
		...story.speakers.filter(({ id }) => id !== 'reporter').map(({ name }) => name),
		story.meta.title,
		'Iraq',
		'Iran'
	].filter((word) => word.length > 6 || word.startsWith('Ira'));
	expect(words.length).toBeGreaterThan(40);
	for (const text of texts) {
		expect(text.length).toBeGreaterThan(1000);
		expect(words.filter((word) => text.includes(word))).toEqual([]);
	}
});
