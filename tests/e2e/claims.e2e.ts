import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { themes } from '../../src/lib/tokens/tokens.ts';
import { elapse, holdTime } from './drawn-map.ts';
import { at, expect, test, whenLive } from './fixtures.ts';

const { claims } = JSON.parse(readFileSync('tests/fixtures/facts.json', 'utf8')) as { claims: { id: string }[] };

const bundle = readBundle('geodata/reciprocal-blow').story;

const rows = (page: Page) => page.locator('li[data-claim]');
const rowIds = (page: Page) => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-claim')));
const count = (page: Page) => page.getByRole('status');
const marks = (page: Page) => page.locator('[data-map] button[data-places]');
/** The controls work once the script runs. */
const whenReady = (page: Page) => expect(page.getByLabel('Speaker', { exact: true })).toBeEnabled();

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('C12: what each kind of claim means is told in the page, not only where a mouse rests', async ({ page }) => {
		await page.goto('claims/');
		const kinds = await rows(page)
			.locator('.status')
			.evaluateAll((all) => all.map((status) => [status.textContent, (status as HTMLElement).title]));
		await page.getByText('What the kinds of claims mean').press('Enter');
		const said = page.locator('details[open] dt');
		await expect(said).toHaveText([...new Set(kinds.map(([name]) => name ?? ''))]);
		for (const meaning of new Set(kinds.map(([, title]) => title ?? '')))
			await expect(page.locator('dd', { hasText: meaning })).toBeVisible();
	});

	test('the ledger tells all 42 claims, each with its speaker, status, paragraph, date and step', async ({ page }) => {
		await page.goto('claims/');
		expect((await rowIds(page)).sort()).toEqual(claims.map(({ id }) => id).sort());
		await expect(count(page)).toHaveText('42 of 42 claims');
		for (const part of ['.speaker', '.status', '.paragraph', 'time[datetime]', 'a[href^="../#"]']) {
			await expect(rows(page).locator(part), part).toHaveCount(42);
		}
		await expect(page.getByRole('form', { name: 'Filter the claims' })).toBeHidden();
	});

	test('each claim stands in the ledger with its words, its quotation where there is one, and its place', async ({
		page
	}) => {
		await page.goto('claims/');
		const told = await rows(page).evaluateAll((all) =>
			all.map((row) => {
				const words = (part: string) => row.querySelector(part)?.textContent;
				return [row.dataset.claim, words('.text'), words('[data-quote]'), words('.place')];
			})
		);
		const quotes = new Map(bundle.steps.flatMap(({ passages }) => passages.map(({ id, quote }) => [id, quote])));
		const labels = new Map(bundle.places.map(({ id, name, label }) => [id, label ?? name]));
		const wanted = bundle.steps.flatMap(({ claims: all }) =>
			all.map(({ id, text, passage, place }) => [
				id,
				text,
				passage === undefined ? undefined : quotes.get(passage),
				place === undefined ? undefined : labels.get(place)
			])
		);
		expect(Object.fromEntries(told.map(([id, ...rest]) => [id, rest]))).toEqual(
			Object.fromEntries(wanted.map(([id, ...rest]) => [id, rest]))
		);
		expect(told.filter(([, , quote]) => quote).length).toBeGreaterThanOrEqual(25);
	});

	test('the map is drawn with every place that a claim names', async ({ page }) => {
		await page.goto('claims/');
		await expect(page.locator('[data-map]')).toHaveCount(1);
		for (const place of ['tehran', 'lyon', 'geneva', 'baghdad', 'ayn_al_asad', 'erbil_base', 'k1']) {
			await expect(page.locator(`[data-map] [data-mark="place:${place}"]`), place).toBeVisible();
		}
		await expect(page.locator('[data-map] text').filter({ hasText: 'Tehran', visible: true }).first()).toBeVisible();
		await expect(page.getByText('The map shows 12 of 12 places, with')).toBeVisible();
	});
});

test('filters leave the claims that pass, say how many of how many, and stand in the address', async ({ page }) => {
	await page.goto('claims/');
	await whenReady(page);
	await page.getByLabel('Speaker', { exact: true }).selectOption('khamenei');
	await expect(count(page)).toHaveText('11 of 42 claims');
	await page.getByLabel('Status', { exact: true }).selectOption('promise');
	await expect(count(page)).toHaveText('2 of 42 claims');
	expect(await rowIds(page)).toEqual(['C3.2', 'C5.3']);
	await expect(page).toHaveURL(/claims\/\?speaker=khamenei&status=promise$/);

	await page.getByRole('button', { name: 'Show all' }).click();
	await expect(count(page)).toHaveText('42 of 42 claims');
	await expect(page).toHaveURL(/claims\/$/);
});

test('C10: the edge of each list to choose from stands out from the page', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto('claims/');
	await whenReady(page);
	const lists = page.getByRole('combobox');
	await expect(lists).not.toHaveCount(0);
	const softInk = themes.light['ink-soft'].match(/[0-9a-f]{2}/g)?.map((channel) => parseInt(channel, 16));
	for (const list of await lists.all()) await expect(list).toHaveCSS('border-top-color', `rgb(${softInk?.join(', ')})`);
});

test('an address with a filter opens the filtered ledger, also after a reload', async ({ page }) => {
	await page.goto('claims/?paragraph=P8&speaker=nobody&other=kept');
	await expect(count(page)).toHaveText('5 of 42 claims');
	await expect(page.getByLabel('Paragraph', { exact: true })).toHaveValue('P8');
	await page.getByLabel('Status', { exact: true }).selectOption('refusal');
	await expect(page).toHaveURL(/\?other=kept&status=refusal&paragraph=P8$/);
	await page.reload();
	await expect(count(page)).toHaveText('1 of 42 claims');
	expect(await rowIds(page)).toEqual(['C8.4']);
});

test('filtering adds nothing to the history: one step back leaves the ledger', async ({ page }) => {
	await page.goto('method/');
	await page.goto('claims/');
	await whenReady(page);
	await page.getByLabel('Speaker', { exact: true }).selectOption('khamenei');
	await page.getByLabel('Speaker', { exact: true }).selectOption('reporter');
	await expect(page).toHaveURL(/speaker=reporter/);
	await page.goBack();
	await expect(page).toHaveURL(/method\/$/);
});

test('the map shows only the places of the claims that are left, and says how many of how many', async ({ page }) => {
	await page.goto('claims/?paragraph=P8');
	await expect(page.getByText('The map shows 2 of 12 places, with 5 of 42 claims.')).toBeVisible();
	await expect(marks(page)).toHaveText(['Only claims at Tehran (3)', 'Only claims at Lyon (2)']);
	await expect(page.locator('[data-map] [data-mark]')).toHaveCount(2);
	const map = page.locator('[data-map]');
	await expect(map).toHaveAttribute('data-step', 'warrant');
	await expect(map).toHaveAttribute('data-state', 'drawn');
	await expect(map).toHaveAttribute('data-renderer', 'svg');
	await expect(map).toHaveAttribute('data-center', /^-?[\d.]+,-?[\d.]+$/);
	await expect(map).toHaveAttribute('data-zoom', /^[\d.]+$/);
});

test('a mark filters by its places, comes apart when it holds several, and lets go when pressed again', async ({
	page
}) => {
	await page.goto('claims/?place=baghdad&place=green_zone&place=baghdad_airport&place=tehran');
	const several = marks(page).filter({ hasText: 'Baghdad and 2 more' });
	await several.focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL((url) => url.searchParams.getAll('place').length === 3);
	await expect(marks(page)).toHaveCount(3);

	const zone = page.locator('[data-places="green_zone"]');
	await zone.click();
	await expect(page).toHaveURL(/\?place=green_zone$/);
	await expect(count(page)).toHaveText('1 of 42 claims');
	expect(await rowIds(page)).toEqual(['C10.7']);
	await expect(zone).toHaveAttribute('aria-pressed', 'true');
	await zone.click();
	await expect(count(page)).toHaveText('42 of 42 claims');
});

for (const viewport of [
	{ width: 390, height: 844 },
	{ width: 1440, height: 900 }
]) {
	test(`no two marks overlap at ${viewport.width} × ${viewport.height}, and each stands on the map`, async ({
		page
	}) => {
		await page.setViewportSize(viewport);
		await page.goto('claims/');
		await whenReady(page);
		await expect(marks(page)).not.toHaveCount(0);
		const map = await page.locator('[data-map]').boundingBox();
		const boxes = await marks(page).evaluateAll((all) =>
			all.map((mark) => mark.getBoundingClientRect().toJSON() as DOMRect)
		);
		const overlaps = boxes.flatMap((a, index) =>
			boxes.slice(index + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
		);
		expect(overlaps).toEqual([]);
		for (const box of boxes) {
			expect(box.left).toBeGreaterThanOrEqual(map?.x ?? NaN);
			expect(box.right).toBeLessThanOrEqual((map?.x ?? NaN) + (map?.width ?? NaN));
			expect(box.height).toBeGreaterThanOrEqual(24);
		}
	});
}

test('a claim’s step link leads to its step in the story, under a subpath too', async ({ page, subpathSite }) => {
	await page.goto(`${subpathSite.url}claims/?paragraph=P7`);
	await expect(count(page)).toHaveText('2 of 42 claims');
	await rows(page).first().getByRole('link').click();
	await expect(page).toHaveURL(`${subpathSite.url}#unlawful`);
	expect((await at(page)).step).toBe('unlawful');
});

test('the second story has its own ledger', async ({ page, secondSite }) => {
	await page.goto(`${secondSite.url}claims/`);
	await whenReady(page);
	await expect(rows(page)).not.toHaveCount(0);
	await expect(count(page)).toHaveText(`${await rows(page).count()} of ${await rows(page).count()} claims`);
});

test.describe('the panel in the reader', () => {
	const opener = (page: Page) => page.locator('[data-map]').getByRole('link', { name: 'Who says what' });
	const panel = (page: Page) => page.getByRole('dialog', { name: 'Who says what' });

	test('is asked for when it is opened, not before, and is closed by Escape with the focus back', async ({ page }) => {
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.goto('');
		await at(page);
		await whenLive(page);
		const before = asked.filter((url) => /\.js$|claims\.json/.test(url));
		expect(before.filter((url) => url.includes('claims.json'))).toEqual([]);

		await opener(page).focus();
		await page.keyboard.press('Enter');
		await expect(panel(page).locator('li[data-claim]')).toHaveCount(42);
		expect(asked.filter((url) => url.includes('claims.json'))).toHaveLength(1);
		expect(asked.filter((url) => url.endsWith('.js') && !before.includes(url)).length).toBeGreaterThan(0);
		await expect(page.locator('[data-map]')).toHaveCount(1);

		await page.keyboard.press('Escape');
		await expect(panel(page)).toHaveCount(0);
		await expect(opener(page)).toBeFocused();
	});

	test('gives way to the ledger’s page where its data hang', async ({ page }) => {
		await holdTime(page);
		await page.route('**/data/claims.json', () => {});
		await page.goto('?renderer=svg');
		await at(page);
		const asked = page.waitForRequest('**/data/claims.json');
		await opener(page).click();
		await asked;
		await elapse(page, 5000);
		await expect(page).toHaveURL(/claims\/$/);
		await expect(count(page)).toHaveText('42 of 42 claims');
	});

	test('filters in place, and hands its filter on to the ledger’s page', async ({ page }) => {
		await page.goto('');
		await at(page);
		await opener(page).click();
		await panel(page).getByLabel('Status', { exact: true }).selectOption('denial');
		await expect(panel(page).getByRole('status')).toHaveText('1 of 42 claims');
		await panel(page).getByRole('link', { name: 'The same as a page' }).click();
		await expect(page).toHaveURL(/claims\/\?status=denial$/);
		await expect(count(page)).toHaveText('1 of 42 claims');
	});

	test('has a map of its own with only the places of the claims that are left, whose marks filter too', async ({
		page
	}) => {
		await page.goto('');
		await at(page);
		await opener(page).click();
		await panel(page).getByLabel('Paragraph', { exact: true }).selectOption('P8');
		await expect(panel(page).getByText('The map shows 2 of 12 places, with 5 of 42 claims.')).toBeVisible();
		const map = panel(page).getByRole('region', { name: 'Map: where the claims are' });
		await expect(map.locator('[data-mark]')).toHaveCount(2);
		await expect(page.locator('[data-map]')).toHaveCount(1);
		const mark = map.getByRole('button', { name: 'Only claims at Lyon (2)' });
		await mark.click();
		await expect(panel(page).getByRole('status')).toHaveText('2 of 42 claims');
		await mark.click();
		await expect(panel(page).getByRole('status')).toHaveText('5 of 42 claims');
	});

	test('jumps to a claim’s step and closes', async ({ page }) => {
		await page.goto('');
		await at(page);
		await opener(page).click();
		await panel(page).locator('[data-claim="C8.4"]').getByRole('link').click();
		await expect(panel(page)).toHaveCount(0);
		await expect(page.locator('[data-map]')).toHaveAttribute('data-step', 'warrant');
		expect((await at(page)).step).toBe('warrant');
	});
});

test.describe('a step of the story', () => {
	test.use({ javaScriptEnabled: false });

	test('sets speakers who contradict each other side by side, as wide as each other', async ({ page }) => {
		await page.setViewportSize({ width: 1440, height: 900 });
		await page.goto('');
		for (const [step, speakers] of [
			['who-fired-on-k1', ['United States', 'Kata’ib Hezbollah', 'Iraqi intelligence officials']],
			['warrant', ['The reporter', 'Interpol spokesperson']]
		] as const) {
			const group = page.locator(`[data-step-id="${step}"] .side-by-side`);
			await expect(group.locator('cite')).toHaveText([...speakers]);
			const boxes = await group
				.locator('blockquote')
				.evaluateAll((all) => all.map((quote) => quote.getBoundingClientRect().toJSON() as DOMRect));
			const [first, second] = boxes;
			expect(second?.top, step).toBe(first?.top);
			expect(second?.width, step).toBeCloseTo(first?.width ?? NaN, 0);
		}
	});

	test('names status and actor with each claim under a quotation', async ({ page }) => {
		await page.goto('');
		await expect(page.locator('[data-claim="C10.4"]')).toHaveText(
			/^\s*denied · Armed group\s+The armed group denied it\.\s*$/
		);
		await expect(page.locator('section[data-step-id] li[data-claim] .chip')).toHaveCount(42);
	});
});
