import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, ids, phone, stayDrawn } from './story.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds, in words. */
async function violations(page: Page): Promise<string[]> {
	const { violations, passes } = await new AxeBuilder({ page }).withTags(rules).analyze();
	expect(passes.length, 'rules that axe could check').toBeGreaterThan(20);
	return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

for (const [size, viewport] of Object.entries({ phone, desktop })) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test.describe(`axe on a ${size}, ${colorScheme}`, () => {
			test.use({ viewport, colorScheme });

			test('finds nothing while the map is drawn', async ({ page }) => {
				await stayDrawn(page);
				await page.goto('/');
				await at(page);
				expect(await violations(page)).toEqual([]);
			});

			test('finds nothing at a step with a live map, with what can be opened open', async ({ page }) => {
				await page.goto(`/#${ids[6]}`);
				await whenLive(page);
				for (const details of await page.locator(`#${ids[6]} .text details`).all())
					await details.locator('summary').click();
				await page.locator('[data-map] summary').click();
				expect(await violations(page)).toEqual([]);
			});

			test('finds nothing in the Contents panel', async ({ page }) => {
				await stayDrawn(page);
				await page.goto('/');
				await at(page);
				await page.getByRole('button', { name: 'Contents' }).click();
				expect(await violations(page)).toEqual([]);
			});
		});
	}
}

test('axe finds nothing while the map is explored', async ({ page }) => {
	await page.goto('/');
	await whenLive(page);
	await page.getByRole('button', { name: 'Explore the map' }).click();
	expect(await violations(page)).toEqual([]);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the page has one main landmark, one heading of the first level and names for all regions', async ({ page }) => {
		await page.goto('/');
		await expect(page.getByRole('main')).toHaveCount(1);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.locator('section[data-step-id]:not([aria-labelledby])')).toHaveCount(0);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	});
});
