import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { stayDrawn } from './story.ts';

for (const address of ['embed/', 'embed/static/']) {
	for (const colorScheme of ['light', 'dark'] as const) {
		for (const viewport of [
			{ width: 320, height: 240 },
			{ width: 390, height: 900 },
			{ width: 1000, height: 600 }
		]) {
			test(`axe finds nothing in ${address}, ${colorScheme}, at ${viewport.width}×${viewport.height}`, async ({
				page
			}) => {
				await stayDrawn(page);
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize(viewport);
				await page.goto(address);
				if (address === 'embed/') await page.locator('.embed.is-running').waitFor();
				const { violations, passes } = await new AxeBuilder({ page }).analyze();
				expect(passes.length).toBeGreaterThan(15);
				expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`))).toEqual(
					[]
				);
			});
		}
	}
}
