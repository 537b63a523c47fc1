import type { Page } from '@playwright/test';
import { at, expect, whenLive } from './fixtures.ts';
import { ids } from './story.ts';

/** Reads the story from its first step to its last, whatever map it has. */
export async function readThrough(page: Page): Promise<void> {
	for (const index of ids.keys()) {
		await page.evaluate((step) => window.mapStory?.goTo(step), index);
		expect((await at(page)).position).toBeCloseTo(index, 5);
	}
}

const toEnd = (page: Page) => page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));

/** Every way to read the site, as one does: its name, its address, and what its reader does there. */
export const modes: readonly [name: string, address: string, visit: (page: Page) => Promise<void>][] = [
	[
		'the story with its live map',
		'',
		async (page) => {
			await whenLive(page);
			await readThrough(page);
			await page.getByRole('link', { name: 'Who says what' }).first().click();
			await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
			await page.keyboard.press('Escape');
		}
	],
	['the story with its drawn map', '?renderer=svg', readThrough],
	[
		'the ledger',
		'claims/',
		async (page) => {
			await expect(page.locator('fieldset').first()).toBeEnabled();
			await page.locator('select[id$="-status"]').selectOption('denial');
			await toEnd(page);
		}
	],
	['the method page', 'method/', toEnd],
	[
		'the stage',
		'present/?renderer=svg',
		async (page) => {
			await at(page);
			for (const [position] of [...ids.entries()].slice(0, 3)) {
				await page.keyboard.press('PageDown');
				await expect(page.locator('[data-map]')).toHaveAttribute('data-position', String(position));
			}
			for (const isFull of [true, false]) {
				await page.keyboard.press('f');
				await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(isFull);
			}
		}
	],
	[
		'the speaker’s notes',
		'present/notes/',
		async (page) => {
			// Its clock shows a time once it hears keys.
			await expect(page.locator('.clock b').first()).not.toHaveText('–');
			await page.keyboard.press('PageDown');
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Step 1 of ${ids.length}`);
		}
	],
	[
		'the embed',
		'embed/?renderer=svg',
		async (page) => {
			await page.locator('.embed.is-running').waitFor();
			await page.keyboard.press('ArrowRight');
			await expect(page.locator('[data-map]')).toHaveAttribute('data-step', ids[1] ?? '');
		}
	],
	['the embed without a script', 'embed/static/', toEnd],
	['the handout', 'handout/', toEnd],
	['the worksheet', 'handout/worksheet/', toEnd],
	[
		'the page for other sites',
		'share/',
		async (page) => {
			await expect(page.getByLabel('Code for the page')).toBeVisible();
			await page.getByRole('button', { name: 'Copy' }).first().click();
			await toEnd(page);
			await expect(page.frameLocator('iframe').first().locator('[data-map]')).toHaveAttribute('data-zoom', /\d/);
		}
	],
	['the lesson plan', 'present/lesson/', toEnd],
	[
		'the story for a class',
		'?renderer=svg&questions',
		async (page) => {
			const tasks = page.locator(`[data-step-id="${ids[1]}"] .tasks`);
			await tasks.getByRole('button').click();
		}
	]
];
