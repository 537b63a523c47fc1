import type { Browser, CDPSession, Page } from '@playwright/test';
import { PNG } from 'pngjs';

/** Times that a phone's processor is slower. */
export const phoneCpu = 4;
export const viewport = { width: 390, height: 844 };

/** One load of a page; times in milliseconds since the navigation began. */
export interface FirstView {
	/** First paint of text. */
	text: number;
	largest: number;
	/** First frame on screen with land on the map's stage. */
	map: number | undefined;
	/** First frame with both text and map. */
	both: number | undefined;
	/** First whole frame of the live map. */
	live: number | undefined;
	/** The live map is at rest. */
	idle: number | undefined;
	/** When MapLibre's first file was asked for. */
	mapAsked: number | undefined;
	shift: number;
	longTasks: number;
	longestTask: number;
	/** Time of long tasks beyond 50 ms each. */
	blocked: number;
	/** Bytes that came over the network. */
	bytes: number;
}

/** Opens a page as on a phone of 390×844, with nothing cached. */
export async function openPhone(
	browser: Browser
): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> {
	const context = await browser.newContext({
		viewport,
		deviceScaleFactor: 2,
		isMobile: true,
		hasTouch: true,
		colorScheme: 'light'
	});
	const page = await context.newPage();
	// tsx names functions by a helper that a page does not have.
	await page.addInitScript('globalThis.__name = (value) => value');
	const cdp = await context.newCDPSession(page);
	return { page, cdp, close: () => context.close() };
}

/** Makes the page's main thread so many times slower. */
export async function slowDown(cdp: CDPSession, cpu: number): Promise<void> {
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

/** Loads a page once, slowed down, and watches it until its live map is at rest. */
export async function measureFirstView(
	browser: Browser,
	url: string,
	{ hasLiveMap, takeBytes }: { hasLiveMap: boolean; takeBytes: () => number }
): Promise<FirstView> {
	const { page, cdp, close } = await openPhone(browser);
	try {
		await page.addInitScript(watchPage);
		await slowDown(cdp, phoneCpu);
		takeBytes();
		const frames: { at: number; png: Buffer }[] = [];
		cdp.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
			frames.push({ at: (metadata.timestamp ?? NaN) * 1000, png: Buffer.from(data, 'base64') });
			// The last frames' answers come when the page is gone.
			cdp.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
		});
		await cdp.send('Page.startScreencast', { format: 'png', maxWidth: viewport.width, maxHeight: viewport.height });
		await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
		if (hasLiveMap) {
			// A map that is called late or failed may still come.
			await page.waitForFunction(() => benchTimes.idle !== undefined, undefined, { polling: 100, timeout: 240_000 });
		}
		// What is on screen at the end is complete: the first frame that looks like it is looked for.
		await page.waitForFunction(() => document.fonts.status === 'loaded', undefined, { polling: 100 });
		await cdp.send('Page.stopScreencast');
		const told = await page.evaluate(readTimes);
		const seen = frames.map(({ at, png }) => ({ at: at - told.timeOrigin, ...look(png, told.land, told.stage) }));
		return {
			text: told.text,
			largest: told.largest,
			map: seen.find(({ hasMap }) => hasMap)?.at,
			both: seen.find(({ hasMap, hasText }) => hasMap && hasText)?.at,
			live: told.live,
			idle: told.idle,
			mapAsked: told.mapAsked,
			shift: told.shift,
			longTasks: told.tasks.length,
			longestTask: Math.max(0, ...told.tasks),
			blocked: told.tasks.reduce((sum, duration) => sum + duration - 50, 0),
			bytes: takeBytes()
		};
	} finally {
		await close();
	}
}

/** Loads a page once, slowed down, until its first text. @returns milliseconds since the navigation began */
export async function measureText(browser: Browser, url: string): Promise<number> {
	const { page, cdp, close } = await openPhone(browser);
	try {
		await slowDown(cdp, phoneCpu);
		await page.goto(url, { waitUntil: 'commit', timeout: 120_000 });
		const first = await page.waitForFunction(
			() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
			undefined,
			{ polling: 100, timeout: 120_000 }
		);
		return (await first.jsonValue()) ?? NaN;
	} finally {
		await close();
	}
}

interface BenchTimes {
	largest: number;
	shift: number;
	tasks: number[];
	live?: number;
	idle?: number;
}

declare const benchTimes: BenchTimes;

/** Runs in the page before its own scripts. */
function watchPage(): void {
	const times: BenchTimes = { largest: 0, shift: 0, tasks: [] };
	Object.assign(globalThis, { benchTimes: times });
	const watch = (type: string, each: (entry: PerformanceEntry) => void) =>
		new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
	watch('largest-contentful-paint', (entry) => (times.largest = entry.startTime));
	watch('layout-shift', (entry) => (times.shift += (entry as PerformanceEntry & { value: number }).value));
	watch('longtask', (entry) => times.tasks.push(entry.duration));
	const observer = new MutationObserver(() => {
		if (!document.querySelector('[data-map][data-state="live"]')) return;
		observer.disconnect();
		times.live = performance.now();
		const rest = () => (times.idle ??= performance.now());
		const map = window.mapStory?.map;
		if (!map || map.loaded()) rest();
		else map.once('idle', rest);
	});
	observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-state'] });
}

/** Runs in the page at the end. */
function readTimes() {
	const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
	const css = getComputedStyle(document.documentElement);
	const stage = document.querySelector('[data-map]')?.getBoundingClientRect();
	return {
		...benchTimes,
		timeOrigin: performance.timeOrigin,
		text: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
		mapAsked: resources
			.filter(({ name, decodedBodySize }) => /maplibre|live-map|bare-map/.test(name) || decodedBodySize > 800_000)
			.map(({ startTime }) => startTime)
			.sort((a, b) => a - b)[0],
		land: css.getPropertyValue('--land'),
		stage: { top: stage?.top ?? 0, bottom: stage?.bottom ?? 0 }
	};
}

/** Whether a frame shows land on the stage, and dark text below it. */
function look(png: Buffer, land: string, stage: { top: number; bottom: number }) {
	const { width, height, data } = PNG.sync.read(png);
	const scale = height / viewport.height;
	const wanted = [1, 3, 5].map((at) => parseInt(land.trim().slice(at, at + 2), 16));
	let [landPixels, darkPixels] = [0, 0];
	for (let y = 0; y < height; y += 1) {
		const isStage = y < stage.bottom * scale;
		for (let x = 0; x < width; x += 1) {
			const at = (y * width + x) * 4;
			if (isStage) {
				if (wanted.every((value, channel) => Math.abs(value - (data[at + channel] ?? 0)) <= 3)) landPixels += 1;
			} else if ((data[at] ?? 255) < 100) darkPixels += 1;
		}
	}
	return {
		hasMap: landPixels > 0.05 * width * stage.bottom * scale,
		hasText: darkPixels > 0.003 * width * (height - stage.bottom * scale)
	};
}
