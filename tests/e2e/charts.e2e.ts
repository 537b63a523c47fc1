import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readBundle } from '#lib/content/bundle.ts';
import type { Chart } from '#lib/story/story.ts';
import { expect, test } from './fixtures.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const charts = story.steps.flatMap((step) => step.charts.map((chart) => ({ step: step.id, chart })));

const figureOf = (page: Page, step: string, chart: Chart) =>
	page.locator(`[data-step-id="${step}"] [data-chart="${chart.kind}"]`);

const texts = (elements: Locator) => elements.evaluateAll((all) => all.map((element) => element.textContent.trim()));

/** What a row of the table must hold after who and when, before its sources. */
const cellsOf = (chart: Chart): string[][] =>
	chart.kind === 'counts'
		? chart.values.map(({ total, wording, split }) =>
				[total ?? wording, ...chart.parts.map((_, index) => split?.[index])].map((cell) => String(cell ?? '–'))
			)
		: chart.values.map(({ total, wording }) => [String(total), wording ?? '–']);

async function expectTheData(page: Page) {
	await expect(page.locator('[data-chart]')).toHaveCount(charts.length);
	for (const { step, chart } of charts) {
		const figure = figureOf(page, step, chart);
		await expect(figure.locator('h3')).toHaveText(chart.title);
		await expect(figure).toContainText(chart.counts);
		await expect(figure).toContainText(chart.caption);
		const rows = figure.locator('tbody tr');
		await expect(rows).toHaveCount(chart.values.length);
		for (const [index, value] of chart.values.entries()) {
			const row = rows.nth(index);
			const cells = await texts(row.locator('th, td'));
			expect(cells[0]).toContain(value.who);
			expect(cells.slice(2, -1)).toEqual(cellsOf(chart)[index]);
			const urls = await row.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
			expect(urls).toEqual(value.sources.map((id) => story.sources.find((source) => source.id === id)?.url));
		}
		if (chart.kind === 'counts') {
			const shown = chart.values.map(({ total, split, wording }) => {
				const known = split?.filter((count) => count !== null);
				return String(total ?? known?.reduce((sum, count) => sum + count, 0) ?? wording);
			});
			expect(await texts(figure.locator('li b'))).toEqual(shown);
		} else {
			const labels = chart.values.map(({ total }) => `${total},`);
			expect(await texts(figure.locator('tspan'))).toEqual(labels);
			await expect(figure.locator('circle')).toHaveCount(chart.values.length);
			await expect(figure.locator('circle.hollow')).toHaveCount(chart.values.filter((value) => value.tentative).length);
		}
	}
}

test('the story has a chart of counts and one of announcements', () => {
	expect(charts.map(({ step, chart }) => [step, chart.kind])).toEqual([
		['two-bases', 'counts'],
		['ayn-al-asad', 'announcements']
	]);
});

test('each chart shows the story’s numbers, words and sources, also once the script runs', async ({ page }) => {
	await page.goto('.');
	await page.waitForFunction(() => 'mapStory' in window);
	await expectTheData(page);
});

test('the weak and the worded counts have no marks', async ({ page }) => {
	await page.goto('.');
	const counts = page.locator('[data-chart="counts"]');
	await expect(counts.locator('li', { hasText: 'tens' }).locator('svg')).toHaveCount(0);
	const weak = counts.locator('li', { hasText: 'low confidence' });
	await expect(weak).toContainText('at least 35');
	await expect(weak.locator('svg')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`the charts and their open tables are accessible in ${colorScheme} colours`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.goto('.');
		await page.waitForFunction(() => 'mapStory' in window);
		await page
			.locator('[data-chart] details')
			.evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
		const { violations, passes } = await new AxeBuilder({ page }).include('[data-chart]').analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
		expect(passes.map(({ id }) => id)).toEqual(expect.arrayContaining(['color-contrast', 'link-name']));
	});

	test(`the marks stand out from the paper by 3:1 or more in ${colorScheme} colours`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.goto('.');
		const ratios = await page.locator('[data-chart]').evaluateAll((figures) => {
			const luminance = (color: string) => {
				const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map((part) => {
					const share = Number(part) / 255;
					return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
				});
				return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
			};
			const paper = luminance(getComputedStyle(document.documentElement).backgroundColor);
			return figures.flatMap((figure) =>
				[...figure.querySelectorAll('path, circle')].map((mark) => {
					const [dim = 0, bright = 0] = [luminance(getComputedStyle(mark).stroke), paper].sort((a, b) => a - b);
					return (bright + 0.05) / (dim + 0.05);
				})
			);
		});
		expect(ratios.length).toBeGreaterThan(20);
		expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3);
	});
}

for (const width of [320, 390, 1440]) {
	test(`no letter is smaller than 12 pixels, cut off or covered on a page of ${width} pixels`, async ({ page }) => {
		await page.setViewportSize({ width, height: 800 });
		await page.goto('.');
		await page.waitForFunction(() => 'mapStory' in window);
		await page.evaluate(() => document.fonts.ready);
		for (const { step, chart } of charts) {
			const { sizes, outside, covered } = await figureOf(page, step, chart).evaluate((figure) => {
				for (const details of figure.querySelectorAll('details')) details.open = true;
				const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
				const sizes: number[] = [];
				for (let node = walker.nextNode(); node; node = walker.nextNode()) {
					const element = node.parentElement;
					if (!node.textContent?.trim() || !element) continue;
					// A drawing that shrinks its letters would do so by its matrix, not by their font size.
					const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null;
					sizes.push(Number.parseFloat(getComputedStyle(element).fontSize) * (matrix?.d ?? 1));
				}
				const frame = figure.getBoundingClientRect();
				const labels = [...figure.querySelectorAll('text, li')].map((element) => ({
					name: element.textContent.trim(),
					box: element.getBoundingClientRect()
				}));
				const outside = labels
					.filter(({ box }) => box.left < frame.left - 1 || box.right > Math.min(frame.right + 1, innerWidth))
					.map(({ name }) => name);
				const covered = labels.flatMap((a, index) =>
					labels
						.slice(index + 1)
						.filter(({ box }) => a.box.left < box.right && box.left < a.box.right)
						.filter(({ box }) => a.box.top < box.bottom - 1 && box.top < a.box.bottom - 1)
						.map(({ name }) => `${a.name} / ${name}`)
				);
				return { sizes, outside, covered };
			});
			expect(sizes.length).toBeGreaterThan(20);
			expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
			expect(outside).toEqual([]);
			expect(covered).toEqual([]);
		}
		const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
		expect(isTooWide).toBe(false);
	});
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('each chart shows the same, and its table opens', async ({ page }) => {
		await page.goto('.');
		await expectTheData(page);
		for (const { step, chart } of charts) {
			const figure = figureOf(page, step, chart);
			await expect(figure.locator('table')).toBeHidden();
			await figure.locator('summary').press('Enter');
			await expect(figure.locator('table')).toBeVisible();
		}
	});
});

test('a story without charts has none', async ({ page, secondSite }) => {
	await page.goto(secondSite.url);
	await expect(page.locator('[data-step-id]').first()).toBeAttached();
	await expect(page.locator('[data-chart]')).toHaveCount(0);
});
