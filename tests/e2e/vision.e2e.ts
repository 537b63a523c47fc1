import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { at, expect, test } from './fixtures.ts';
import { contrastWithin } from './pictures.ts';
import { desktop, ids } from './story.ts';

const deficiencies = ['protanopia', 'deuteranopia', 'tritanopia', 'achromatopsia'] as const;

/** Where the marks and the single signs of the stage are seen, with the map close around each, in CSS pixels of the window. */
function drawnThings(page: Page) {
	return page.evaluate((around) => {
		const frame = document.querySelector('[data-map] > .frame')?.getBoundingClientRect();
		if (!frame) throw new Error('no map');
		return [...document.querySelectorAll('[data-map] [data-mark], [data-map] .over .signs .sign')].flatMap((thing) => {
			if (!thing.checkVisibility({ opacityProperty: true })) return [];
			const { left, top, right, bottom, width, height } = thing.getBoundingClientRect();
			if (left < frame.left || top < frame.top || right > frame.right || bottom > frame.bottom) return [];
			const box = { x: left - around, y: top - around, width: width + 2 * around, height: height + 2 * around };
			const sign = thing.querySelector('use')?.getAttribute('href') ?? '';
			const form = thing.getAttribute('class') ?? '';
			return [{ what: thing.getAttribute('data-mark') ?? `${sign} ${form}`, box }];
		});
	}, 2);
}

for (const colorScheme of process.env.NIGHTLY ? (['light', 'dark'] as const) : []) {
	test.describe(`in ${colorScheme} colours`, () => {
		test.use({ viewport: desktop, colorScheme });

		for (const type of deficiencies) {
			test(`C10: with ${type} every mark and every sign of each step stands out from the map by 3 to 1`, async ({
				page
			}, info) => {
				test.slow();
				const vision = await page.context().newCDPSession(page);
				await page.goto('./?renderer=svg');
				await at(page);
				await vision.send('Emulation.setEmulatedVisionDeficiency', { type });
				let count = 0;
				const faint: string[] = [];
				for (const id of ids) {
					await page.evaluate((step) => window.mapStory?.goTo(step), id);
					await at(page);
					const things = await drawnThings(page);
					// Kept beside the other results, to be looked at.
					const shot = await page.screenshot({ animations: 'disabled', path: info.outputPath(`${id}.png`) });
					const picture = PNG.sync.read(shot);
					for (const { what, box } of things) {
						count += 1;
						const contrast = contrastWithin(picture, box);
						if (contrast < 3) faint.push(`${what} at ${id}: ${contrast.toFixed(2)}`);
					}
				}
				expect(count).toBeGreaterThan(40);
				expect(faint).toEqual([]);
			});
		}
	});
}

test('C10: without any colour each two signs that a legend tells apart differ in shape or form', async ({ page }) => {
	const vision = await page.context().newCDPSession(page);
	await page.setViewportSize(desktop);
	await page.goto('./?renderer=svg');
	await at(page);
	await vision.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
	// Every step at night; at every change one with many signs.
	for (const id of process.env.NIGHTLY ? ids : ids.slice(6, 7)) {
		await page.evaluate((step) => window.mapStory?.goTo(step), id);
		await at(page);
		const legend = page.locator('[data-map] details.legend');
		await legend.evaluate((details: HTMLDetailsElement) => (details.open = true));
		const icons = legend.locator('li svg');
		const pictures = [];
		for (const icon of await icons.all()) {
			await icon.scrollIntoViewIfNeeded();
			pictures.push(PNG.sync.read(await icon.screenshot({ animations: 'disabled' })));
		}
		expect(pictures.length, id).toBeGreaterThan(1);
		for (const [index, a] of pictures.entries()) {
			for (const b of pictures.slice(index + 1)) {
				let apart = 0;
				for (let at = 0; at < Math.min(a.data.length, b.data.length); at += 4) {
					if (Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0)) > 40) apart += 1;
				}
				expect(apart, `pixels that differ between two signs of the legend at ${id}`).toBeGreaterThan(12);
			}
		}
	}
});
