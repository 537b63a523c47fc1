import type { Page } from '@playwright/test';
import { at, expect } from './fixtures.ts';
import { expectCamera, pathOn, plateaus, positionOn, story, sweep } from './story.ts';

/** Fails unless the drawn map is what is seen, follows the scroll and shows the marks of the step. */
export async function expectDrawnMapFollows(page: Page) {
	const path = await pathOn(page);
	const places = await plateaus(page);
	const drawing = page.locator('[data-map] svg.drawing');
	await expect(drawing).toBeVisible();
	for (const [index, share] of [
		[2, 0],
		[7, 0.4],
		[12, 0],
		[1, 0.6]
	] as const) {
		const { bottom = NaN } = places[index] ?? {};
		const next = places[index + 1]?.top ?? bottom;
		await sweep(page, [bottom + (next - bottom) * share]);
		const now = await at(page);
		expect(now.renderer).toBe('svg');
		expect(now.position).toBeCloseTo(index + share, 1);
		const camera = path(await positionOn(page));
		expectCamera(now, camera, `at ${now.position}`);
		const zoom = await drawing.evaluate((svg) => Number(getComputedStyle(svg).getPropertyValue('--zoom')));
		expect(zoom, 'zoom of the drawing').toBeCloseTo(camera.zoom, 3);
		if (share > 0) continue;
		const marks = (story.maps[index]?.drawing.dots ?? []).map((dot) => dot.id);
		for (const mark of marks) await expect(drawing.locator(`[data-mark="${mark}"]`)).toHaveCount(1);
	}
	await expect(page.getByRole('button', { name: 'Explore the map' })).toHaveCount(0);
	expect(await page.evaluate(() => window.mapStory?.map)).toBeUndefined();
}

/** Takes WebGL from a page before its scripts run. */
export function takeWebGl(page: Page): Promise<unknown> {
	return page.addInitScript(() => {
		const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, ...rest: unknown[]) => unknown;
		Object.assign(HTMLCanvasElement.prototype, {
			getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
				return /webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
			}
		});
	});
}

/** Gives a page this network, as browsers with the Network Information API tell it. */
export function giveNetwork(page: Page, network: { saveData?: boolean; effectiveType?: string }): Promise<unknown> {
	return page.addInitScript((told) => {
		Object.defineProperty(navigator, 'connection', { value: { saveData: false, effectiveType: '4g', ...told } });
	}, network);
}
