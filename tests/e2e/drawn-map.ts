import { readdirSync, readFileSync } from 'node:fs';
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

/**
 * Name of the chunk that MapLibre is in.
 * @throws Error if the build has none
 */
export function mapChunk(): string {
	const folder = 'build/_app/immutable/chunks';
	const chunk = readdirSync(folder).find((name) =>
		readFileSync(`${folder}/${name}`, 'utf8').includes('maplibregl-map')
	);
	if (!chunk) throw new Error('no chunk holds MapLibre');
	return chunk;
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

declare global {
	interface Window {
		/** Lets time go on in a page whose long waits are held; see `holdTime`. */
		elapse?: (milliseconds: number) => void;
	}
}

/** Holds every wait of a second or more, so that only {@link elapse} ends it and no test depends on the machine. */
export function holdTime(page: Page): Promise<unknown> {
	return page.addInitScript(() => {
		const [wait, stop, now] = [setTimeout, clearTimeout, performance.now.bind(performance)];
		const held = new Map<number, { at: number; run: () => void }>();
		let [gone, last] = [0, 0];
		Object.assign(window, {
			setTimeout(run: () => void, milliseconds = 0, ...rest: unknown[]) {
				if (milliseconds < 1000) return wait(run, milliseconds, ...rest);
				held.set(--last, { at: gone + milliseconds, run });
				return last;
			},
			clearTimeout(id: number) {
				if (!held.delete(id)) stop(id);
			},
			elapse(milliseconds: number) {
				gone += milliseconds;
				for (const [id, { at, run }] of held) if (at <= gone && held.delete(id)) run();
			}
		});
		performance.now = () => now() + gone;
	});
}

/** Lets time go on where {@link holdTime} holds it. */
export function elapse(page: Page, milliseconds: number): Promise<void> {
	return page.evaluate((time) => window.elapse?.(time), milliseconds);
}
