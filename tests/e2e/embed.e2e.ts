import type { Page } from '@playwright/test';
import { at, expect, test } from './fixtures.ts';
import { expectCamera, ids, indexOf, pathOn, stayDrawn, story } from './story.ts';

const open = async (page: Page, query = '') => {
	await page.goto(`embed/${query}`);
	await page.locator('.embed.is-running').waitFor();
};

const shownTitle = (page: Page) => page.locator('article.is-current h2');
const titleOf = (id: string) => story.steps[indexOf(id)]?.title ?? '';

test.describe('the embed', () => {
	test.beforeEach(({ page }) => stayDrawn(page));

	test('goes through the story by its buttons, and stays where it is at both ends', async ({ page }) => {
		await open(page);
		const back = page.getByRole('button', { name: 'Back', exact: true });
		const next = page.getByRole('button', { name: 'Next' });
		await expect(back).toHaveAttribute('aria-disabled', 'true');
		await back.click({ force: true });
		for (const id of ids) {
			await expect(shownTitle(page)).toHaveText(titleOf(id));
			expect((await at(page)).step).toBe(id);
			await next.click({ force: true });
		}
		await expect(next).toHaveAttribute('aria-disabled', 'true');
		await expect(next).toBeFocused();
		await back.click();
		await expect(shownTitle(page)).toHaveText(titleOf(ids.at(-2) ?? ''));
	});

	test('comes to each step’s own camera', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.setViewportSize({ width: 800, height: 640 });
		await open(page);
		const path = await pathOn(page);
		for (const [index, id] of ids.entries()) {
			await page.evaluate((step) => window.mapStory?.goTo(step), id);
			expectCamera(await at(page), path(index), id);
		}
	});

	test('C7: sent on while it flies, the map goes straight to where it is sent, within 3 seconds', async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		await page.setViewportSize({ width: 800, height: 640 });
		await open(page);
		const path = await pathOn(page);
		await at(page);
		const next = await page.getByRole('button', { name: 'Next' }).elementHandle();
		const took = await page.evaluate(async (button) => {
			const [map, from] = [document.querySelector<HTMLElement>('[data-map]'), performance.now()];
			let last = from;
			new MutationObserver(() => (last = performance.now())).observe(map as Node, { attributeFilter: ['data-center'] });
			(button as HTMLElement).click();
			await new Promise((resolve) => setTimeout(resolve, 100));
			(button as HTMLElement).click();
			while (last === from || performance.now() - last < 500) await new Promise((resolve) => setTimeout(resolve, 50));
			return last - from;
		}, next);
		expect(took).toBeLessThan(3000);
		const state = await at(page);
		expect(state.step).toBe(ids[2]);
		expectCamera(state, path(2), 'step 3');
	});

	test('shows for each step its title, its first paragraph, its quotation and who says it', async ({ page }) => {
		await page.setViewportSize({ width: 1000, height: 900 });
		await open(page);
		for (const step of story.steps) {
			await page.evaluate((id) => window.mapStory?.goTo(id), step.id);
			const article = page.locator('article.is-current');
			await expect(article).toHaveAttribute('data-step-id', step.id);
			await expect(article.locator('[data-part=lead]')).toBeVisible();
			const quote = article.locator('[data-quote]').first();
			await expect(quote).toBeVisible();
			const text = await quote.textContent();
			const passage = step.passages.find((entry) => entry.quote === text);
			expect(passage, `${step.id}: ${text}`).toBeDefined();
			await expect(article.locator('blockquote footer').first()).toContainText(passage?.paragraph ?? '?');
			await expect(page.getByRole('link', { name: 'Read the full story' })).toHaveAttribute('href', `../#${step.id}`);
		}
	});

	test('has a button for each step where there is room, and says which is shown', async ({ page }) => {
		await page.setViewportSize({ width: 600, height: 800 });
		await open(page);
		const third = page.getByRole('button', { name: `Step 3: ${story.steps[2]?.title}` });
		await third.click();
		await expect(third).toHaveAttribute('aria-current', 'step');
		await expect(shownTitle(page)).toHaveText(story.steps[2]?.title ?? '');
		await expect(page.getByRole('status')).toHaveText(`Step 3 of ${ids.length}: ${story.steps[2]?.title}`);
		await page.setViewportSize({ width: 320, height: 800 });
		await expect(third).toHaveCount(0);
		await expect(page.locator('.count')).toHaveText(new RegExp(`3.*${ids.length}`));
	});

	test('follows the arrow keys, and leaves those that scroll to the host', async ({ page }) => {
		await open(page);
		await page.getByRole('button', { name: 'Next' }).focus();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowLeft');
		await expect(shownTitle(page)).toHaveText(story.steps[1]?.title ?? '');
		const prevented = await page.evaluate(() =>
			['ArrowDown', 'ArrowUp', 'PageDown', ' ', 'Home', 'End'].filter(
				(key) => !document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
			)
		);
		expect(prevented).toEqual([]);
	});

	test('starts where its address says, with the steps that it names', async ({ page }) => {
		const chosen = [ids[2], ids[6], ids[7]].map((id) => id ?? '');
		await open(page, `?steps=${[...chosen].reverse().join(',')}&start=${chosen[1]}`);
		expect(await page.evaluate(() => window.mapStory?.steps)).toEqual(chosen);
		await expect(shownTitle(page)).toHaveText(titleOf(chosen[1] ?? ''));
		await page.getByRole('button', { name: 'Next' }).click();
		await expect(shownTitle(page)).toHaveText(titleOf(chosen[2] ?? ''));
		await expect(page.getByRole('button', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true');
	});

	for (const theme of ['light', 'dark'] as const) {
		test(`is ${theme} where its address says so, whatever the system and the reader of the site chose`, async ({
			page
		}) => {
			await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' });
			await page.addInitScript(
				(other) => localStorage.setItem('map-story:theme', other),
				theme === 'light' ? 'dark' : 'light'
			);
			const isLight = () =>
				page.evaluate(() => {
					const [red = NaN] = getComputedStyle(document.querySelector('.embed') as Element)
						.backgroundColor.match(/\d+/g)
						?.map(Number) ?? [NaN];
					return red > 128;
				});
			await open(page, `?theme=${theme}`);
			expect(await isLight()).toBe(theme === 'light');
			// The system's own again.
			await open(page, '?theme=auto');
			expect(await isLight()).toBe(theme === 'dark');
		});
	}

	test('in its smallest form has a map, the text, two buttons and the way to the story', async ({ page }) => {
		await open(page, '?ui=minimal');
		await expect(page.getByRole('button')).toHaveText(['Back', 'Next']);
		await expect(page.getByRole('link', { name: 'Read the full story' })).toBeVisible();
		await expect(shownTitle(page)).toBeVisible();
	});

	test('neither takes the focus nor changes the address, and adds nothing to the history', async ({ page }) => {
		await open(page, '#amp=1');
		const before = await page.evaluate(() => history.length);
		expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
		for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Next' }).click();
		expect(await page.evaluate(() => ({ length: history.length, hash: location.hash }))).toEqual({
			length: before,
			hash: '#amp=1'
		});
	});

	test('is not for search engines, and names the story as what it is a copy of', async ({ page, site }) => {
		await open(page);
		await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
		expect(await page.locator('link[rel=canonical]').evaluate((link) => (link as HTMLLinkElement).href)).toBe(site.url);
		await page.goto('./');
		await expect(page.locator('meta[name=robots]')).toHaveCount(0);
	});
});
