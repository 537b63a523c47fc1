import { expect, test } from './fixtures.ts';
import { ids, story } from './story.ts';

test.describe('the unrolled embed', () => {
	test.use({ javaScriptEnabled: false });

	test('shows every step with its drawn map and its text, asks for no script, and is as high whatever its frame is', async ({
		page,
		context
	}) => {
		const scripts: string[] = [];
		context.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
		await page.goto('embed/static/');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(story.meta.title);
		await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 300 });
			const height = () => page.locator('main').evaluate((main) => main.getBoundingClientRect().height);
			const low = await height();
			await page.setViewportSize({ width, height: 1000 });
			expect(await height(), `height at ${width} px`).toBe(low);
			const found = await page.locator('article').evaluateAll((articles) =>
				articles.map((article) => {
					const isSeen = (part: Element) =>
						part.checkVisibility({ visibilityProperty: true }) && part.getBoundingClientRect().height > 0;
					const all = (selector: string) => [...article.querySelectorAll(selector)];
					return {
						id: article.getAttribute('data-step-id'),
						title: article.querySelector('h2')?.textContent,
						description: article.querySelector('figcaption')?.textContent,
						link: all('.on a').map((link) => link.getAttribute('href')),
						drawings: all('.drawing').filter(isSeen).length,
						isWhole: all('h2, [data-quote], [data-part=lead], [data-part=more]').every(isSeen),
						quotations: all('[data-quote]').length > 0
					};
				})
			);
			expect(found).toEqual(
				story.steps.map(({ id, title, description }) => ({
					id,
					title,
					description,
					link: [`../../#${id}`],
					drawings: 1,
					isWhole: true,
					quotations: true
				}))
			);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
		expect(scripts).toEqual([]);
	});
});

test('on paper no step of it is torn apart, and its map is printed', async ({ page }) => {
	await page.goto('embed/static/');
	await page.emulateMedia({ media: 'print' });
	const broken = await page
		.locator('article')
		.evaluateAll((articles) => articles.filter((article) => getComputedStyle(article).breakInside !== 'avoid').length);
	expect(broken).toBe(0);
	await expect(page.locator('.drawing').first()).toBeVisible();
	const pdf = await page.pdf({ format: 'A4' });
	const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
	expect(pages.length).toBeGreaterThanOrEqual(ids.length / 3);
	expect(pages.length).toBeLessThanOrEqual(ids.length + 2);
});
