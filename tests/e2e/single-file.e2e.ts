import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from '@playwright/test';
import { formatAndSize } from '../../tools/tell-sizes.ts';
import { expectDrawnMapFollows, giveNetwork, takeWebGl } from './drawn-map.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { askedFor, keptAs } from './kept-file.ts';
import { atRest, landscape, expectCamera, ids, pathOn, readTo, secondStory, story } from './story.ts';

const made = 'build/download/story.html';

const address = keptAs('Die Geschichte, ganz.html', made);

/** Collects what Svelte says when a page's markup is not what its script expects; the array grows. */
function mismatches(page: Page): string[] {
	const said: string[] = [];
	page.on('console', (message) => {
		if (/hydration/.test(message.text())) said.push(message.text());
	});
	return said;
}

const goTo = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
const count = (page: Page) => page.getByRole('status');

test.use({ viewport: landscape });

test('E6: opened from a folder with spaces and umlauts the file asks for nothing, and its live map follows the reader', async ({
	page
}) => {
	const [asked, said] = [askedFor(page), mismatches(page)];
	await page.goto(address);
	await whenLive(page);
	const camera = await pathOn(page);
	for (const index of [0, Math.floor(ids.length / 2), ids.length - 1]) {
		await readTo(page, index, 0.5);
		await atRest(page);
		const now = await at(page);
		expect(now).toMatchObject({ step: ids[index], position: index, state: 'live', renderer: 'map' });
		expectCamera(now, camera(index), ids[index] ?? '');
		await expect(page).toHaveURL(`${address}#${ids[index]}`);
	}
	const fonts = await page.evaluate(async () => {
		await document.fonts.ready;
		// Not the fallbacks beside them, which a machine may not have.
		const own = /^"?Story \w+(?: SemiBold)?(?: Italic)?"?$/;
		return [...document.fonts].flatMap(({ family, status }) => (own.test(family) ? [status] : []));
	});
	expect(fonts).toContain('loaded');
	expect(fonts).not.toContain('error');
	expect(asked).toEqual([address]);
	expect(said).toEqual([]);
});

test('the file’s pages lead to each other, one at a time, and back the way they came', async ({ page }) => {
	const [asked, said] = [askedFor(page), mismatches(page)];
	await page.goto(`${address}#${ids[3]}`);
	await whenLive(page);
	await expect(page.locator('main')).toHaveCount(1);

	await goTo(page, 'Who says what');
	await expect(page).toHaveURL(`${address}#/claims`);
	await expect(page).toHaveTitle(`Who says what – ${story.meta.title}`);
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	expect(await page.evaluate(() => scrollY)).toBe(0);
	for (const one of ['main', '[data-map]', 'h1']) await expect(page.locator(one)).toHaveCount(1);
	await page.getByLabel('Speaker', { exact: true }).selectOption('khamenei');
	await expect(count(page)).toHaveText('11 of 42 claims');
	await expect(page).toHaveURL(`${address}?speaker=khamenei#/claims`);

	const row = page.locator('li[data-claim]').last();
	const step = await row.locator('a[href^="#"]').getAttribute('href');
	await row.locator('a[href^="#"]').click();
	await expect(page).toHaveTitle(story.meta.title);
	expect((await whenLive(page)).step).toBe(step?.slice(1));

	await page.goBack();
	await expect(page).toHaveTitle(`Who says what – ${story.meta.title}`);
	await expect(count(page)).toHaveText('11 of 42 claims');
	await goTo(page, 'How we know');
	await expect(page.locator('[data-place]')).not.toHaveCount(0);
	await page.locator('[data-date]').getByRole('link', { name: 'Claim C6.1' }).click();
	await expect(page.locator('li[data-claim="C6.1"]')).toBeInViewport();
	await goTo(page, 'The story');
	await whenLive(page);
	expect(asked).toEqual([address]);
	expect(said).toEqual([]);
});

test('a filter in the file’s address opens the filtered ledger, also from the panel', async ({ page }) => {
	await page.goto(`${address}?speaker=khamenei&status=promise#/claims`);
	await expect(count(page)).toHaveText('2 of 42 claims');
	await page.goto(address);
	await at(page);
	await page.locator('.menu').getByRole('link', { name: 'Who says what' }).click();
	const panel = page.getByRole('dialog', { name: 'Who says what' });
	await panel.getByLabel('Speaker', { exact: true }).selectOption('khamenei');
	await expect(panel.getByRole('status')).toHaveText('11 of 42 claims');
	await panel.getByRole('link', { name: 'The same as a page' }).click();
	await expect(page).toHaveURL(`${address}?speaker=khamenei#/claims`);
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(count(page)).toHaveText('11 of 42 claims');
});

test('an address that names nothing in the file shows the story', async ({ page }) => {
	for (const part of ['#nothing', '#/nothing', '#%E0%A4%A', '#"]']) {
		await page.goto('about:blank');
		await page.goto(address + part);
		expect((await at(page)).step, part).toBe(ids[0]);
	}
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the file’s pages can all be read, one at a time', async ({ page }) => {
		await page.goto(address);
		const heading = page.getByRole('heading', { level: 1 });
		await expect(heading).toHaveText(story.meta.title);
		for (const step of story.steps) {
			const section = page.locator(`section[data-step-id="${step.id}"]`);
			await expect(section.getByRole('heading', { level: 2 })).toBeVisible();
			await expect(section.locator('[data-quote]')).toHaveText(step.passages.map(({ quote }) => quote));
			await expect(section.locator('[data-drawn] svg').first()).toBeVisible();
		}
		await goTo(page, 'Who says what');
		await expect(heading).toHaveText('Who says what');
		await expect(page.locator('li[data-claim]').filter({ visible: true })).toHaveCount(42);
		await expect(heading).toBeInViewport();
		await goTo(page, 'How we know');
		await expect(heading).toHaveText('How we know');
		await page.locator('[data-date]').getByRole('link', { name: 'Claim C6.1' }).click();
		await expect(page.locator('[id="C6.1"]')).toBeInViewport();
		await page.locator('[id="C6.1"] a[href^="#"]').click();
		await expect(heading).toHaveText(story.meta.title);
		await expect(page.locator('section[data-step-id] h2').filter({ visible: true })).toHaveCount(ids.length);
	});
});

test('without WebGL the drawn map of the file follows the reader', async ({ page }) => {
	await takeWebGl(page);
	await page.goto(address);
	await expect(page.locator('[data-map]')).toHaveAttribute('data-reason', 'no-webgl');
	await expectDrawnMapFollows(page);
});

test('what spares the network keeps no map from a page that was opened from a file', async ({ page }) => {
	await giveNetwork(page, { saveData: true, effectiveType: '2g' });
	await page.goto(address);
	await whenLive(page);
});

test.describe('the file’s policy', () => {
	test.use({
		expectedProblems: [/securitypolicyviolation: (?:connect-src|script-src)|Refused to|violates the following/]
	});

	test('lets it ask for nothing elsewhere, and run nothing but its own', async ({ page, site }) => {
		await page.goto(address);
		await whenLive(page);
		const answer = await page.evaluate(
			(url) =>
				fetch(url).then(
					() => 'answered',
					() => 'refused'
				),
			site.url
		);
		expect(answer).toBe('refused');
		await page.evaluate(() => {
			const script = document.createElement('script');
			script.textContent = 'window.ran = 1';
			document.body.append(script);
		});
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
	});
});

test('the page How we know offers the file with its size, which is at most 900 kB as it is sent', async ({
	page,
	site
}) => {
	const bytes = readFileSync(made);
	const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
	const sent = brotliCompressSync(bytes, { params }).length;
	console.log(`the one file: ${bytes.length} bytes, ${sent} as Brotli`);
	expect(sent).toBeLessThanOrEqual(900_000);
	await page.goto(`${site.url}method/`);
	await expect(page.locator('#one-file')).toContainText(`(${formatAndSize(made, bytes.length)})`);
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download the story as one file' }).click();
	expect(readFileSync(await (await download).path()).equals(bytes)).toBe(true);
	// It is not kept for reading without a network beside the pages that it repeats.
	expect(readFileSync('build/service-worker.js', 'utf8')).not.toContain('story.html');
});

test('the file runs from a host as well', async ({ page, site }) => {
	await page.goto(`${site.url}download/story.html`);
	await whenLive(page);
	await page.evaluate(() => window.mapStory?.goTo(5));
	expect(await at(page)).toMatchObject({ step: ids[5], state: 'live' });
});

test('another story is one file, too', async ({ page }) => {
	const asked = askedFor(page);
	const other = keptAs('Die zweite.html', 'test-results/second-story/download/story.html');
	await page.goto(other);
	await whenLive(page);
	const last = secondStory.steps.at(-1)?.id ?? '';
	await page.evaluate((step) => window.mapStory?.goTo(step), last);
	expect(await at(page)).toMatchObject({ step: last, state: 'live' });
	await goTo(page, 'Who says what');
	await expect(page.locator('li[data-claim]')).not.toHaveCount(0);
	expect(asked).toEqual([other]);
});
