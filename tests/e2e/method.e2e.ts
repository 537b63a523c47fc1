import { readFileSync } from 'node:fs';
import { readBundle } from '#lib/content/bundle.ts';
import { expect, test } from './fixtures.ts';

interface Facts {
	places: { id: string; lat: number; lon: number }[];
}

const { places } = JSON.parse(readFileSync('tests/fixtures/facts.json', 'utf8')) as Facts;

const { story } = readBundle('geodata/reciprocal-blow');

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the method page names every place with its coordinates, uncertainty and source', async ({ page }) => {
		await page.goto('method/');
		await expect(page.locator('[data-place]')).toHaveCount(places.length);
		for (const { id, lat, lon } of places) {
			const entry = page.locator(`[data-place="${id}"]`);
			const [northing, easting] = [Math.abs(lat).toFixed(4), Math.abs(lon).toFixed(4)];
			await expect(entry).toContainText(`${northing}° ${lat < 0 ? 'S' : 'N'}, ${easting}° ${lon < 0 ? 'W' : 'E'}`);
			await expect(entry).toContainText(/within [\d.,]+ k?m|taken as exact|a label for an area/);
			await expect(entry.locator('.source').first()).not.toBeEmpty();
		}
	});

	test('the method page says how each date was found and how sure each fact from elsewhere is', async ({ page }) => {
		await page.goto('method/');
		const dates = page.locator('[data-date]');
		await expect(dates).toHaveCount(await dates.filter({ hasText: 'The article’s wording:' }).count());
		await expect(dates.filter({ hasText: 'Claim C6.1' })).toContainText('12 July 2020');
		const facts = page.locator('[data-fact]');
		await expect(facts).toHaveCount(
			await facts.filter({ hasText: /Confidence: (?:high|medium|low)\. Sources: / }).count()
		);
		await expect(facts.filter({ hasText: 'Where sources differ' })).not.toHaveCount(0);
	});

	test('the method page tells what is left out, who likely published, the licences and the corrections', async ({
		page
	}) => {
		await page.goto('method/');
		await expect(page.locator('#omissions li')).toHaveCount(9);
		await expect(page.locator('#publisher')).toContainText('The likely publisher, not proven: Sputnik');
		await expect(page.locator('#publisher')).toContainText('asterisk and Russian footnote');
		await expect(page.locator('#licences')).toContainText('SIL Open Font License 1.1');
		await expect(page.locator('#corrections')).toContainText('None so far.');
		await expect(page.locator('#quotations')).toContainText('none longer than 40 words');
	});

	test('the method page lists every source with its publisher, what it is used for and its address', async ({
		page
	}) => {
		await page.goto('method/');
		const items = page.locator('#sources li');
		await expect(items).toHaveCount(story.sources.length);
		for (const [index, { publisher, title, url }] of story.sources.entries()) {
			await expect(items.nth(index)).toContainText(`${publisher}: ${title}`);
			await expect(items.nth(index).getByRole('link')).toHaveAttribute('href', url);
		}
	});

	test('the pages lead to each other, under a subpath too', async ({ page, subpathSite }) => {
		const go = (name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
		await page.goto(subpathSite.url);
		await go('How we know');
		await expect(page).toHaveURL(`${subpathSite.url}method/`);
		await go('Who says what');
		await expect(page).toHaveURL(`${subpathSite.url}claims/`);
		await go('The story');
		await expect(page).toHaveURL(subpathSite.url);
	});
});

test('the method page asks for no script', async ({ page }) => {
	const scripts: string[] = [];
	page.on('request', (request) => {
		if (request.resourceType() === 'script') scripts.push(request.url());
	});
	await page.goto('method/', { waitUntil: 'networkidle' });
	expect(scripts).toEqual([]);
});
