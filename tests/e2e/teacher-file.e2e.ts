import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { askedFor, keptAs } from './kept-file.ts';
import { emptyShare } from './stage-picture.ts';
import { ids, textOf } from './story.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const last = ids.length;

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Addresses without the parts that stay in the browser, each once. */
const opened = (asked: readonly string[]) => [...new Set(asked.map((url) => url.replace(/[?#].*/, '')))];

test('B10: from a stick, the teachers’ file has the stage, its live map and the speaker’s window, and asks for nothing', async ({
	page
}) => {
	const address = keptAs('Für mich, mit Notizen.html', 'build/download/story-teacher.html');
	const asked = askedFor(page);
	await page.goto(`${address}#/present`);
	await whenLive(page);
	await expect(page).toHaveTitle(`Present – ${story.meta.title}`);
	expect((await at(page)).position).toBe(-1);
	await page.keyboard.press('PageDown');
	await page.keyboard.press('PageDown');
	await expect(page).toHaveURL(`${address}#/present/${ids[1]}`);
	expect(await at(page)).toMatchObject({ step: ids[1], position: 1, renderer: 'map' });
	await page.goto(`${address}?renderer=svg#/present/${ids[1]}`);
	expect(await at(page)).toMatchObject({ step: ids[1], position: 1 });

	await page.keyboard.press('PageDown');
	await expect.poll(() => emptyShare(page)).toBeLessThan(0.1);
	await page.keyboard.press('Home');
	for (const id of ids) {
		await page.keyboard.press('PageDown');
		await expect(page.locator('[data-map]')).toHaveAttribute('data-step', id);
		await expect(page.locator('.slide-title')).toHaveText(story.steps[ids.indexOf(id)]?.title ?? '');
	}
	for (const key of ['2', 'Enter']) await page.keyboard.press(key);
	await expect(page.locator('[data-map]')).toHaveAttribute('data-step', ids[1] ?? '');

	const popup = page.waitForEvent('popup');
	await page.keyboard.press('s');
	const notes = await popup;
	await expect(notes.locator('[data-connected="true"]')).toBeVisible();
	await expect(heading(notes)).toHaveText(`Step 2 of ${last}`);
	const [first = []] = story.steps[1]?.notes ?? [];
	await expect(notes.locator('[data-notes]')).toContainText(textOf(first).slice(0, 60));
	await expect(notes.locator('.now svg.drawing')).toHaveClass(new RegExp(`scene-${ids[1]}`));
	await notes.keyboard.press('PageDown');
	await expect(page.locator('[data-map]')).toHaveAttribute('data-position', '2');
	await page.keyboard.press('End');
	await expect(heading(notes)).toHaveText('Closing questions');
	await notes.reload();
	await expect(heading(notes)).toHaveText('Closing questions');
	await notes.keyboard.press('Home');
	await expect(page.locator('[data-map]')).toHaveAttribute('data-position', '-1');
	expect(opened(asked)).toEqual([address]);
});

test('B10: the file that is given away presents without notes, offline, and goes back to the story; with ?questions it has a lesson', async ({
	page
}) => {
	const address = keptAs('Für alle.html', 'build/download/story.html');
	const asked = askedFor(page);
	await page.goto(`${address}?renderer=svg`);
	await at(page);
	await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Present' }).click();
	await expect(page).toHaveTitle(`Present – ${story.meta.title}`);
	await page.keyboard.press('End');
	await expect(page.locator('.slide').getByRole('heading')).toHaveText('Questions for discussion');
	await page.keyboard.press('PageUp');
	expect((await at(page)).step).toBe(ids.at(-1));
	await expect(page.getByRole('link', { name: 'Notes' })).toHaveCount(0);
	await page.keyboard.press('s');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog')).not.toContainText('speaker’s window');
	expect(page.context().pages()).toHaveLength(1);
	await page.goBack();
	await expect(page).toHaveTitle(story.meta.title);
	await expect(heading(page)).toHaveText(story.meta.title);
	await page.goto(`${address}?renderer=svg#/notes`);
	await expect(page.locator('[data-notes]')).toHaveCount(0);

	await page.goto(`${address}?questions&renderer=svg#${ids[2]}`);
	await expect(page.locator(`section[data-step-id="${ids[2]}"] .questions > li`)).toHaveText([
		...(story.steps[2]?.questions ?? [])
	]);
	expect((await at(page)).step).toBe(ids[2]);
	expect(opened(asked)).toEqual([address]);

	const text = readFileSync('build/download/story.html', 'utf8');
	expect(text).not.toContain('data-name="notes"');
	expect(text).not.toContain('Read the headline aloud');
	expect(readFileSync('build/download/story-teacher.html', 'utf8')).toContain('Read the headline aloud');
});
