import type { Browser, Page } from '@playwright/test';
import { openPhone, slowDown } from './first-view.ts';

/** Where the camera was, milliseconds after the start. */
export type CameraTrack = [elapsed: number, lng: number, lat: number, zoom: number][];

/** Frames of one run. */
export interface Frames {
	count: number;
	/** Share of frames that took more than 50 ms, in percent. */
	slow: number;
	/** Milliseconds. */
	median: number;
	p95: number;
	longest: number;
}

/** CSS pixels a second: a reader who skims. */
const speed = 1000;

/**
 * Scrolls through the whole story at constant speed, with the live map or with the drawn one.
 * @returns the frames, and the camera's way for the bare page
 */
export async function scrollStory(
	browser: Browser,
	url: string,
	renderer: 'map' | 'svg',
	cpu: number
): Promise<{ frames: Frames; track: CameraTrack }> {
	const { page, cdp, close } = await openPhone(browser);
	try {
		// Without its data the live map does not come.
		if (renderer === 'svg') await page.route('**/data/map.json', (route) => route.abort());
		await page.goto(url);
		await page.waitForSelector(`[data-map][data-state="${renderer === 'map' ? 'live' : 'failed'}"]`, {
			timeout: 240_000
		});
		await rest(page);
		await slowDown(cdp, cpu);
		const { ticks, track } = await page.evaluate(async (pixelsPerSecond) => {
			const stage = document.querySelector<HTMLElement>('[data-map]');
			const ticks: number[] = [];
			const track: CameraTrack = [];
			const end = document.documentElement.scrollHeight - innerHeight;
			await new Promise<void>((resolve) => {
				const frame = (now: number) => {
					ticks.push(now);
					const elapsed = now - (ticks[0] ?? now);
					const [lng, lat] = (stage?.dataset.center ?? '').split(',').map(Number);
					// What stands there now was set in the frame before.
					const before = (ticks.at(-2) ?? now) - (ticks[0] ?? now);
					track.push([before, lng ?? 0, lat ?? 0, Number(stage?.dataset.zoom)]);
					const top = (elapsed / 1000) * pixelsPerSecond;
					scrollTo({ top, behavior: 'instant' });
					if (top < end) requestAnimationFrame(frame);
					else resolve();
				};
				requestAnimationFrame(frame);
			});
			return { ticks, track };
		}, speed);
		return { frames: framesOf(ticks), track };
	} finally {
		await close();
	}
}

/**
 * Takes the camera of a bare map the same way in the same time.
 * @param isScrolled whether the page scrolls meanwhile, as the story's does: then all of the screen changes at each
 * frame, and not the map alone
 */
export async function jumpAlong(
	browser: Browser,
	url: string,
	track: CameraTrack,
	{ cpu, isScrolled }: { cpu: number; isScrolled: boolean }
): Promise<Frames> {
	const { page, cdp, close } = await openPhone(browser);
	try {
		await page.goto(url);
		await page.waitForSelector('[data-map][data-state="live"]', { timeout: 240_000 });
		await rest(page);
		await slowDown(cdp, cpu);
		const ticks = await page.evaluate(
			async ([way, pixelsPerSecond]) => {
				const map = window.mapStory?.map;
				if (!map) throw new Error('The bare page has no map.');
				const ticks: number[] = [];
				const length = way.at(-1)?.[0] ?? 0;
				let next = 1;
				let last: readonly number[] = [];
				await new Promise<void>((resolve) => {
					const frame = (now: number) => {
						ticks.push(now);
						const elapsed = now - (ticks[0] ?? now);
						while (next < way.length - 1 && (way[next]?.[0] ?? 0) < elapsed) next += 1;
						const from = way[next - 1];
						const to = way[next];
						if (from && to) {
							const part = Math.min(1, Math.max(0, (elapsed - from[0]) / Math.max(1, to[0] - from[0])));
							const between = (index: 1 | 2 | 3) => from[index] + (to[index] - from[index]) * part;
							const camera = [between(1), between(2), between(3)] as const;
							// While the story's camera stands, the bare map stands too: each jump is a whole frame of work.
							if (camera.some((value, index) => value !== last[index]))
								map.jumpTo({ center: [camera[0], camera[1]], zoom: camera[2] });
							last = camera;
						}
						if (pixelsPerSecond) scrollTo({ top: (elapsed / 1000) * pixelsPerSecond, behavior: 'instant' });
						if (elapsed < length) requestAnimationFrame(frame);
						else resolve();
					};
					requestAnimationFrame(frame);
				});
				return ticks;
			},
			[track, isScrolled ? speed : 0] as const
		);
		return framesOf(ticks);
	} finally {
		await close();
	}
}

/** The map is drawn whole and nothing is asked for any more. */
async function rest(page: Page): Promise<void> {
	await page.waitForLoadState('networkidle');
	await page.waitForFunction(() => window.mapStory?.map?.loaded() ?? true, undefined, { timeout: 240_000 });
}

function framesOf(ticks: readonly number[]): Frames {
	const lengths = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? tick));
	const sorted = [...lengths].sort((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
	return {
		count: lengths.length,
		slow: (100 * lengths.filter((length) => length > 50).length) / lengths.length,
		median: at(0.5),
		p95: at(0.95),
		longest: at(1)
	};
}
