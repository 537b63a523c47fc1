import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { expect, whenLive } from './fixtures.ts';
import { host, origin, pink } from './publisher.ts';

/** What a test's page is expected to ask of the publisher's host. */
export const othersAreAsked = new RegExp(`^request to another host: ${origin}/`);

export const region = (page: Page) => page.locator('[data-map]');
export const note = (page: Page) => region(page).locator('.map-note');
export const credit = (page: Page) => region(page).locator('.attribution');

/** Share of the map's pixels that have this colour. */
export async function shareOf(page: Page, color: readonly number[]): Promise<number> {
	const { data } = PNG.sync.read(await region(page).locator('canvas').screenshot());
	let count = 0;
	for (let pixel = 0; pixel < data.length; pixel += 4) {
		const apart = color.map((value, channel) => Math.abs(value - (data[pixel + channel] ?? NaN)));
		if (Math.max(...apart) < 12) count += 1;
	}
	return count / (data.length / 4);
}

/** Ids of the layers that are seen, from below: of the basemaps, ours and the publisher's, and of the story. */
export async function seenLayers(page: Page) {
	const seen = await page.evaluate(() => {
		const layers = window.mapStory?.map?.getStyle().layers ?? [];
		return layers.filter(({ layout }) => layout?.visibility !== 'none').map(({ id }) => id);
	});
	return {
		online: seen.filter((id) => id.startsWith('online')),
		embedded: seen.filter((id) => id === 'water' || /^(?:land|coast)-/.test(id)),
		story: seen.filter((id) => id.includes('@')),
		all: seen
	};
}

export async function open(page: Page, site: { url: string }) {
	await page.goto(site.url);
	await whenLive(page);
}

export async function expectOnline(page: Page): Promise<void> {
	await expect(region(page)).toHaveAttribute('data-basemap', 'online');
	const { online, embedded, story, all } = await seenLayers(page);
	expect(online.length).toBeGreaterThan(0);
	expect(embedded).toEqual([]);
	expect(story.length).toBeGreaterThan(10);
	expect(all.lastIndexOf(online.at(-1) ?? '')).toBeLessThan(all.indexOf(story[0] ?? ''));
	await expect(note(page)).toHaveCount(0);
}

export async function expectEmbedded(page: Page, state: 'failed' | 'offered'): Promise<void> {
	await expect(region(page)).toHaveAttribute('data-basemap', state);
	await expect(region(page)).toHaveAttribute('data-state', 'live');
	const { online, embedded, story } = await seenLayers(page);
	expect(online).toEqual([]);
	expect(embedded.length).toBeGreaterThan(2);
	expect(story.length).toBeGreaterThan(10);
	await expect.poll(() => shareOf(page, pink)).toBe(0);
	await expect(credit(page)).toHaveText('Map data: Natural Earth');
	if (state === 'offered') await expect(note(page)).toHaveCount(0);
	else await expect(note(page)).toHaveText('The online basemap did not load: this is the story’s own.');
}

/** Gives the page the address of another basemap than the build has. */
export async function choose(
	page: Page,
	online: { address: string; hosts: string[]; theme: 'light' | 'dark' }
): Promise<void> {
	await page.route('**/data/map.json', async (route) => {
		const response = await route.fetch();
		await route.fulfill({ json: { ...((await response.json()) as object), online } });
	});
}

/** Turns the publisher's basemap on or off, where the reader finds it. */
export async function turnBasemap(page: Page, on: boolean): Promise<void> {
	await page.getByRole('button', { name: 'Contents' }).click();
	const control = page.getByRole('switch', { name: `Basemap from ${host}` });
	await expect(control).toBeChecked({ checked: !on });
	await control.click();
	await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Close' }).click();
}
