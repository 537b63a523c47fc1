import type { BrowserContext } from '@playwright/test';
import { at, expect, test } from './fixtures.ts';
import { readThrough } from './reading-modes.ts';
import { ids } from './story.ts';

/** A browser that lets no page come near its storage, as some do in private windows and frames. */
const refuseStorage = (context: BrowserContext) =>
	context.addInitScript(() => {
		const refuse = () => {
			throw new DOMException('refused by the test', 'SecurityError');
		};
		for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
			Object.defineProperty(window, name, { get: refuse });
		}
		window.BroadcastChannel = class extends EventTarget {
			constructor() {
				super();
				refuse();
			}
		} as unknown as typeof BroadcastChannel;
	});

test('E2: everything works where storage throws', async ({ page, context }) => {
	await refuseStorage(context);
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

	const opened = page.waitForEvent('popup');
	await page.getByRole('link', { name: 'Notes' }).click();
	const notes = await opened;
	await expect(notes.getByRole('heading', { level: 1 })).toHaveText(`Step 1 of ${ids.length}`);
	await notes.keyboard.press('PageDown');
	await expect(page.locator('[data-map]')).toHaveAttribute('data-step', ids[1] ?? '');
	await page.keyboard.press('PageDown');
	await expect(notes.getByRole('heading', { level: 1 })).toHaveText(`Step 3 of ${ids.length}`);
});
