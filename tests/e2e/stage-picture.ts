import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';

/** The share of a talk's map that has the colour of its empty stage, 0 to 1: of a map of land nearly nothing. */
export async function emptyShare(page: Page): Promise<number> {
	const empty = await page.locator('[data-map]').evaluate((stage) => getComputedStyle(stage).backgroundColor);
	const wanted = empty.match(/\d+/g)?.map(Number) ?? [];
	const { data, width, height } = PNG.sync.read(await page.locator('.map-side').screenshot());
	let count = 0;
	for (let at = 0; at < data.length; at += 4) {
		if (wanted.every((value, channel) => Math.abs((data[at + channel] ?? NaN) - value) <= 2)) count += 1;
	}
	return count / (width * height);
}
