import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { at, expect, test } from './fixtures.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const voyage = readBundle('tests/fixtures/beagle-pacific').story;

const viewports = [
	{ width: 320, height: 568 },
	{ width: 390, height: 844 },
	{ width: 1440, height: 900 }
];

const timeLine = (page: Page) => page.getByRole('navigation', { name: 'Time line' });
const links = (page: Page) => timeLine(page).getByRole('link');
const link = (page: Page, number: number) => timeLine(page).getByRole('link', { name: `Step ${number}:` });

/** Goes to a step and waits until the page stands there. */
async function goTo(page: Page, id: string): Promise<void> {
	await at(page);
	await page.evaluate((step) => window.mapStory?.goTo(step), id);
	await expect(page.locator('[data-map]')).toHaveAttribute('data-step', id);
	await at(page);
}

/** The live map plays no part here: what it needs is asked for and never answered. */
test.beforeEach(async ({ page }) => {
	await page.route('**/data/map.json', () => {});
});

/** The steps in the order of their days, those of one day in the order of the story. */
const inOrderOfTime = (steps: typeof story.steps) => steps.toSorted((a, b) => a.date.start.localeCompare(b.date.start));

for (const viewport of viewports) {
	test.describe(`at ${viewport.width}×${viewport.height}`, () => {
		test.use({ viewport });

		test('the time line covers no control, no label of it another one, and stays on the page', async ({ page }) => {
			await page.goto('');
			for (const step of [story.steps[0], story.steps[6], story.steps.at(-1)]) {
				await goTo(page, step?.id ?? '');
				const line = await timeLine(page).boundingBox();
				if (!line) throw new Error('the time line has no box');
				expect(line.height).toBeLessThan(viewport.width < 500 ? 64 : 84);
				expect(line.y + line.height).toBeLessThanOrEqual(viewport.height);
				expect(line.x + line.width).toBeLessThanOrEqual(viewport.width);
				const others = [
					page.locator('[data-map]'),
					page.getByRole('button', { name: 'Contents' }),
					page.locator('[data-map]').getByText('Legend')
				];
				for (const other of others) {
					const box = await other.boundingBox();
					if (!box) throw new Error('something beside the time line has no box');
					const isBeside = box.y + box.height <= line.y + 0.5 || box.x + box.width <= line.x + 0.5;
					expect(isBeside, `${JSON.stringify(box)} beside ${JSON.stringify(line)}`).toBe(true);
				}
			}
			const labels = await timeLine(page)
				.locator('.label:visible')
				.evaluateAll((elements) =>
					elements.map((element) => element.getBoundingClientRect()).map(({ left, right }) => ({ left, right }))
				);
			expect(labels.length).toBeGreaterThan(2);
			for (const [index, { left }] of labels.entries()) {
				expect(left).toBeGreaterThanOrEqual(labels[index - 1]?.right ?? -Infinity);
			}
		});

		test('C9: every target is at least 24 pixels wide and high, and none lies on another', async ({ page }) => {
			await page.goto('');
			await at(page);
			const boxes = await links(page).evaluateAll((elements) =>
				elements.map((element) => element.getBoundingClientRect()).map(({ x, width, height }) => ({ x, width, height }))
			);
			expect(boxes).toHaveLength(story.steps.length);
			for (const [index, { x, width, height }] of boxes.entries()) {
				expect(width).toBeGreaterThanOrEqual(24);
				expect(height).toBeGreaterThanOrEqual(24);
				const before = boxes[index - 1];
				if (before) expect(x).toBeGreaterThanOrEqual(before.x + before.width - 0.01);
			}
		});

		test('the number of the step that is read is in view and marked', async ({ page }) => {
			await page.goto('');
			for (const index of [12, 0, 5]) {
				await goTo(page, story.steps[index]?.id ?? '');
				await expect(link(page, index + 1)).toHaveAttribute('aria-current', 'step');
				await expect(timeLine(page).locator('[aria-current]')).toHaveCount(1);
				await expect(link(page, index + 1)).toBeInViewport({ ratio: 0.9 });
			}
		});
	});
}

test('the steps stand as links in the order of time, with number, title, date and act in their names', async ({
	page
}) => {
	await page.goto('');
	await at(page);
	const hrefs = await links(page).evaluateAll((elements) => elements.map((element) => element.getAttribute('href')));
	expect(hrefs).toEqual(inOrderOfTime(story.steps).map(({ id }) => `#${id}`));
	await expect(link(page, 3)).toHaveAccessibleName(
		'Step 3: The strike near Baghdad airport, 3 January 2020 (happened)'
	);
	await expect(link(page, 10)).toHaveAccessibleName(/^Step 10: .*29 June 2020 \(said\)$/);
	await expect(timeLine(page)).toHaveAccessibleDescription(/in days; .* in months, drawn 21 times narrower\./);
});

test('a click goes to the step', async ({ page }) => {
	await page.goto('');
	await at(page);
	await link(page, 9).click();
	await expect(page.locator('[data-map]')).toHaveAttribute('data-step', 'erbil');
	await expect(link(page, 9)).toHaveAttribute('aria-current', 'step');
});

test('a key goes to the step, and the link with the focus shows it', async ({ page }) => {
	await page.goto('');
	await at(page);
	await link(page, 6).focus();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Shift+Tab');
	await expect(link(page, 6)).toBeFocused();
	const outline = await link(page, 6).evaluate((element) => getComputedStyle(element).outlineWidth);
	expect(parseFloat(outline)).toBeGreaterThanOrEqual(2);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-map]')).toHaveAttribute('data-step', 'parliament-vote');
});

test('between two steps the line of now stands as far between their dates as the position says', async ({ page }) => {
	await page.goto('');
	await goTo(page, 'parliament-vote');
	const nowAt = () =>
		timeLine(page)
			.locator('.now')
			.evaluate((element) => parseFloat(element.style.insetInlineStart));
	const early = await nowAt();
	await goTo(page, 'two-bases');
	const late = await nowAt();
	expect(late).toBeGreaterThan(early);

	// Scrolls until the reading line is between the two texts.
	await page.evaluate(() => {
		const line = document.querySelector('.reading-line')?.getBoundingClientRect().top ?? 0;
		const [before, after] = ['parliament-vote', 'two-bases'].map((id) =>
			document.querySelector(`#${id} [data-reading]`)?.getBoundingClientRect()
		);
		if (!before || !after) throw new Error('a step has no text');
		scrollBy({ top: (before.bottom + after.top) / 2 - line, behavior: 'instant' });
	});
	const { position } = await at(page);
	expect(position).toBeGreaterThan(5.1);
	expect(position).toBeLessThan(5.9);
	expect(await nowAt()).toBeCloseTo(early + (late - early) * (position - 5), 0);
});

test.describe('on a touch screen', () => {
	test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

	test('C9: targets are at least 44 pixels wide and high, and a tap goes to the step', async ({ page }) => {
		await page.goto('');
		await at(page);
		const sizes = await links(page).evaluateAll((elements) =>
			elements.map((element) => element.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))
		);
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
		await link(page, 2).tap();
		await expect(page.locator('[data-map]')).toHaveAttribute('data-step', 'who-fired-on-k1');
		await expect(link(page, 2)).toBeInViewport({ ratio: 0.9 });
	});
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	for (const viewport of viewports) {
		test(`the time line is a list of links that can be seen at ${viewport.width}×${viewport.height}`, async ({
			page
		}) => {
			await page.setViewportSize(viewport);
			await page.goto('');
			await expect(links(page)).toHaveCount(story.steps.length);
			await expect(timeLine(page).locator('[aria-current]')).toHaveCount(0);
			await link(page, 4).click();
			await expect(page).toHaveURL(/#why-baghdad$/);
			await expect(page.locator('#why-baghdad h2')).toBeInViewport();
			await expect(link(page, 4)).toBeInViewport({ ratio: 0.9 });
			await link(page, 5).click();
			await expect(page).toHaveURL(/#harsh-retaliation$/);
		});
	}

	test('the clocks of a step show the change of date', async ({ page }) => {
		await page.goto('');
		const days = page.locator('#baghdad-airport .clocks .day');
		await expect(days).toHaveText([
			/3 January 2020\s+Baghdad 00:47\s+Tehran 01:17/,
			/2 January 2020\s+UTC 21:47\s+Washington 16:47/
		]);
		await expect(page.locator('#two-bases .clocks .day')).toHaveText([
			/8 January 2020\s+Baghdad 01:30\s+Tehran 02:00/,
			/7 January 2020\s+UTC 22:30\s+Washington 17:30/
		]);
		await expect(page.locator('#who-fired-on-k1 .clocks .day')).toHaveText([/27 December 2019\s+Baghdad 19:20/]);
		await expect(page.locator('.clocks')).toHaveCount(3);
	});
});

test('the time line of the second story has its steps, and a break that it says in words', async ({
	page,
	secondSite
}) => {
	await page.goto(secondSite.url);
	await at(page);
	const hrefs = await links(page).evaluateAll((elements) => elements.map((element) => element.getAttribute('href')));
	expect(hrefs).toEqual(inOrderOfTime(voyage.steps).map(({ id }) => `#${id}`));
	await expect(timeLine(page)).toHaveAccessibleDescription(/A break leaves out 9 years\.$/);
	await expect(timeLine(page).getByText('9 years', { exact: true })).toBeVisible();
	await expect(page.locator('.clocks')).toHaveCount(0);
});
