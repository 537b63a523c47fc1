import type { Page } from '@playwright/test';
import { expect, heardHeights, openHost, storyFrame, test } from './host-pages.ts';
import { ids } from './story.ts';

/** Hosts that size the frame, by the name of their page, with the greatest height that they give. */
const sizing: Readonly<Record<string, number>> = {
	pym: Infinity,
	frames: Infinity,
	sidechain: Infinity,
	'iframe-resizer': Infinity,
	'iframe-resizer-5': Infinity,
	'open-iframe-resizer': Infinity,
	datawrapper: Infinity
};

/** What the frame needs, measured in it without the code that is tested; and what it has. */
async function sizes(page: Page): Promise<{ given: number; wanted: number; slack: number; cut: number }> {
	const frame = await storyFrame(page);
	const found = await frame.evaluate(() => {
		const height = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().height ?? NaN;
		const texts = [...document.querySelectorAll('[data-step-id]')].map((article) =>
			[...article.querySelectorAll('[data-part]:not([data-part=more])')].reduce(
				(sum, part) => sum + part.getBoundingClientRect().height,
				0
			)
		);
		const text = Math.max(...texts);
		const around = height('h1') + height('nav.bar') + height('.parts > footer');
		const isBeside = innerWidth >= 620;
		const wanted = isBeside ? Math.max(height('.least-map'), text + around) : height('.least-map') + text + around;
		return {
			wanted,
			slack: height('.text') - text,
			cut: document.querySelectorAll('.is-cut:not([data-part=more])').length,
			given: innerHeight
		};
	});
	return found;
}

for (const [name, most] of Object.entries(sizing)) {
	for (const width of [320, 1280]) {
		test(`A1: ${name} gives the frame the height of its content, at ${width} px and after a change`, async ({
			page,
			site,
			hosts
		}) => {
			await page.route('**/data/map.json', () => {});
			await page.setViewportSize({ width, height: 800 });
			await openHost(page, `${hosts.url}${name}.html`, `${site.url}embed/`);
			const settled = async () => {
				await expect
					.poll(async () => {
						const { given, wanted } = await sizes(page);
						return Math.abs(given - Math.min(Math.max(wanted, 200), most)) <= 1;
					})
					.toBe(true)
					.catch(async (problem: unknown) => {
						throw new Error(`${JSON.stringify(await sizes(page))}: ${String(problem)}`);
					});
				const found = await sizes(page);
				expect(found.given, 'a sensible height').toBeGreaterThanOrEqual(200);
				expect(found.cut, 'parts that are left out').toBe(0);
				return found;
			};
			const first = await settled();
			await page.setViewportSize({ width: width === 320 ? 768 : 375, height: 800 });
			const second = await settled();
			expect(second.given).not.toBe(first.given);
			// A step is no change of the height; a host that asks once more is told the same.
			const before = (await heardHeights(page)).length;
			const frame = await storyFrame(page);
			for (const id of ids) await frame.evaluate((step) => window.mapStory?.goTo(step), id);
			await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
			expect((await heardHeights(page)).slice(before).filter((height) => height !== second.given)).toEqual([]);
			console.log(`${name} at ${width}: ${first.given} px, then ${second.given} px, ${before} heights`);
		});
	}
}
