import { PNG } from 'pngjs';
import { addStyles, at, expect, test } from './fixtures.ts';
import { ids, stayDrawn } from './story.ts';

/** The frames that are tried, by the query of the embed's address. */
const frames = [
	{
		query: '',
		widths: [280, 320, 390, 600, 619, 620, 768, 1000, 1400],
		heights: [200, 260, 339, 340, 420, 600, 800, 1000]
	},
	{ query: '?ui=minimal', widths: [280, 390, 620, 1000], heights: [200, 600] }
];

test('in every frame it shows map, title and buttons whole, nothing on each other, and scrolls nothing', async ({
	page
}) => {
	test.slow();
	await stayDrawn(page);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const problems: string[] = [];
	for (const { query, widths, heights } of frames) {
		await page.goto(`embed/${query}`);
		await page.locator('.embed.is-running').waitFor();
		for (const width of widths) {
			for (const height of heights) {
				await page.setViewportSize({ width, height });
				for (const step of [0, 1, 8, ids.length - 1]) {
					const found = await page.evaluate(async (index) => {
						window.mapStory?.goTo(index);
						for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
						const box = (selector: string) =>
							document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
						const [map, title, text, bar] = ['.stage', '.is-current h2', '.text', 'nav.bar'].map(box) as [
							DOMRect,
							DOMRect,
							DOMRect,
							DOMRect
						];
						const { scrollHeight, scrollWidth } = document.documentElement;
						const inside = ({ left, right, top, bottom }: DOMRect) =>
							left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
						const parts = [...document.querySelectorAll('.is-current [data-part]:not(.is-cut)')].map((part) => ({
							kind: (part as HTMLElement).dataset.part,
							bottom: part.getBoundingClientRect().bottom
						}));
						const buttons = [...document.querySelectorAll('nav.bar button, .parts > footer > a')].map((button) =>
							button.getBoundingClientRect()
						);
						const apart = (a: DOMRect, b: DOMRect) =>
							a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
						const overlaps = (elements: HTMLElement[], name: (element: HTMLElement) => string) =>
							elements.flatMap((a, at) =>
								elements.slice(at + 1).flatMap((b) => {
									const areApart = apart(a.getBoundingClientRect(), b.getBoundingClientRect());
									return areApart ? [] : `${name(a)} lies on ${name(b)}`;
								})
							);
						const labels = [...document.querySelectorAll<HTMLElement>('.drawn [data-label]')].filter((label) =>
							label.checkVisibility()
						);
						const [inMap, cut] = [labels.length, labels.filter((label) => !inside(label.getBoundingClientRect()))];
						const way = box('.parts > footer > a');
						return [
							...overlaps(labels, (label) => label.dataset.label ?? ''),
							...overlaps([...document.querySelectorAll<HTMLElement>('.marker')], (link) => link.title),
							inMap === 0 && 'no label',
							(map.width < 280 || map.height < 160) && cut.length > 0 && `${cut[0]?.dataset.label} is cut off`,
							!apart(way, map) && 'the way to the story lies on the map',
							[box('.where .count'), ...document.querySelectorAll('nav.bar button')].some(
								(part) => !apart(way, part instanceof DOMRect ? part : part.getBoundingClientRect())
							) && 'the way to the story lies on the buttons',
							...overlaps([...document.querySelectorAll<HTMLElement>('nav.bar button')], (button) => button.title),
							scrollHeight > innerHeight && 'scrolls down',
							scrollWidth > innerWidth && 'scrolls across',
							map.height < 80 && `map is ${map.height} high`,
							map.width < 140 && `map is ${map.width} wide`,
							!inside(map) && 'map is cut off',
							!inside(bar) && 'buttons are cut off',
							title.height < 10 && 'no title',
							// A title of more lines than its room may lose the last ones in the lowest frames.
							title.top + 20 > text.bottom && `title begins at ${title.top}, its room ends at ${text.bottom}`,
							parts.some(({ kind, bottom }) => kind !== 'title' && bottom > text.bottom + 1) &&
								'a part of the text is cut',
							buttons.some((button) => button.width > 0 && !inside(button)) && 'a button is cut off',
							buttons.some(({ height: tall, width: wide }) => wide > 0 && Math.min(tall, wide) < 24) &&
								'a button is small'
						].filter(Boolean);
					}, step);
					problems.push(...found.map((problem) => `${query} ${width}×${height}, step ${step}: ${problem}`));
				}
			}
		}
	}
	expect(problems).toEqual([]);
});

for (const { width, height, steps = ids } of [
	{ width: 390, height: 640 },
	{ width: 412, height: 640 },
	{ width: 412, height: 700 },
	// Low, with less around its text, which is just as high as what is told.
	{ width: 390, height: 440, steps: ['ayn-al-asad'] }
]) {
	test(`in a frame of ${width}×${height} that nobody sizes each step tells what happened`, async ({ page }) => {
		await stayDrawn(page);
		await page.setViewportSize({ width, height });
		await page.goto(`embed/?steps=${steps.join(',')}`);
		await page.locator('.embed.is-running').waitFor();
		for (const id of steps) {
			await page.evaluate((step) => window.mapStory?.goTo(step), id);
			for (const part of ['title', 'lead']) {
				await expect(page.locator(`.is-current [data-part="${part}"]`).first(), `${part} of ${id}`).toBeVisible();
			}
		}
		const map = await page.locator('.stage').boundingBox();
		expect(map?.height).toBeGreaterThanOrEqual(0.3 * height - 1);
	});
}

test('the map of the lowest frame is not empty', async ({ page }) => {
	await stayDrawn(page);
	await page.setViewportSize({ width: 280, height: 200 });
	await page.goto('embed/');
	await page.locator('.embed.is-running').waitFor();
	const { data } = PNG.sync.read(await page.locator('.stage').screenshot());
	const colours = new Set(Array.from({ length: data.length / 4 }, (_, at) => data.subarray(4 * at, 4 * at + 3).join()));
	expect(colours.size).toBeGreaterThan(50);
});

for (const { name, width, css } of [
	{ name: '200 % text', width: 390, css: 'html { font-size: 200% !important }' },
	{ name: '200 % text', width: 600, css: 'html { font-size: 200% !important }' },
	{
		name: 'text spacing',
		width: 390,
		css: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
			p { margin-block-end: 2em !important }`
	}
]) {
	test(`C11: in a frame of ${width}×640 with ${name} each step tells what happened, scrolled by keys where it is longer`, async ({
		page
	}) => {
		await stayDrawn(page);
		await page.setViewportSize({ width, height: 640 });
		await page.goto('embed/');
		await page.locator('.embed.is-running').waitFor();
		await addStyles(page, css);
		for (const index of [0, 4, 8, 10]) {
			await page.evaluate((step) => window.mapStory?.goTo(step), index);
			await at(page);
			const text = page.locator('.embed .text');
			const lead = page.locator('.is-current [data-part="lead"]');
			await expect(lead, ids[index]).toBeVisible();
			const reach = () =>
				lead.evaluate((part) => {
					const room = part.closest('.text')?.getBoundingClientRect();
					return part.getBoundingClientRect().bottom - (room?.bottom ?? 0);
				});
			if ((await reach()) <= 1) continue;
			await expect(page.getByRole('region', { name: 'Text of the step' })).toHaveCount(1);
			await text.focus();
			await page.keyboard.press('End');
			await expect.poll(reach, `how far the end of ${ids[index]} lies below its room`).toBeLessThanOrEqual(1);
			await page.keyboard.press('ArrowRight');
			await at(page);
			expect(await text.evaluate((box) => box.scrollTop), 'the next step begins at its top').toBe(0);
			await expect(text, 'keeps the focus, longer than its room or not').toBeFocused();
		}
	});
}
