import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** Collects what a script that ran would leave: a dialog, or `window.ran`. A refusal by the policy fails any test. */
export function watchScripts(page: Page): { nothingRan: () => Promise<void> } {
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	return {
		nothingRan: async () => {
			for (const frame of page.frames()) expect(await frame.evaluate(() => 'ran' in window)).toBe(false);
			expect(dialogs).toEqual([]);
		}
	};
}
