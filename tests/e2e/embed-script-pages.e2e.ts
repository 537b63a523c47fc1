import { drivenFrame, hostOf, scrollStory } from './driven-story.ts';
import { dragUp, expect, storyFrame as stepsFrame, test } from './host-pages.ts';
import { stayDrawn } from './story.ts';

test.use({ viewport: { width: 1000, height: 700 } });

test('a page of which window and body are both cut off scrolls the one and would pin in the other: it goes by buttons', async ({
	page,
	site,
	hosts
}) => {
	await stayDrawn(page);
	const asked: string[] = [];
	page.on('request', (request) => request.isNavigationRequest() && asked.push(request.url()));
	const host = hostOf(hosts, site, 'script-overflow');
	await page.goto(host);
	await page.locator('map-story').scrollIntoViewIfNeeded();
	const steps = await stepsFrame(page);
	await expect(steps.getByRole('button', { name: 'Next' })).toBeVisible();
	expect(asked, 'the story is loaded once').toEqual([host, `${site.url}embed/`]);
	// Of one alone the overflow is the window's, which pins.
	for (const uncut of ['body', 'html']) {
		await page.evaluate((name) => {
			for (const element of [document.documentElement, document.body])
				element.className = element.localName === name ? '' : 'is-cut';
			const story = document.querySelector('map-story');
			story?.remove();
			if (story) document.querySelector('.after')?.before(story);
		}, uncut);
		const frame = await drivenFrame(page);
		const { frame: top } = await scrollStory(page, frame, 900);
		expect(Math.abs(top), `all cut off but ${uncut}`).toBeLessThanOrEqual(1);
	}
});

test('A4: a wheel over the live map scrolls the host’s page, and the map stays where it is pinned', async ({
	page,
	site,
	hosts
}) => {
	test.slow();
	const live = `${site.url}embed/?renderer=map`;
	await page.goto(`${hosts.url}script.html?embed=${encodeURIComponent(live)}`);
	const frame = await drivenFrame(page);
	await expect(frame.locator('[data-map]')).toHaveAttribute('data-state', 'live', { timeout: 60_000 });
	await scrollStory(page, frame, 1200);
	const read = () => page.evaluate(() => scrollY);
	const before = await read();
	// Over the map, beside the text.
	await page.mouse.move(800, 350);
	for (let tick = 0; tick < 5; tick += 1) await page.mouse.wheel(0, 100);
	await expect.poll(read).toBe(before + 500);
	const there = await scrollStory(page, frame, 1700);
	expect(Math.abs(there.frame), 'the frame').toBeLessThanOrEqual(1);
	expect(Math.abs(there.map), 'the map in it').toBeLessThanOrEqual(1);
	await expect(frame.locator('[data-map]')).toHaveAttribute('data-state', 'live');
});

test.describe('with a finger', () => {
	test.use({ hasTouch: true, viewport: { width: 390, height: 700 } });

	test('A4: a drag up over map and text scrolls the host’s page, and with it the story', async ({
		page,
		site,
		hosts
	}) => {
		await stayDrawn(page);
		await page.goto(hostOf(hosts, site));
		const frame = await drivenFrame(page);
		await scrollStory(page, frame, 900);
		for (const [y, up] of [
			[280, 250],
			[620, 500]
		] as const) {
			const before = await page.evaluate(() => scrollY);
			await dragUp(page, { x: 190, y }, up);
			// A browser takes the first pixels to tell a drag from a tap.
			await expect.poll(() => page.evaluate(() => scrollY), { message: `from ${y}` }).toBeGreaterThan(before + up - 60);
			await expect
				.poll(async () => {
					const down = await page.locator('map-story').evaluate((element) => -element.getBoundingClientRect().top);
					return Math.abs((await frame.evaluate(() => scrollY)) - down);
				})
				.toBeLessThan(1);
		}
	});
});
