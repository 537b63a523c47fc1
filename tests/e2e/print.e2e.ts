import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { themes } from '../../src/lib/tokens/tokens.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { mainColours } from './pictures.ts';
import { ids, phone, stayDrawn, story } from './story.ts';

/** What is free of A4 within the margins that browsers give it, in CSS pixels. */
const paper = { width: 718, height: 1046 };

const seen = (page: Page, selector: string) => page.locator(selector).filter({ visible: true });

const hex = (rgb: string) =>
	`#${(rgb.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;

/** Fails unless the page, as it is printed now, is the whole story and nothing but it. */
async function expectPrint(page: Page) {
	await page.setViewportSize(paper);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(story.meta.title);
	for (const gone of [
		'[data-map]',
		'.time-line',
		'.site-links',
		'.skip:focus',
		'header .cue',
		'dialog',
		'summary.legend'
	])
		await expect(seen(page, gone), gone).toHaveCount(0);
	// A place is a button on the screen; on paper it is a word.
	const pressed = seen(page, 'button, select, input, [role="switch"]');
	expect(await pressed.evaluateAll((all) => all.filter((it) => !it.matches('button.place')).length)).toBe(0);
	const stuck = await page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((element) =>
			element.checkVisibility() && /sticky|fixed/.test(getComputedStyle(element).position)
				? [element.outerHTML.slice(0, 80)]
				: []
		)
	);
	expect(stuck, 'what stays in view').toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(paper.width);
	let end = 0;
	for (const id of ids) {
		const boxes = await page.evaluate((step) => {
			const box = (selector: string) => {
				const found = document.querySelector(`#${step} ${selector}`);
				if (!found?.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true })) return undefined;
				const { top, bottom, width } = found.getBoundingClientRect();
				return { top: top + scrollY, bottom: bottom + scrollY, width };
			};
			return { map: box('figure svg.drawing'), key: box('figure .legend li'), title: box('h2'), text: box('.text') };
		}, id);
		const { map, key, title, text } = boxes;
		if (!map || !key || !title || !text) throw new Error(`${id} is not whole: ${JSON.stringify(boxes)}`);
		expect(map.top, `the map of ${id} is below the step before`).toBeGreaterThan(end);
		expect(map.bottom - map.top, `height of the map of ${id}`).toBeGreaterThan(310);
		expect(map.width, `width of the map of ${id}`).toBeGreaterThan(paper.width - 20);
		expect(key.top, `the key of ${id} is below its map`).toBeGreaterThanOrEqual(map.bottom - 1);
		expect(title.top, `the title of ${id} is below its map`).toBeGreaterThan(key.bottom);
		end = text.bottom;
	}
	const closed = await page.evaluate(() =>
		[...document.querySelectorAll('section[data-step-id] details > :not(summary)')]
			.filter((it) => it.getBoundingClientRect().height < 8)
			.map((it) => it.outerHTML.slice(0, 80))
	);
	expect(closed, 'what is closed').toEqual([]);
	for (const id of [ids[2], ids[7]]) {
		const drawing = page.locator(`[data-drawn="${id}"] svg.drawing`);
		const picture = PNG.sync.read(await drawing.screenshot({ animations: 'disabled' }));
		expect(mainColours(picture), `colours of the map of ${id}`).toBeGreaterThan(2);
	}
	const sources = page.locator('.context .sources a').first();
	expect(await sources.evaluate((link) => getComputedStyle(link, '::after').content)).toContain('http');
}

test('the story is printed whole: title, each step with its drawn map, key and text, and sources; no stage, nothing to press', async ({
	page
}) => {
	test.slow();
	await page.setViewportSize(phone);
	await stayDrawn(page);
	await page.goto(`./#${ids[4]}`);
	await at(page);
	await expectPrint(page);
	const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
	const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
	expect(pages, 'pages of the print').toBeGreaterThan(ids.length / 2);
	expect(pages, 'pages of the print').toBeLessThanOrEqual(ids.length * 3);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false, colorScheme: 'dark' });

	test('the story is printed whole, on light paper in dark colours too', async ({ page }) => {
		test.slow();
		await page.goto('./');
		await expectPrint(page);
		expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
	});
});

test.describe('in dark colours', () => {
	test.use({ colorScheme: 'dark', viewport: { width: 800, height: 600 } });

	for (const path of ['embed/', 'present/']) {
		test(`the step that /${path} shows is printed with its map in light colours, and nothing to press`, async ({
			page
		}) => {
			await page.emulateMedia({ reducedMotion: 'reduce' });
			await page.goto(path);
			await whenLive(page);
			// Far from where the map began, and with places that lead to other steps.
			await page.evaluate((step) => window.mapStory?.goTo(step), 'two-bases');
			await at(page);
			await page.emulateMedia({ media: 'print' });
			await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
			await expect(page.locator('.live')).toBeHidden();
			expect(await seen(page, 'button, select, input, summary, [role="switch"]').allTextContents()).toEqual([]);
			const colours = await page.evaluate(() => {
				const colour = (selector: string, property: 'color' | 'fill' | 'backgroundColor') =>
					getComputedStyle(document.querySelector(selector) ?? document.body)[property];
				return [
					colour('.drawn text:not(.label-country, .label-area, .label-ring)', 'fill'),
					colour('.attribution', 'color'),
					colour('.stage', 'backgroundColor')
				];
			});
			const { label, 'label-soft': soft, water } = themes.light;
			expect(colours.map(hex)).toEqual([label, soft, water]);
			// Places lie where the buttons over them lie: the drawing has the camera of what it stands for.
			const marker = await page.locator('.marker').first().boundingBox();
			const middle = marker && { x: marker.x + marker.width / 2, y: marker.y + marker.height / 2 };
			const distances = await page.locator('.drawn [data-mark]').evaluateAll(
				(marks, to) =>
					marks.map((mark) => {
						const { left, top, width, height } = mark.getBoundingClientRect();
						return Math.hypot(left + width / 2 - (to?.x ?? 0), top + height / 2 - (to?.y ?? 0));
					}),
				middle
			);
			expect(Math.min(...distances), 'from a place’s link to its mark').toBeLessThan(2);
			await page.evaluate(() => dispatchEvent(new Event('afterprint')));
			await page.emulateMedia({ media: 'screen' });
			await expect(page.locator('.live')).toBeVisible();
		});
	}
});
