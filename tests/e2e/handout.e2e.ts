import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { encode } from 'uqr';
import { statusWords } from '../../src/lib/story/status.ts';
import { byId } from '../../src/lib/story/story.ts';
import { dateWords } from '../../src/lib/views/date-words.ts';
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
		await expect(block.locator('time')).toHaveText(dateWords(step.date));
		const named = (id: string) => byId(whole.speakers, id).name;
		expect((await block.locator('cite').allTextContents()).sort()).toEqual(
			step.passages.map(({ speaker }) => named(speaker)).sort()
		);
		await expect(block.locator('li[data-claim] .chip')).toHaveText(
			step.claims.map(({ status, speaker }) => `${statusWords[status].name} · ${named(speaker)}`)
		);
		await expect(block.locator('.questions > li')).toHaveText([...step.questions]);
		await expect(block.locator('.questions .line')).toHaveCount(2 * step.questions.length);
	}
	await expect(page.locator('.cover svg.drawing')).toHaveCount(1);
	await expect(page.locator('.sources li')).toHaveCount(story.sources.length);
});

test('B11: each step has a QR code that holds its address, whichever host the page is read from', async ({
	page,
	subpathSite
}) => {
	await page.goto(`${subpathSite.url}handout/`);
	for (const [index, id] of ids.entries()) {
		const code = blocks(page).nth(index).locator('[data-qr]');
		const address = `${subpathSite.url}#${id}`;
		await expect(code.locator('.address')).toHaveText(address.replace(/^https?:\/\//, ''));
		await expect(code.locator('svg')).toHaveAttribute('aria-label', /^QR code of /);
		const dark = encode(address, { ecc: 'M', border: 4 }).data.flat().filter(Boolean).length;
		const squares = (await code.locator('path').getAttribute('d'))?.match(/M\d+ \d+h1v1h-1z/g) ?? [];
		expect(new Set(squares).size, address).toBe(dark);
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

test('the worksheet names nothing that it asks for before its answers, and these are the ledger’s', async ({
	page
}) => {
	await page.goto('handout/worksheet/');
	const asked = await page.locator('.sheet:not(.key)').allTextContents();
	for (const { title } of whole.steps) expect(asked.join(' '), title).not.toContain(title);
	await expect(page.locator('.blank-maps figcaption')).toHaveText(whole.steps.map((_, index) => `Map ${index + 1}`));
	await expect(page.locator('.names b')).toHaveText(
		whole.steps.map(({ title }, index) => `Map ${index + 1}, ${title}:`)
	);
	const kinds = await page.locator('.kinds li').allTextContents();
	const letters = await page
		.locator('[data-answer]')
		.evaluateAll((all) => all.map((one) => [one.getAttribute('data-answer'), one.textContent]));
	const claims = whole.steps.flatMap((step) => step.claims);
	expect(letters).toHaveLength(claims.length);
	for (const { id, status } of claims) {
		const letter = letters.find(([claim]) => claim === id)?.[1] ?? '?';
		expect(kinds, id).toContainEqual(expect.stringMatching(new RegExp(`^${letter} ${statusWords[status].name}`)));
	}
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
