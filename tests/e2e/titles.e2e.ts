import { expect, test } from './fixtures.ts';
import { story } from './story.ts';

const pages = [
	...['', 'claims/', 'method/', 'embed/', 'embed/static/', 'present/', 'present/notes/', 'handout/'],
	...['handout/worksheet/', 'share/', 'present/lesson/', 'no-such-page']
];

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false, expectedProblems: [/404 \(Not Found\)/] });

	test('C12: every page says its language, has a title of its own with the story’s name in it, and marks foreign names', async ({
		page
	}) => {
		const titles: string[] = [];
		let foreign = 0;
		for (const path of pages) {
			await page.goto(`./${path}`);
			await expect(page.locator('html'), path).toHaveAttribute('lang', 'en');
			titles.push(await page.title());
			const unmarked = await page.evaluate(() => {
				const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
				const found: { text: string; language: string | null | undefined }[] = [];
				for (let node = walker.nextNode(); node; node = walker.nextNode()) {
					if (node.parentElement?.closest('script, noscript') || !/\p{Script=Arabic}/u.test(node.textContent ?? ''))
						continue;
					const language = node.parentElement?.closest('[lang]')?.getAttribute('lang');
					found.push({ text: node.textContent ?? '', language });
				}
				return found;
			});
			foreign += unmarked.length;
			expect(
				unmarked.filter(({ language }) => language !== 'ar' && language !== 'fa'),
				path
			).toEqual([]);
		}
		expect(foreign, 'names in another script').toBeGreaterThan(20);
		expect(titles[0]).toBe(story.meta.title);
		expect(titles.filter((title) => !title.includes(story.meta.title))).toEqual([]);
		expect(new Set(titles).size, titles.join('\n')).toBe(pages.length);
	});
});

test('C12: the second story’s pages are named for it', async ({ page, secondSite }) => {
	await page.goto(secondSite.url);
	const name = await page.title();
	expect(name).not.toBe(story.meta.title);
	const answer = await page.request.get(`${secondSite.url}no-such-page`);
	expect(answer.status()).toBe(404);
	expect(await answer.text()).toContain(` – ${name}</title>`);
});
