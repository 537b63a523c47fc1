import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { expect, test } from './fixtures.ts';
import { ids, story } from './story.ts';

const { story: whole } = readBundle('geodata/reciprocal-blow');

const blocks = (page: Page) => page.locator('section[data-step-id]');

test('the handout has each step once: drawn map, date, prose, quotations, claims, questions with lines', async ({
	page
}) => {
	await page.goto('handout/');
	expect(await blocks(page).evaluateAll((all) => all.map((block) => block.getAttribute('data-step-id')))).toEqual(ids);
	for (const [index, step] of whole.steps.entries()) {
		const block = blocks(page).nth(index);
		await expect(block.locator('svg.drawing')).toHaveCount(1);
		await expect(block.getByRole('heading', { level: 2 })).toHaveText(step.title);
		await expect(block.locator('figcaption')).toHaveText(step.description);
		const quoted = await block
			.locator('blockquote')
			.evaluateAll((all) =>
				all.map((quote) => [quote.getAttribute('data-paragraph'), quote.querySelector('[data-quote]')?.textContent])
			);
		const wanted = step.passages.map(({ paragraph, quote }) => [paragraph, quote]);
		expect(quoted.toSorted()).toEqual(wanted.toSorted());
		await expect(block.locator('li[data-claim]')).toHaveCount(step.claims.length);
		await expect(block.locator('.questions > li')).toHaveText([...step.questions]);
		await expect(block.locator('.questions .line')).toHaveCount(2 * step.questions.length);
	}
	await expect(page.locator('.sources li')).toHaveCount(story.sources.length);
});

test('each step has a QR code that holds its address, whichever host the page is read from', async ({
	page,
	subpathSite
}) => {
	await page.goto(`${subpathSite.url}handout/`);
	for (const [index, id] of ids.entries()) {
		const code = blocks(page).nth(index).locator('[data-qr]');
		const address = `${subpathSite.url}#${id}`;
		await expect(code.locator('.address')).toHaveText(address.replace(/^https?:\/\//, ''));
		await expect(code.locator('svg')).toHaveAttribute('aria-label', /^QR code of /);
	}
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the handout is whole but for its codes, and the worksheet is whole', async ({ page }) => {
		await page.goto('handout/');
		await expect(blocks(page)).toHaveCount(ids.length);
		await page.goto('handout/worksheet/');
		await expect(page.locator('.to-sort [data-claim]')).toHaveCount(whole.steps.flatMap(({ claims }) => claims).length);
	});
});

test('B11: printed in dark colours the paper stays white, and the ink dark', async ({ page }) => {
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await page.goto('handout/');
	const [paper, ink] = await page.evaluate(() => {
		const style = getComputedStyle(document.documentElement);
		return [style.backgroundColor, style.color];
	});
	expect(paper).toBe('rgba(0, 0, 0, 0)');
	expect(ink).toBe('rgb(33, 31, 27)');
});

test('the worksheet’s answers can be left out of the print', async ({ page }) => {
	await page.goto('handout/worksheet/');
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.key')).toBeVisible();
	await page.emulateMedia({ media: 'screen' });
	await page.getByLabel('Print the answers').uncheck();
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.key')).toBeHidden();
	await expect(page.locator('.to-sort')).toBeVisible();
});
