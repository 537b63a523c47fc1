import type { BrowserContext, Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import type { Inline } from '../../src/lib/story/story.ts';
import { at, expect, test } from './fixtures.ts';
import { ids, story } from './story.ts';

const { story: whole } = readBundle('geodata/reciprocal-blow');
const last = ids.length;

const textOf = (inlines: readonly Inline[]): string =>
	inlines.map((inline) => (inline.kind === 'text' ? inline.text : textOf(inline.children))).join('');

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const stagePosition = (page: Page) => page.locator('[data-map]').getAttribute('data-position');
/** Waits until a speaker's window hears keys: its clock shows a time once its script runs. */
const whenRunning = (notes: Page) => expect(notes.locator('.clock b').first()).not.toHaveText('–');
const connected = (notes: Page) => notes.locator('[data-connected="true"]');

/** The stage, and the speaker's window that it has opened. */
async function openBoth(context: BrowserContext, hash = ''): Promise<{ stage: Page; notes: Page }> {
	const stage = await context.newPage();
	await stage.goto(`present/?renderer=svg${hash}`);
	await at(stage);
	expect(context.pages(), 'windows before the click').toHaveLength(1);
	const opened = stage.waitForEvent('popup');
	await stage.getByRole('link', { name: 'Notes' }).click();
	const notes = await opened;
	await expect(connected(notes)).toBeVisible();
	return { stage, notes };
}

test('B5: the speaker’s window has notes, questions, the step and the next one, and the times', async ({ context }) => {
	const { stage, notes } = await openBoth(context, '#who-fired-on-k1');
	const step = whole.steps[1];
	await expect(heading(notes)).toHaveText(`Step 2 of ${last}`);
	for (const paragraph of step?.notes ?? []) {
		await expect(notes.locator('[data-notes]')).toContainText(textOf(paragraph).slice(0, 60));
	}
	await expect(notes.locator('[data-notes] li')).toHaveText([...(step?.questions ?? [])]);
	await expect(notes.locator('.now svg.drawing')).toHaveClass(/scene-who-fired-on-k1/);
	await expect(notes.locator('.next svg.drawing')).toHaveClass(/scene-baghdad-airport/);
	await expect(notes.locator('.now blockquote')).toHaveCount(3);
	await expect(notes.locator('.next h2')).toHaveText(`Next: ${story.steps[2]?.title}`);
	await expect(notes.locator('[data-elapsed]')).toHaveText('0:00');
	await stage.keyboard.press('PageDown');
	await expect(notes.locator('[data-elapsed]')).not.toHaveText('0:00');
	await expect(notes.locator('[data-until]')).toHaveText(/^\d+:\d\d$/);
});

test('B6: either window leads, the other follows', async ({ context }) => {
	const { stage, notes } = await openBoth(context);
	await notes.keyboard.press('PageDown');
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-position', '0');
	await notes.getByRole('button', { name: 'Next' }).click();
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-step', ids[1] ?? '');
	await stage.keyboard.press('End');
	await expect(heading(notes)).toHaveText('Closing questions');
	await stage.keyboard.press('PageUp');
	await expect(heading(notes)).toHaveText(`Step ${last} of ${last}`);
	await notes.getByRole('button', { name: 'Black' }).click();
	await expect(stage.locator('.cover.is-black')).toBeVisible();
	await stage.keyboard.press('b');
	await expect(notes.getByText('The audience’s screen is black')).toHaveCount(0);
});

test('B6: a window that is loaded again, or opened late by its own address, comes to where the talk is', async ({
	context,
	site
}) => {
	const { stage, notes } = await openBoth(context, '#erbil');
	await stage.keyboard.press('PageDown');
	await notes.reload();
	await expect(heading(notes)).toHaveText(`Step ${ids.indexOf('erbil') + 2} of ${last}`);
	await notes.keyboard.press('PageDown');
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-position', String(ids.indexOf('erbil') + 2));
	await stage.reload();
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-position', String(ids.indexOf('erbil') + 2));
	const late = await context.newPage();
	await late.goto(`${site.url}present/notes/`);
	await expect(heading(late)).toHaveText(`Step ${ids.indexOf('erbil') + 3} of ${last}`);
	const second = await context.newPage();
	await second.goto(`${site.url}present/?renderer=svg`);
	await expect(second.locator('[data-map]')).toHaveAttribute('data-position', String(ids.indexOf('erbil') + 2));
	expect(await stagePosition(stage)).toBe(String(ids.indexOf('erbil') + 2));
});

test('B6: windows that cannot broadcast talk by the one that opened the other, after a reload too', async ({
	context
}) => {
	await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
	const { stage, notes } = await openBoth(context, '#erbil');
	await notes.keyboard.press('PageDown');
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-position', String(ids.indexOf('erbil') + 1));
	await stage.reload();
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-position', String(ids.indexOf('erbil') + 1));
	await stage.keyboard.press('PageDown');
	await expect(heading(notes)).toHaveText(`Step ${ids.indexOf('erbil') + 3} of ${last}`);
});

test('a talk of another name, or of another story on the same host, is not heard', async ({
	context,
	site,
	subpathSite
}) => {
	const { stage } = await openBoth(context, '#erbil');
	for (const address of [`${site.url}present/notes/?talk=other`, `${subpathSite.url}present/notes/`]) {
		const other = await context.newPage();
		await other.goto(address);
		await whenRunning(other);
		await other.keyboard.press('PageDown');
		await expect(heading(other)).toHaveText(`Step 1 of ${last}`);
		await expect(other.locator('[data-connected="false"]')).toBeVisible();
	}
	expect(await stagePosition(stage)).toBe(String(ids.indexOf('erbil')));
});

test('B6: the keys of a clicker, a number and Enter lead from the speaker’s window, too', async ({ context }) => {
	const { stage, notes } = await openBoth(context);
	const map = stage.locator('[data-map]');
	for (const key of ['1', '2', 'Enter']) await notes.keyboard.press(key);
	await expect(map).toHaveAttribute('data-position', '11');
	for (const key of ['9', '9', 'Enter', 'n']) await notes.keyboard.press(key);
	await expect(map).toHaveAttribute('data-position', '12');
	await notes.keyboard.press('F5');
	await expect.poll(() => notes.evaluate(() => document.fullscreenElement !== null)).toBe(true);
	await notes.keyboard.press('f');
	await expect.poll(() => notes.evaluate(() => document.fullscreenElement === null)).toBe(true);
	await expect(heading(notes)).toHaveText(`Step ${last} of ${last}`);
});

test('B5: notes grow, and what has no room is scrolled by keys without a step', async ({ context }) => {
	const { stage, notes } = await openBoth(context, '#two-bases');
	await notes.setViewportSize({ width: 800, height: 500 });
	const speaker = notes.locator('[data-notes]');
	const size = () => speaker.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
	const [before, at] = [await size(), await stagePosition(stage)];
	for (let press = 0; press < 8; press += 1) await notes.getByRole('button', { name: 'Larger notes' }).click();
	expect(await size()).toBeGreaterThan(1.8 * before);
	await speaker.focus();
	await notes.keyboard.press('ArrowDown');
	await expect.poll(() => speaker.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
	expect(await stagePosition(stage)).toBe(at);
	await notes.keyboard.press('PageDown');
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-position', String(Number(at) + 1));
});

test('a speaker’s window that only hears another one says that no audience’s window is there', async ({ context }) => {
	const [one, two] = [await context.newPage(), await context.newPage()];
	for (const notes of [one, two]) {
		await notes.goto('present/notes/');
		await whenRunning(notes);
	}
	await one.keyboard.press('PageDown');
	await expect(heading(two)).toHaveText(`Step 1 of ${last}`);
	await expect(two.locator('[data-connected="false"]')).toBeVisible();
});

test('B9: frozen, the speaker looks around while the audience stays; “Show this” brings them along', async ({
	context
}) => {
	const { stage, notes } = await openBoth(context, '#erbil');
	const start = ids.indexOf('erbil');
	await notes.getByRole('button', { name: 'Freeze' }).click();
	for (let press = 0; press < 3; press += 1) await notes.keyboard.press('PageDown');
	await expect(heading(notes)).toHaveText(`Step ${start + 4} of ${last}`);
	expect(await stagePosition(stage)).toBe(String(start));
	await expect(notes.getByText(`The audience stays at: Step ${start + 1} of ${last}`)).toBeVisible();
	await notes.getByRole('button', { name: 'Show this' }).click();
	await expect(stage.locator('[data-map]')).toHaveAttribute('data-position', String(start + 3));
});

test('B7: a stage that is covered follows without a frame, and is right when it is shown', async ({ context }) => {
	await context.addInitScript(() => {
		let isHidden = false;
		let waiting: FrameRequestCallback[] = [];
		const real = window.requestAnimationFrame.bind(window);
		Object.defineProperty(document, 'hidden', { get: () => isHidden });
		Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
		window.requestAnimationFrame = (callback) => (isHidden ? waiting.push(callback) : real(callback));
		Object.assign(window, {
			hide(now: boolean) {
				isHidden = now;
				document.dispatchEvent(new Event('visibilitychange'));
				if (now) return;
				for (const callback of waiting) real(callback);
				waiting = [];
			}
		});
	});
	const { stage, notes } = await openBoth(context, '#two-bases');
	const hide = (now: boolean) =>
		stage.evaluate((isNow) => (window as unknown as { hide: (now: boolean) => void }).hide(isNow), now);
	await hide(true);
	for (let press = 0; press < 5; press += 1) await notes.keyboard.press('PageDown');
	const wanted = ids.indexOf('two-bases') + 5;
	const map = stage.locator('[data-map]');
	await expect(map).toHaveAttribute('data-position', String(wanted));
	const covered = await map.getAttribute('data-center');
	await hide(false);
	const { step, center } = await at(stage);
	expect(step).toBe(ids[wanted]);
	expect(covered).toBe(center.map((degrees) => degrees.toFixed(5)).join());
});

test('the speaker points on the audience’s map, at the same place', async ({ context }) => {
	const { stage, notes } = await openBoth(context, '#two-bases');
	await notes.getByRole('button', { name: 'Point' }).click();
	const map = notes.locator('.now .frame');
	const mark = await notes.locator('.now [data-mark="place:ayn_al_asad"] circle').boundingBox();
	if (!mark) throw new Error('the base is not on the map');
	await notes.mouse.move(mark.x + mark.width / 2, mark.y + mark.height / 2);
	await expect(map.locator('[data-pointer]')).toBeVisible();
	const pointer = stage.locator('[data-pointer]');
	await expect(pointer).toBeVisible();
	const middle = (box: { x: number; y: number; width: number; height: number } | null) =>
		box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const there = middle(await stage.locator('[data-mark="place:ayn_al_asad"] circle').boundingBox());
	const here = middle(await pointer.boundingBox());
	expect(Math.abs((here?.x ?? NaN) - (there?.x ?? NaN))).toBeLessThan(6);
	expect(Math.abs((here?.y ?? NaN) - (there?.y ?? NaN))).toBeLessThan(6);
	await notes.keyboard.press('PageDown');
	await expect(pointer).toHaveCount(0);
});

test('B5: a blocked window leaves a plain link to it', async ({ page }) => {
	await page.addInitScript(() => Object.assign(window, { open: () => null }));
	await page.goto('present/?renderer=svg#erbil');
	await at(page);
	await page.keyboard.press('s');
	const link = page.getByRole('link', { name: 'Open it by this link' });
	await expect(link).toHaveAttribute('target', 'storymap-presenter');
	// Said where all is said, and interrupting nothing.
	await expect(page.locator('[role="status"], [role="alert"], [aria-live]')).toHaveCount(1);
	await expect(page.getByRole('status')).toHaveText(/^The browser has blocked the speaker’s window\./);
	const opened = page.waitForEvent('popup');
	await link.click();
	await expect(heading(await opened)).toHaveText(`Step ${ids.indexOf('erbil') + 1} of ${last}`);
});

test('on one screen the notes are a drawer that can be closed, and the picture fills the rest', async ({ page }) => {
	await page.goto('present/notes/');
	await whenRunning(page);
	await page.keyboard.press('PageDown');
	await page.getByRole('button', { name: 'One screen' }).click();
	const drawer = page.locator('[data-notes]');
	await expect(drawer).toBeVisible();
	await page.getByRole('button', { name: 'Notes', exact: true }).click();
	await expect(drawer).toBeHidden();
	const [map, height] = [await page.locator('.now .map').boundingBox(), page.viewportSize()?.height ?? NaN];
	expect(map?.height ?? 0).toBeGreaterThan(height * 0.7);
});
