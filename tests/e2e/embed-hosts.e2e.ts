import { expect, heardHeights, openHost, promptness, sizes, storyFrame, test } from './host-pages.ts';
import { ids, stayDrawn } from './story.ts';

/** Hosts that size the frame, by the name of their page, with the greatest height that they give. */
const sizing: Readonly<Record<string, number>> = {
	pym: Infinity,
	frames: Infinity,
	sidechain: Infinity,
	'iframe-resizer': Infinity,
	'iframe-resizer-5': Infinity,
	'open-iframe-resizer': Infinity,
	datawrapper: Infinity,
	'datawrapper-older': Infinity,
	wordpress: 1000,
	amp: Infinity,
	guardian: Infinity
};

/** Every host at both widths at night, else in turn. */
const widthsOf = (index: number) => (process.env.NIGHTLY ? [320, 1280] : index % 2 ? [320] : [1280]);

for (const [index, [name, most]] of Object.entries(sizing).entries()) {
	for (const width of widthsOf(index)) {
		test(`A1: ${name} gives the frame the height of its content, at ${width} px and after a change`, async ({
			page,
			site,
			hosts
		}) => {
			await stayDrawn(page);
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
				if (found.wanted <= most) expect(found.cut, 'parts that are left out').toBe(0);
				return found;
			};
			const first = await settled();
			const afterLoad = await promptness(page, 'load', first.given);
			await page.setViewportSize({ width: width === 320 ? 768 : 375, height: 800 });
			const second = await settled();
			expect(second.given).not.toBe(first.given);
			const afterChange = await promptness(page, 'resize', second.given);
			// A step is no change of the height; a host that asks once more is told the same.
			const before = (await heardHeights(page)).length;
			const frame = await storyFrame(page);
			for (const id of ids) await frame.evaluate((step) => window.mapStory?.goTo(step), id);
			await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
			expect((await heardHeights(page)).slice(before).filter((height) => height !== second.given)).toEqual([]);
			console.log(`${name} at ${width}: ${afterLoad}; ${afterChange}; ${before} heights`);
		});
	}
}
