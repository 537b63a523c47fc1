import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { at, expect, test } from './fixtures.ts';
import { ids, secondStory, stayDrawn } from './story.ts';

/** Where the gate tells the second story that it will stand. */
const address = 'https://news.example/voyage/';

const index = secondStory.steps.length - 1;
const id = secondStory.steps[index]?.id ?? '';

/** Opens a page of another site, then the short address of the last step, and waits for the story. */
async function follow(page: Page, from: string, story: string): Promise<void> {
	await page.goto(`${from}method/`);
	await page.goto(`${story}s/${index + 1}/`);
	await page.waitForURL(`${story}#${id}`);
}

test('a short address leads to its step, and Back leaves the story in one press', async ({
	page,
	site,
	secondSite
}) => {
	await stayDrawn(page);
	await follow(page, site.url, secondSite.url);
	expect((await at(page)).step).toBe(id);
	await page.goBack();
	expect(page.url()).toBe(`${site.url}method/`);
});

test('C15: axe finds nothing wrong and nothing undecided in the page at a short address, where it stays', async ({
	page,
	secondSite
}) => {
	// It leaves at once, as it may: axe is given the page that a browser shows which follows no refresh.
	await page.route('**/s/*/', async (route) => {
		const response = await route.fetch();
		const body = (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, '');
		await route.fulfill({ response, body });
	});
	await page.goto(`${secondSite.url}s/${index + 1}/`);
	await expect(page.getByRole('link')).toHaveCount(1);
	expect(await axeFaults(page)).toEqual([]);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a short address leads to its step, and Back leaves the story in one press', async ({
		page,
		site,
		secondSite
	}) => {
		await follow(page, site.url, secondSite.url);
		await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
		await page.goBack();
		expect(page.url()).toBe(`${site.url}method/`);
	});
});

test('the handout’s codes and the page for other sites give the short addresses, where a site is told its own', async ({
	page,
	secondSite
}) => {
	await page.goto(`${secondSite.url}handout/`);
	const code = page.locator(`[data-step-id="${id}"] [data-qr]`);
	await expect(code.locator('.address')).toHaveText(`news.example/voyage/s/${index + 1}/`);
	await page.goto(`${secondSite.url}share/`);
	await page.getByRole('region', { name: 'As a link' }).getByRole('combobox').selectOption(String(index));
	await expect(page.getByLabel('Its address')).toHaveValue(`${address}s/${index + 1}/`);
});

test('the page for other sites gives the address of a step that is chosen, and copies it', async ({
	page,
	context,
	site
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('share/');
	await page.getByRole('region', { name: 'As a link' }).getByRole('combobox').selectOption('2');
	await expect(page.getByLabel('Its address')).toHaveValue(`${site.url}#${ids[2]}`);
	await page.getByRole('button', { name: 'Copy the address of the step' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.url}#${ids[2]}`);
	await page.getByRole('region', { name: 'As a link' }).getByRole('combobox').selectOption('0');
	await expect(page.getByText('Copied.')).toBeHidden();
});
