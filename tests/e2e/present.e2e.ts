import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { hearStatus } from './spoken.ts';
import { emptyShare } from './stage-picture.ts';
import { ids, secondStory, story, textOf } from './story.ts';

const { story: bundle } = readBundle('geodata/reciprocal-blow');

const projector = { width: 1280, height: 720 };
const last = ids.length;

test.use({ viewport: projector });

const slide = (page: Page) => page.locator('.slide');
const position = (page: Page) => page.evaluate(() => window.mapStory?.position ?? NaN);

/** Opens the stage at a screen, with the drawn map, which is enough for everything but the map itself. */
async function openStage(page: Page, hash = '', query = '?renderer=svg'): Promise<void> {
	await page.goto(`present/${query}${hash}`);
	await at(page);
}

test('a talk begins with a title screen, shows each step, and ends with questions', async ({ page }) => {
	await openStage(page);
	const region = page.locator('[data-map]');
	await expect(region).toHaveAttribute('data-position', '-1');
	await expect(slide(page)).toContainText(story.meta.title);
	for (const [index, { id, title }] of story.steps.entries()) {
		await page.keyboard.press('PageDown');
		await expect(region).toHaveAttribute('data-position', String(index));
		await expect(region).toHaveAttribute('data-step', id);
		await expect(slide(page).getByRole('heading')).toHaveText(title);
		await expect(page.locator('.progress [aria-current="step"]')).toHaveAttribute('data-step-id', id);
		await expect(page).toHaveURL(new RegExp(`#${id}$`));
	}
	await page.keyboard.press('PageDown');
	await expect(region).toHaveAttribute('data-position', String(last));
	await expect(slide(page).getByRole('heading')).toHaveText('Questions for discussion');
	await expect(slide(page).getByRole('listitem').first()).toBeVisible();
	await page.keyboard.press('PageDown');
	expect(await position(page)).toBe(last);
});

test('an address opens its step, also the closing screen, and below a path; a loaded page comes back to it', async ({
	page,
	subpathSite
}) => {
	await openStage(page, '#warrant');
	expect((await at(page)).step).toBe('warrant');
	await page.reload();
	expect(await at(page)).toMatchObject({ step: 'warrant', position: ids.indexOf('warrant') });
	await page.keyboard.press('End');
	await expect(page).toHaveURL(/#questions$/);
	await page.reload();
	expect((await at(page)).position).toBe(last);
	await page.goto(`${subpathSite.url}present/?renderer=svg#unlawful`);
	expect((await at(page)).step).toBe('unlawful');
});

test('the map of a step is seen, not only said to be there', async ({ page }) => {
	await openStage(page, '#baghdad-airport');
	expect(await emptyShare(page)).toBeLessThan(0.1);
});

test('an address that names no step opens the title screen', async ({ page }) => {
	await openStage(page, '#nowhere');
	expect(await position(page)).toBe(-1);
	await openStage(page, '#%E0%A4%A');
	expect(await position(page)).toBe(-1);
});

test('B1: PageDown and PageUp go exactly one step from the page, a button, a link, an open dialog and the legend', async ({
	page
}) => {
	await openStage(page, '#two-bases');
	const start = ids.indexOf('two-bases');
	const step = async (key: string, to: number, from: string) => {
		await page.keyboard.press(key);
		await expect.poll(() => position(page), from).toBe(to);
	};
	const both = async (from: string) => {
		await step('PageDown', start + 1, from);
		await step('PageUp', start, from);
	};
	await both('the page');
	for (const name of ['Next', 'Back', 'Overview', 'Full screen', 'Keys']) {
		await page.getByRole('button', { name }).focus();
		await both(name);
	}
	await page.getByRole('link', { name: 'Notes' }).focus();
	await both('a link');
	await page.locator('.legend summary').focus();
	await both('the legend');
	for (const [key, dialog] of [
		['o', 'All steps'],
		['?', 'Keys and options']
	] as const) {
		await page.keyboard.press(key);
		await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
		await step('PageDown', start + 1, dialog);
		await expect(page.getByRole('dialog')).toHaveCount(0);
		await step('PageUp', start, dialog);
	}
});

test('B1: PageDown goes one step from the canvas of a map that is moved by hand; the arrows stay with the map', async ({
	page
}) => {
	await openStage(page, '#two-bases', '');
	await whenLive(page);
	await page.getByRole('button', { name: 'Explore' }).click();
	await page.locator('canvas').focus();
	const start = ids.indexOf('two-bases');
	await page.keyboard.press('ArrowRight');
	expect(await position(page)).toBe(start);
	await page.keyboard.press('PageDown');
	await expect.poll(() => position(page)).toBe(start + 1);
	await expect(page.getByRole('button', { name: 'Explore' })).toBeVisible();
});

test('B1: 20 presses at 50 ms land exactly, and a held key counts once', async ({ page }) => {
	await openStage(page);
	for (let press = 0; press < 9; press += 1) await page.keyboard.press('PageDown', { delay: 0 });
	await expect.poll(() => position(page)).toBe(8);
	await page.keyboard.press('Home');
	for (let press = 0; press < 20; press += 1) {
		await page.keyboard.press(press % 4 === 3 ? 'PageUp' : 'PageDown');
		await page.waitForTimeout(50);
	}
	await expect.poll(() => position(page)).toBe(9);
	await expect(page).toHaveURL(new RegExp(`#${ids[9]}$`));
	for (let press = 0; press < 20; press += 1) await page.keyboard.press('PageDown');
	await expect.poll(() => position(page)).toBe(last);
	await page.keyboard.press('Home');
	for (let press = 0; press < 5; press += 1) await page.keyboard.down('ArrowRight');
	await page.keyboard.up('ArrowRight');
	await expect.poll(() => position(page)).toBe(0);
});

test('a number and Enter go to that step, and the overview shows every step as a drawn map', async ({ page }) => {
	await openStage(page);
	await page.keyboard.type('12');
	await expect(page.getByText('Step 12: press Enter')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect.poll(() => position(page)).toBe(11);
	await page.keyboard.type('99');
	await page.keyboard.press('Enter');
	expect(await position(page)).toBe(11);
	await page.keyboard.press('o');
	const overview = page.getByRole('dialog', { name: 'All steps' });
	await expect(overview.getByRole('button', { name: /^\d+\./ })).toHaveCount(last);
	await expect(overview.locator('svg.drawing')).toHaveCount(last);
	await expect(overview.locator('button[aria-current="step"]')).toBeFocused();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Enter');
	await expect.poll(() => position(page)).toBe(10);
	await expect(overview).toHaveCount(0);
});

test('B3: B, . and ; make the screen black, W white; the same key or a step brings it back where it was', async ({
	page
}) => {
	await openStage(page, '#erbil');
	const start = ids.indexOf('erbil');
	const cover = page.locator('.cover');
	for (const [key, back, color] of [
		['b', 'b', 'rgb(0, 0, 0)'],
		['.', 'PageDown', 'rgb(0, 0, 0)'],
		[';', 'PageUp', 'rgb(0, 0, 0)'],
		['w', 'Escape', 'rgb(255, 255, 255)']
	] as const) {
		await page.keyboard.press(key);
		await expect(cover).toHaveCSS('background-color', color);
		await expect(cover).toHaveCSS('cursor', 'none');
		const covered = await cover.evaluate((element) => {
			const { left, top, width, height } = element.getBoundingClientRect();
			return [left, top, width - innerWidth, height - innerHeight, document.elementFromPoint(900, 300) === element];
		});
		expect(covered, key).toEqual([0, 0, 0, 0, true]);
		await page.keyboard.press(back);
		await expect(cover).toHaveCount(0);
		expect(await position(page), `${key}, then ${back}`).toBe(start);
	}
});

test('B3: nothing opens over a black screen, and what is open closes when it turns black', async ({ page }) => {
	await openStage(page, '#erbil');
	const dialogs = page.getByRole('dialog');
	await page.keyboard.press('b');
	await expect(page.locator('.cover')).toBeVisible();
	for (const key of ['o', '?']) await page.keyboard.press(key);
	await page.getByRole('button', { name: 'Overview' }).focus();
	await page.keyboard.press('Enter');
	await expect(dialogs).toHaveCount(0);
	await page.keyboard.press('b');
	await page.keyboard.press('o');
	await expect(dialogs).toHaveCount(1);
	await page.keyboard.press('b');
	await expect(dialogs).toHaveCount(0);
	await expect(page.locator('.cover')).toBeVisible();
});

test('B3: F5 fills the screen instead of loading the page again, and Escape never leaves the place in the talk', async ({
	page
}) => {
	await openStage(page, '#erbil');
	await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
	await page.keyboard.press('F5');
	await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
	await page.keyboard.press('F5');
	await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
	await page.keyboard.press('Escape');
	expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
	expect(await position(page)).toBe(ids.indexOf('erbil'));
});

test('B4, C14: keys of a single letter can be switched off, and stay off', async ({ page }) => {
	await openStage(page, '#erbil');
	await page.getByRole('button', { name: 'Keys' }).click();
	await page.getByLabel('Keys of a single letter, digit or sign').uncheck();
	await page.keyboard.press('Escape');
	await page.keyboard.press('b');
	await page.keyboard.press('n');
	await page.keyboard.press('PageDown');
	await expect.poll(() => position(page)).toBe(ids.indexOf('erbil') + 1);
	await expect(page).toHaveURL(new RegExp(`#${ids[ids.indexOf('erbil') + 1]}$`));
	await expect(page.locator('.cover')).toHaveCount(0);
	await page.reload();
	await at(page);
	await page.keyboard.press('b');
	await page.keyboard.press('PageDown');
	await expect.poll(() => position(page)).toBe(ids.indexOf('erbil') + 2);

	await page.goto('present/notes/');
	await expect(page.locator('.clock b').first()).not.toHaveText('–');
	for (const key of ['n', 'b', '4', 'Enter']) await page.keyboard.press(key);
	await page.keyboard.press('PageDown');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Step 1 of ${ids.length}`);
	await expect(page.getByRole('button', { name: 'Black' })).toHaveAttribute('aria-pressed', 'false');
});

test('steps come in parts where that is asked for: title, map, quotations, claims', async ({ page }) => {
	await openStage(page, '#who-fired-on-k1');
	await page.keyboard.press('r');
	const map = page.locator('[data-map]');
	await expect(map).toBeHidden();
	await expect(slide(page).locator('blockquote')).toHaveCount(0);
	await page.keyboard.press('PageDown');
	await expect(map).toBeVisible();
	await expect(slide(page).locator('blockquote')).toHaveCount(0);
	await page.keyboard.press('PageDown');
	await expect(slide(page).locator('blockquote cite')).toHaveText([
		'United States',
		'Kata’ib Hezbollah',
		'Iraqi intelligence officials'
	]);
	await page.keyboard.press('PageDown');
	await expect(slide(page).locator('li[data-claim]').first()).toBeVisible();
	expect(await position(page)).toBe(1);
	await page.keyboard.press('PageUp');
	await expect(slide(page).locator('blockquote')).toHaveCount(3);
});

test('C5, C6: each step is said once in one polite live region, hammered keys say only the last, and Next keeps the focus', async ({
	page
}) => {
	await openStage(page);
	const status = page.locator('main [role="status"]');
	await expect(status).toHaveCount(1);
	await expect(status).toHaveText('');
	const hear = await hearStatus(page);
	for (let press = 0; press < 6; press += 1) await page.keyboard.press('PageDown');
	await expect(status).toHaveText(`Step 6 of ${last}: ${story.steps[5]?.title}`);
	const said = await hear();
	expect(said.length).toBeLessThanOrEqual(2);
	expect(new Set(said).size).toBe(said.length);
	const next = page.getByRole('button', { name: 'Next' });
	await next.focus();
	for (const [key, step] of Object.entries({ Enter: 7, Space: 8 })) {
		await page.keyboard.press(key);
		await expect(status).toHaveText(`Step ${step} of ${last}: ${story.steps[step - 1]?.title}`);
		await expect(next).toBeFocused();
	}
});

test('B14: two buttons take a quarter of the width each, and a swipe steps', async ({ browser, site }) => {
	const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true });
	const page = await context.newPage();
	await page.goto(`${site.url}present/?renderer=svg#erbil`);
	await at(page);
	const start = ids.indexOf('erbil');
	for (const [name, to] of [
		['Next', start + 1],
		['Back', start]
	] as const) {
		const button = page.getByRole('button', { name });
		const box = await button.boundingBox();
		expect(box?.width ?? 0, name).toBeGreaterThanOrEqual(256);
		expect(box?.height ?? 0, name).toBeGreaterThanOrEqual(44);
		await button.tap();
		await expect.poll(() => position(page)).toBe(to);
	}
	const session = await context.newCDPSession(page);
	const swipe = async (from: number, to: number, y: number) => {
		await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] });
		for (const share of [0.3, 0.6, 1])
			await session.send('Input.dispatchTouchEvent', {
				type: 'touchMove',
				touchPoints: [{ x: from + (to - from) * share, y }]
			});
		await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	};
	await swipe(800, 560, 300);
	await expect.poll(() => position(page), 'a swipe to the left over the map').toBe(start + 1);
	await swipe(60, 300, 420);
	await expect.poll(() => position(page), 'a swipe to the right over the text').toBe(start);
	await context.close();
});

for (const viewport of [projector, { width: 1024, height: 768 }]) {
	test(`B12: at ${viewport.width}×${viewport.height} every part of every step fits, at 24 px and 7:1`, async ({
		page
	}) => {
		test.slow();
		await page.setViewportSize(viewport);
		await openStage(page);
		const measure = () =>
			page.evaluate(() => {
				const slideBox = document.querySelector('.slide');
				const texts = [...document.querySelectorAll('.slide *, .bar *')].filter(
					(element) =>
						!element.closest('.visually-hidden') &&
						[...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
				);
				const luminance = (color: string) => {
					const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((value) => {
						const part = Number(value) / 255;
						return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
					});
					return 0.2126 * r + 0.7152 * g + 0.0722 * b;
				};
				const paper = luminance(getComputedStyle(document.documentElement).backgroundColor);
				const ratio = (color: string) => {
					const ink = luminance(color);
					return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
				};
				const { innerWidth: width } = window;
				const magnified = Number(
					getComputedStyle(document.querySelector('.magnified') as Element).getPropertyValue('--magnified')
				);
				const onMap = [...document.querySelectorAll('.magnified *')].filter(
					(element) =>
						[...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) &&
						!element.closest('.visually-hidden, title, details:not([open]) > :not(summary)') &&
						element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
				);
				const mapSide = document.querySelector('.map-side');
				return {
					hasMap: mapSide?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? false,
					onMap: onMap.map((element) => parseFloat(getComputedStyle(element).fontSize) * magnified),
					overflow: (slideBox?.scrollHeight ?? 0) - (slideBox?.clientHeight ?? 0),
					outside: document.documentElement.scrollWidth - width,
					smallest: Math.min(...texts.map((element) => parseFloat(getComputedStyle(element).fontSize))),
					faintest: Math.min(
						...texts
							.filter((element) => element.closest('.slide'))
							.map((element) => ratio(getComputedStyle(element).color))
					),
					map: (document.querySelector('[data-map]')?.getBoundingClientRect().width ?? 0) / width
				};
			});
		for (const isInParts of [false, true]) {
			if (isInParts) await page.keyboard.press('r');
			await page.keyboard.press('Home');
			for (;;) {
				const where = `${await page.locator('[data-map]').getAttribute('data-position')} ${await slide(page).innerText()}`;
				const measured = await measure();
				expect.soft(measured.overflow, where).toBeLessThanOrEqual(0);
				expect.soft(measured.outside, where).toBeLessThanOrEqual(0);
				expect.soft(measured.smallest, where).toBeGreaterThanOrEqual(24);
				// What a map says, and what stands at its edges.
				if (measured.hasMap) {
					expect.soft(measured.onMap.length, where).toBeGreaterThan(2);
					expect.soft(Math.min(...measured.onMap), where).toBeGreaterThanOrEqual(24);
				}
				expect.soft(measured.faintest, where).toBeGreaterThanOrEqual(7);
				expect.soft(measured.map, where).toBeGreaterThan(0.6);
				if ((await position(page)) === last) break;
				await page.keyboard.press('PageDown');
			}
		}
	});
}

test('B13: the screen is kept awake, again after the page was hidden, and quietly not where that cannot be', async ({
	page
}) => {
	await page.addInitScript(() => {
		const asked: string[] = [];
		Object.assign(window, { asked });
		Object.defineProperty(navigator, 'wakeLock', {
			value: {
				request: async (kind: string) => {
					asked.push(kind);
					if (asked.length === 2) throw new DOMException('hidden', 'NotAllowedError');
					return { release: async () => undefined };
				}
			}
		});
	});
	await openStage(page);
	const asked = () => page.evaluate(() => (window as unknown as { asked: string[] }).asked);
	expect(await asked()).toEqual(['screen']);
	for (let time = 0; time < 2; time += 1)
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	expect(await asked()).toEqual(['screen', 'screen', 'screen']);
});

test('B13: where nothing can keep the screen awake, the talk goes on', async ({ page }) => {
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'wakeLock'));
	await openStage(page);
	expect(await page.evaluate(() => 'wakeLock' in navigator)).toBe(false);
	await page.keyboard.press('PageDown');
	await expect.poll(() => position(page)).toBe(0);
});

test('the live map is as sharp as it is seen, and goes with the steps', async ({ page }) => {
	await openStage(page, '#ayn-al-asad', '');
	await whenLive(page);
	const { seen, drawn } = await page.evaluate(() => {
		const canvas = document.querySelector('canvas');
		return { seen: canvas?.getBoundingClientRect().width ?? 0, drawn: canvas?.width ?? 0 };
	});
	expect(Math.abs(drawn / seen - 1)).toBeLessThan(0.02);
	await page.keyboard.press('PageDown');
	await expect.poll(async () => (await at(page)).step).toBe('erbil');
	const state = await at(page);
	const center = await page.evaluate(() => window.mapStory?.map?.getCenter().toArray());
	expect(center?.[0]).toBeCloseTo(state.center[0], 4);
	expect(center?.[1]).toBeCloseTo(state.center[1], 4);
});

test('B8: what the stage is made of holds none of the notes', async ({ page }) => {
	await openStage(page);
	const beginnings = bundle.steps.flatMap(({ notes }) =>
		(notes ?? []).map((paragraph) => textOf(paragraph).slice(0, 60))
	);
	expect(beginnings.length).toBeGreaterThanOrEqual(ids.length);
	const texts = [readFileSync('build/present/index.html', 'utf8')];
	for (const index of ids.keys()) {
		await page.keyboard.press('PageDown');
		await expect.poll(() => position(page)).toBe(index);
		texts.push(await page.evaluate(() => document.documentElement.outerHTML));
		texts.push(await page.evaluate(() => document.documentElement.textContent ?? ''));
	}
	for (const text of texts) {
		expect(text).not.toContain('data-notes');
		expect(beginnings.filter((beginning) => text.includes(beginning))).toEqual([]);
	}
});

test('the second story is presented by the same code', async ({ page, secondSite }) => {
	await page.goto(`${secondSite.url}present/?renderer=svg`);
	await at(page);
	await page.keyboard.press('End');
	await expect.poll(() => position(page)).toBe(secondStory.steps.length);
	await page.keyboard.press('PageUp');
	await expect(slide(page).getByRole('heading')).toHaveText(secondStory.steps.at(-1)?.title ?? '');
});
