import type { Page } from '@playwright/test';
import { at, expect, test } from './fixtures.ts';
import { readThrough } from './reading-modes.ts';
import { ids } from './story.ts';

/** A browser that lets no page come near its storage, as some do in private windows and frames. */
const refuseStorage = (page: Page) =>
	page.addInitScript(() => {
		for (const name of ['localStorage', 'sessionStorage']) {
			Object.defineProperty(window, name, {
				get() {
					throw new DOMException('refused by the test', 'SecurityError');
				}
			});
		}
	});

test('E2: everything works where storage throws', async ({ page }) => {
	await refuseStorage(page);
	await page.goto('?renderer=svg');
	await at(page);
	await page.getByRole('button', { name: 'Contents' }).click();
	await page.getByLabel('Dark').check();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.getByRole('switch', { name: 'Stop map movement' }).check();
	await page.keyboard.press('Escape');
	await readThrough(page);

	await page.goto('claims/?status=denial');
	await expect(page.locator('[data-map]')).toHaveAttribute('data-zoom', /\d/);
	await expect(page.locator('select[id$="-status"]')).toHaveValue('denial');

	await page.goto('present/?renderer=svg');
	await at(page);
	await page.keyboard.press('PageDown');
	await expect(page.locator('[data-map]')).toHaveAttribute('data-step', ids[0] ?? '');
	await page.keyboard.press('?');
	await page.getByLabel('Keys of a single letter').uncheck();
	await page.keyboard.press('Escape');
	await page.keyboard.press('b');
	await expect(page.locator('.cover')).toHaveCount(0);
});
