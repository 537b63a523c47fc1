import type { Page } from '@playwright/test';
import { addStyles, at, expect, test, whenLive } from './fixtures.ts';
import { expectPresence, ids, stayDrawn, story } from './story.ts';

const open = async (page: Page, query = '') => {
	await page.goto(`embed/${query}`);
	await page.locator('.embed.is-running').waitFor();
};

const shownTitle = (page: Page) => page.locator('article.is-current h2');

test('a live map comes over the drawn one, at the same camera, and can be set free', async ({ page }) => {
	await page.setViewportSize({ width: 700, height: 700 });
	await open(page);
	const state = await whenLive(page);
	await page.getByRole('button', { name: 'Next' }).click();
	const next = await at(page);
	expect(next.step).toBe(ids[1]);
	expect(next.center).not.toEqual(state.center);
	const live = await page.evaluate(() => window.mapStory?.map?.getCenter().toArray());
	expect(live?.[0]).toBeCloseTo(next.center[0], 4);
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Explore the map' })).toBeVisible();
});

test('in a frame that is too small for its controls the map stays drawn, and no code of a live one is asked for', async ({
	page
}) => {
	const largestScript = () =>
		page.evaluate(() => {
			const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
			return Math.max(...files.filter(({ name }) => name.endsWith('.js')).map((file) => file.decodedBodySize));
		});
	await page.setViewportSize({ width: 320, height: 240 });
	await open(page);
	const map = page.locator('[data-map]');
	await expect(map).toHaveAttribute('data-reason', 'small');
	await page.waitForLoadState('networkidle');
	expect(await largestScript()).toBeLessThan(200_000);
	await page.setViewportSize({ width: 640, height: 480 });
	await whenLive(page);
	expect(await largestScript(), 'MapLibre').toBeGreaterThan(500_000);
	await expect(map).not.toHaveAttribute('data-reason');
	await page.setViewportSize({ width: 320, height: 240 });
	await expect(map).toHaveAttribute('data-reason', 'small');
	await expect(map).toHaveAttribute('data-renderer', 'svg');
});

test('a live map of some steps shows at each what the whole story shows there', async ({ page }) => {
	test.slow();
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.setViewportSize({ width: 700, height: 700 });
	const last = ids.length - 1;
	await open(page, `?steps=${ids[0]},${ids[last]},${ids[4]}`);
	await whenLive(page);
	for (const [index, position] of [0, 4, last].entries()) {
		await page.evaluate((step) => window.mapStory?.goTo(step), index);
		await at(page);
		await expectPresence(page, position);
	}
});

test.describe('touched', () => {
	test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });

	/** Sweeps across and up or down from a height in the page, all in CSS pixels. */
	async function swiping(page: Page, from: number) {
		const session = await page.context().newCDPSession(page);
		return async (right: number, down: number) => {
			const point = (share: number) => ({ x: 200 + right * share, y: from + down * share });
			await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point(0)] });
			for (let part = 1; part <= 6; part += 1)
				await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point(part / 6)] });
			await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
		};
	}

	test('goes on when it is swiped across, and leaves up and down to the host', async ({ page }) => {
		await stayDrawn(page);
		await open(page);
		const swipe = await swiping(page, 200);
		await swipe(-150, 5);
		await expect(shownTitle(page)).toHaveText(story.steps[1]?.title ?? '');
		await swipe(-20, 0);
		await swipe(-60, -120);
		await swipe(150, 5);
		await expect(shownTitle(page)).toHaveText(story.steps[0]?.title ?? '');
	});

	test('goes on when large text that scrolls is swiped across, and scrolls it up and down', async ({ page }) => {
		await stayDrawn(page);
		await open(page);
		await addStyles(page, 'html { font-size: 250% !important }');
		const text = page.getByRole('region', { name: 'Text of the step' });
		const box = await text.boundingBox();
		const swipe = await swiping(page, (box?.y ?? 0) + (box?.height ?? 0) / 2);
		await swipe(0, -80);
		await expect.poll(() => text.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(20);
		await swipe(-150, 5);
		await expect(shownTitle(page)).toHaveText(story.steps[1]?.title ?? '');
	});
});
