import { expect, test } from './fixtures.ts';

// The page itself answers 404, and so does every folder that is not the story's root.
test.use({ expectedProblems: [/status of 404/] });

for (const [depth, path] of Object.entries({
	'beside the story': 'nothing-here',
	'in a folder': 'nothing/here/',
	'four levels down': 'no/such/page/at-all',
	'below a part of the story that exists': '_app/immutable/nothing.js'
})) {
	test(`an unknown address ${depth} leads back to the story, under a subpath too`, async ({
		page,
		site,
		subpathSite
	}) => {
		for (const { url } of [site, subpathSite]) {
			const answer = await page.goto(url + path);
			expect(answer?.status()).toBe(404);
			await expect(page.getByText('If this page comes again')).toBeHidden();
			await page.getByRole('link', { name: 'Back to the story' }).click();
			await expect(page).toHaveURL(url);
		}
	});
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the links lead to the story from one level below', async ({ page, subpathSite }) => {
		await page.goto(`${subpathSite.url}nothing-here`);
		await page.getByRole('link', { name: 'Back to the story' }).click();
		await expect(page).toHaveURL(subpathSite.url);
		await page.goto(`${subpathSite.url}nothing/here`);
		await page.getByRole('link', { name: 'one level up' }).click();
		await expect(page).toHaveURL(subpathSite.url);
	});
});
