import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aboutScript } from '../../tools/host-script.ts';
import { expect, test } from './fixtures.ts';
import { ids, story } from './story.ts';

const frame = 'iframe[title]';

test('D14: the page for other sites makes the code that is chosen, and shows what it does in a sandbox', async ({
	page,
	site
}) => {
	await page.goto('share/');
	const code = page.getByLabel('Code for the page');
	await expect(code).toHaveValue(new RegExp(`^<iframe src="${site.url}embed/" title="`));
	const preview = page.locator(frame);
	await expect(preview).toHaveAttribute('sandbox', 'allow-scripts');
	await expect(preview.contentFrame().locator('main.embed')).toBeVisible();

	const [first = '', second = '', third = ''] = ids;
	await page.getByLabel('First step').selectOption(second);
	await page.getByLabel('Colours').selectOption('dark');
	await page.getByLabel('Only map, text and buttons').check();
	await page.getByLabel(/^Height/).fill('480');
	await page.getByLabel(/^Height/).blur();
	await page.getByText('Some of the steps').click();
	await page.getByRole('checkbox', { name: story.steps[0]?.title ?? '' }).uncheck();
	const query = `?start=${second}&steps=${ids.slice(1).join(',')}&theme=dark&ui=minimal`;
	await expect(code).toHaveValue(new RegExp(`height="480"`));
	const written = await code.inputValue();
	expect(written.replaceAll('&amp;', '&')).toContain(`src="${site.url}embed/${query}"`);
	await expect(preview).toHaveAttribute('src', `../embed/${query}`);
	await expect(preview).toHaveAttribute('height', '480');
	const map = preview.contentFrame().locator('[data-map]');
	await expect(map).toHaveAttribute('data-step', second);
	expect(query).not.toContain(`${first},`);
	// A frame that nobody sees is not drawn.
	await preview.scrollIntoViewIfNeeded();
	await preview.contentFrame().getByRole('button', { name: 'Next' }).click();
	await expect(map).toHaveAttribute('data-step', third);

	for (const [name, width] of [
		['Tablet', 768],
		['Desktop', 1080],
		['Phone', 360]
	] as const) {
		await page.getByRole('button', { name }).click();
		await expect(preview).toHaveJSProperty('clientWidth', width);
	}
	await expect(page.getByRole('listitem').filter({ hasText: 'for spreadsheets' })).toHaveText(/\(CSV, \d+ kB\)/);
	await expect(page.getByText(`frame-src ${new URL(site.url).origin}`)).toBeVisible();
	await page.getByLabel('Kind of page').selectOption('amp');
	await expect(code).toHaveValue(/^<amp-iframe /);
	await page.getByLabel('Kind of page').selectOption('plain');
	await expect(code).toHaveValue(/^<iframe (?!.*loading)/);

	// With our script a height is never chosen, and a first step where the story goes by buttons.
	await page.getByLabel('Kind of page').selectOption('script');
	const { integrity } = aboutScript(readFileSync('build/embed.v1.js'));
	await expect(code).toHaveValue(new RegExp(`integrity="${integrity.replaceAll('+', '\\+')}" crossorigin="anonymous"`));
	await expect(code).toHaveValue(/start=.*min-height: 640px"/);
	await expect(page.getByLabel(/^Height/)).toHaveCount(0);
	await expect(preview).toHaveAttribute('height', '640');
	await page.getByLabel('Only map, text and buttons').uncheck();
	await expect(page.getByLabel('First step')).toHaveValue(second);
	await page.getByRole('checkbox', { name: story.steps[0]?.title ?? '' }).check();
	await expect(page.getByLabel('First step')).toHaveCount(0);
	await expect(code).toHaveValue(/embed\/\?theme=dark" .*min-height: 100vh"/);
	await expect(page.getByText('Where the page cannot pin the frame')).toBeVisible();
	await page.getByLabel('Kind of page').selectOption('frame');
	await expect(page.getByLabel('First step')).toHaveValue(second);
	await expect(page.getByLabel(/^Height/)).toHaveValue('480');
});

test('the code is copied as it stands, works in a page of another site, and nothing moves when the story comes', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('share/');
	const code = await page.getByLabel('Code for the page').inputValue();
	await page.getByRole('button', { name: 'Copy', exact: true }).click();
	await expect(page.getByRole('region', { name: 'In another page' }).getByRole('status')).toHaveText('Copied.');
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);

	const body = `<!doctype html><meta charset="utf-8"><title>Host</title><p>Before</p>${code}<p id="after">After</p>`;
	const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(body));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	// The story is at localhost: another site, whatever the port.
	await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'commit' });
	const place = () => page.locator('#after').evaluate((element) => element.getBoundingClientRect().top + scrollY);
	const before = await place();
	await expect(page.locator(frame).contentFrame().locator('[data-map]')).toHaveAttribute('data-step', ids[0] ?? '');
	expect(await place()).toBe(before);
	expect(before).toBeGreaterThan(640);
	server.closeAllConnections();
	server.close();
});

test('where nothing may be copied, the code is marked', async ({ page }) => {
	await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
	await page.goto('share/');
	await page.getByRole('button', { name: 'Copy', exact: true }).click();
	await expect(page.getByRole('region', { name: 'In another page' }).getByRole('status')).toHaveText(/^Marked/);
	const marked = await page.getByLabel('Code for the page').evaluate((element: HTMLTextAreaElement) => {
		return element.selectionEnd - element.selectionStart === element.value.length;
	});
	expect(marked).toBe(true);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the page for other sites still offers data, citation and pictures, each of which is there', async ({
		page,
		site
	}) => {
		await page.goto('share/');
		await expect(page.getByText('The code is made by a script')).toBeVisible();
		const offered = page.locator('a[href*="download/"], a[href$=".png"]');
		await expect(offered).toHaveCount(8 + 1 + ids.length);
		for (const href of await offered.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
			const answer = await page.request.get(new URL(href, `${site.url}share/`).href);
			expect(answer.status(), href).toBe(200);
		}
	});
});
