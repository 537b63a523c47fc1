import { dragUp, expect, heard, heardHeights, openHost, sizes, storyFrame, test } from './host-pages.ts';
import { ids, stayDrawn } from './story.ts';

test('A2: a host that always obeys hears few heights, and none above what the content needs', async ({
	context,
	site,
	hosts
}) => {
	const widths = [320, 375, 768, 1280];
	const pages = await Promise.all(
		widths.map(async (width) => {
			const page = await context.newPage();
			await stayDrawn(page);
			await page.setViewportSize({ width, height: 800 });
			await openHost(page, `${hosts.url}pym.html`, `${site.url}embed/`);
			await expect
				.poll(async () => Math.abs((await sizes(page)).given - (await sizes(page)).wanted))
				.toBeLessThanOrEqual(1);
			return { page, before: (await heardHeights(page)).length };
		})
	);
	// What the bar asks for: a loop would show within these seconds; nothing is waited for.
	await pages[0]?.page.waitForTimeout(3000);
	for (const [index, { page, before }] of pages.entries()) {
		const heights = await heardHeights(page);
		const { given, wanted } = await sizes(page);
		expect(heights.length - before, `messages at ${widths[index]} px`).toBeLessThanOrEqual(5);
		expect(Math.max(...heights), `greatest height at ${widths[index]} px`).toBeLessThanOrEqual(Math.ceil(wanted) + 1);
		expect(given, `height at ${widths[index]} px`).toBeLessThanOrEqual(wanted + 1);
	}
});

test('A1: a frame that is far from being seen tells its height, too', async ({ page, site, hosts }) => {
	await stayDrawn(page);
	await page.goto(`${hosts.url}plain.html?embed=about:blank`);
	await page.evaluate((address) => {
		const frame = document.createElement('iframe');
		frame.src = address;
		frame.style.marginTop = '9000px';
		document.body.append(frame);
	}, `${site.url}embed/`);
	await expect.poll(() => heardHeights(page)).not.toEqual([]);
	expect((await heardHeights(page)).at(-1)).toBeGreaterThan(300);
});

test('A3: wheel over map and text, the live map, too, moves the host’s page', async ({ page, site, hosts }) => {
	test.slow();
	await page.setViewportSize({ width: 800, height: 700 });
	const frame = await openHost(page, `${hosts.url}plain.html`, `${site.url}embed/?renderer=map`);
	const turnWheel = async (x: number, y: number) => {
		await page.evaluate(() => scrollTo(0, 0));
		await page.mouse.move(x, y);
		for (let tick = 0; tick < 5; tick += 1) await page.mouse.wheel(0, 100);
		await expect.poll(() => page.evaluate(() => scrollY), { message: `from ${x}, ${y}` }).toBeGreaterThanOrEqual(400);
	};
	await turnWheel(200, 300);
	await turnWheel(700, 300);
	await page.evaluate(() => scrollTo(0, 0));
	await expect(frame.locator('[data-map]')).toHaveAttribute('data-state', 'live', { timeout: 60_000 });
	const before = await frame.evaluate(() => window.mapStory?.map?.getZoom());
	await turnWheel(200, 300);
	expect(await frame.evaluate(() => window.mapStory?.map?.getZoom())).toBe(before);
});

test.describe('with a finger', () => {
	test.use({ hasTouch: true, viewport: { width: 390, height: 700 } });

	test('A3: a drag up over map and text moves the host’s page', async ({ page, site, hosts }) => {
		await stayDrawn(page);
		await openHost(page, `${hosts.url}plain.html`, `${site.url}embed/`);
		// On the map, and on the text below it.
		for (const [y, up] of [
			[330, 280],
			[620, 500]
		] as const) {
			await page.evaluate(() => scrollTo(0, 0));
			await dragUp(page, { x: 190, y }, up);
			// A browser takes the first pixels to tell a drag from a tap.
			await expect.poll(() => page.evaluate(() => scrollY), { message: `from ${y}` }).toBeGreaterThan(up - 60);
		}
	});
});

test('A12: the story takes no focus and no place in the history: one press of Back leaves the article', async ({
	page,
	site,
	hosts
}) => {
	await stayDrawn(page);
	await page.goto(`${hosts.url}plain.html?embed=about:blank`);
	const frame = await openHost(page, `${hosts.url}plain.html`, `${site.url}embed/`);
	const entries = await page.evaluate(() => history.length);
	expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
	for (let step = 0; step < 4; step += 1) await frame.getByRole('button', { name: 'Next' }).click();
	expect(await page.evaluate(() => history.length)).toBe(entries);
	await page.goBack();
	expect(page.url()).toContain('about:blank');
});

test('A11: two of them on a page do not touch each other', async ({ page, site, hosts }) => {
	await stayDrawn(page);
	const first = await openHost(page, `${hosts.url}two.html`, `${site.url}embed/`);
	const second = await storyFrame(page, 1);
	await first.evaluate(() => window.mapStory?.goTo(4));
	await expect(first.locator('article.is-current')).toHaveAttribute('data-step-id', ids[4] ?? '');
	await expect(second.locator('article.is-current')).toHaveAttribute('data-step-id', ids[0] ?? '');
	for (const frame of [first, second])
		expect(
			await frame.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie, location.hash])
		).toEqual([0, 0, '', '']);
});

test('WordPress opens the story by a message of its own', async ({ page, site, hosts }) => {
	await stayDrawn(page);
	const frame = await openHost(page, `${hosts.url}wordpress.html`, `${site.url}embed/`);
	await frame.getByRole('link', { name: 'Read the full story' }).click();
	await expect.poll(() => page.evaluate(() => window.wantedLink)).toBe(`${site.url}#${ids[0]}`);
	expect((await heard(page)).length).toBeGreaterThan(0);
});
