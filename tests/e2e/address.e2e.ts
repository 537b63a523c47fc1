import type { Page } from '@playwright/test';
import { at, expect, test } from './fixtures.ts';
import { atRest, ids, indexOf, plateaus, stayDrawn, story, sweep } from './story.ts';

const third = ids[2] ?? '';
const ninth = ids[8] ?? '';

/** A page of this host without anything on it. */
async function openBlank(page: Page) {
	await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
	await page.goto('./blank');
}

/** Notes when the page writes to the history; has to come before the page does. */
async function noteHistory(page: Page) {
	await page.addInitScript(() => {
		const notes: { kind: string; time: number }[] = [];
		Object.assign(window, { historyNotes: notes });
		for (const kind of ['pushState', 'replaceState'] as const) {
			const write = history[kind].bind(history);
			history[kind] = (...args) => {
				notes.push({ kind, time: performance.now() });
				write(...args);
			};
		}
	});
}

const historyNotes = (page: Page) =>
	page.evaluate(() => (window as unknown as { historyNotes: { kind: string; time: number }[] }).historyNotes);

test.beforeEach(async ({ page }) => stayDrawn(page));

test('the address follows the step that is read, and has none of them above the first', async ({ page }) => {
	await page.goto('./');
	await at(page);
	const places = await plateaus(page);
	for (const index of [4, 11, 7]) {
		const { top = 0, bottom = 0 } = places[index] ?? {};
		await sweep(page, [(top + bottom) / 2]);
		await expect(page).toHaveURL(new RegExp(`/#${ids[index]}$`));
	}
	await sweep(page, [0]);
	await expect(page).toHaveURL(/\/$/);
});

test('the address is replaced, never added to the history', async ({ page }) => {
	await noteHistory(page);
	await openBlank(page);
	await page.goto('./');
	await at(page);
	const length = await page.evaluate(() => history.length);
	await page.evaluate(() => window.mapStory?.goTo(3));
	await expect(page).toHaveURL(new RegExp(`#${ids[3]}$`));
	await page.getByRole('button', { name: 'Contents' }).click();
	await page.getByRole('link', { name: story.steps[8]?.title ?? '', exact: true }).click();
	await expect(page).toHaveURL(new RegExp(`#${ninth}$`));
	await page.mouse.move(200, 300);
	await page.mouse.wheel(0, -3000);
	await expect(page).not.toHaveURL(new RegExp(`#${ninth}$`));
	expect(await page.evaluate(() => history.length)).toBe(length);
	const kinds = (await historyNotes(page)).map(({ kind }) => kind);
	expect(kinds).toContain('replaceState');
	expect(kinds).not.toContain('pushState');
});

test('however fast the whole story is scrolled through, the address changes seldom enough for Safari, and ends right', async ({
	page
}) => {
	await noteHistory(page);
	await page.goto('./');
	await at(page);
	const places = await plateaus(page);
	const before = (await historyNotes(page)).length;
	const tops = places.map(({ top, bottom }) => (top + bottom) / 2);
	const visits = [...tops, ...tops.toReversed(), ...tops, tops[8] ?? 0];
	await sweep(page, visits);
	await expect(page).toHaveURL(new RegExp(`#${ninth}$`));
	const times = (await historyNotes(page)).slice(before).map(({ time }) => time);
	expect(times.length).toBeGreaterThan(0);
	expect(times.length).toBeLessThan(visits.length);
	// Safari refuses the 101st change within 30 seconds: 300 ms between any two are never too few.
	for (const [index, time] of times.slice(1).entries()) expect(time - (times[index] ?? NaN)).toBeGreaterThan(300);
});

test('an address with a step that is not there opens the story at its start', async ({ page }) => {
	await page.goto('./#nowhere');
	expect(await at(page)).toMatchObject({ step: ids[0], position: 0 });
});

test('Back leaves the page in one press, after links, markers and scrolling', async ({ page }) => {
	await openBlank(page);
	const blank = page.url();
	await page.goto('./');
	await at(page);
	for (const title of [story.steps[5]?.title ?? '', story.steps[12]?.title ?? '']) {
		await page.getByRole('button', { name: 'Contents' }).click();
		await page.getByRole('link', { name: title, exact: true }).click();
	}
	await expect(page).toHaveURL(new RegExp(`#${ids[12]}$`));
	await page.locator(`[data-map] .marker[href="#${third}"]`).click();
	await expect(page.locator('[data-map]')).toHaveAttribute('data-step', third);
	await page.mouse.move(200, 300);
	await page.mouse.wheel(0, 4000);
	await expect(page.locator('[data-map]')).not.toHaveAttribute('data-step', third);
	// A wheel's scroll that still runs would win against the key.
	await atRest(page);
	await page.keyboard.press('Home');
	await expect(page.locator('[data-map]')).toHaveAttribute('data-position', '0');
	// An address that is still to be replaced would be taken for the page that is gone back to.
	await expect(page).toHaveURL(/\/$/);
	await page.goBack();
	expect(page.url()).toBe(blank);
	await page.goForward();
	await expect(page.locator('[data-map]')).toHaveAttribute('data-position', '0');
});

test('coming back to the story leads to the place that was left', async ({ page }) => {
	await openBlank(page);
	await page.goto('./');
	await at(page);
	const { top = 0, bottom = 0 } = (await plateaus(page))[indexOf(ninth)] ?? {};
	await sweep(page, [bottom + 100, (top + bottom) / 2]);
	await expect(page).toHaveURL(new RegExp(`#${ninth}$`));
	const before = await at(page);
	const place = await page.evaluate(() => scrollY);
	await page.goBack();
	await page.goForward();
	await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(Math.round(place));
	expect(await at(page)).toEqual(before);
});
