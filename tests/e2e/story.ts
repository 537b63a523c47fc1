import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { wrapLongitude } from '../../src/lib/geo/longitude.ts';
import { bandOf } from '../../src/lib/scene/bands.ts';
import { cameraPath, type Camera, type CameraPath } from '../../src/lib/scene/camera.ts';
import { presenceAt } from '../../src/lib/scene/presence.ts';
import type { Inline, Story } from '../../src/lib/story/story.ts';
import { camerasByBand, readerPage, type ReaderPage } from '../../src/lib/views/reader-page.ts';
import { readerText } from '../../src/lib/views/reader-text.ts';
import { expect, type MapState } from './fixtures.ts';

/** All that the reader's page shows of a story, but for the basemap. */
function shown(story: Story) {
	const page = readerPage(story, []);
	const text = readerText(story, page, []);
	return { ...page, ...text, meta: { ...page.meta, ...text.meta } };
}

/** The default story. */
export const story = shown(readBundle('geodata/reciprocal-blow').story);

/** The second story. */
export const secondStory = shown(readBundle('tests/fixtures/beagle-pacific').story);

export const ids = story.steps.map((step) => step.id);

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };
/** Wide enough for text beside the map, and half of a desktop's pixels: without a graphics card each costs time. */
export const landscape = { width: 1024, height: 640 };

/** Index of a step of the default story. */
export function indexOf(id: string): number {
	const index = ids.indexOf(id);
	if (index < 0) throw new RangeError(`no step "${id}"`);
	return index;
}

/** The words of a paragraph, without its emphasis and links. */
export function textOf(paragraph: readonly Inline[]): string {
	return paragraph.map((inline) => (inline.kind === 'text' ? inline.text : textOf(inline.children))).join('');
}

/** The camera at each position, on the stage as the page has it now. */
export async function pathOn(page: Page, of: Pick<ReaderPage, 'meta' | 'maps'> = story): Promise<CameraPath> {
	const size = await page.locator('[data-map] > .frame').evaluate((frame) => {
		const { width, height } = frame.getBoundingClientRect();
		return { width, height };
	});
	return cameraPath(camerasByBand(of)[bandOf(size).id]);
}

/** Fails unless the map says that it is at this camera, as closely as its attributes are rounded. */
export function expectCamera({ center, zoom }: Pick<MapState, 'center' | 'zoom'>, camera: Camera, what: string): void {
	expect(Math.abs(wrapLongitude(center[0] - camera.center[0])), `${what}: longitude`).toBeLessThan(0.00001);
	expect(Math.abs(center[1] - camera.center[1]), `${what}: latitude`).toBeLessThan(0.00001);
	expect(Math.abs(zoom - camera.zoom), `${what}: zoom`).toBeLessThan(0.001);
}

/** Keeps the live map away without an error, for tests of what does not need it: its data are never answered. */
export async function stayDrawn(page: Page): Promise<void> {
	await page.route('**/data/map.json', () => {});
}

/** What the region of the map said after one scroll. */
export interface Sample {
	top: number;
	step: string;
	/** As `mapStory` has it, which does not round it. */
	position: number;
	/** As the attribute has it. */
	shown: number;
	center: [lng: number, lat: number];
	zoom: number;
}

/** Scrolls to each of these places down the page, and reads the map's region two frames after each. */
export async function sweep(page: Page, tops: readonly number[]): Promise<Sample[]> {
	return page.evaluate(async (places) => {
		const region = document.querySelector<HTMLElement>('[data-map]');
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		const samples = [];
		for (const place of places) {
			scrollTo({ top: place, behavior: 'instant' });
			await frame();
			await frame();
			const { step = '', position: shown, center = '', zoom } = region?.dataset ?? {};
			const [lng = NaN, lat = NaN] = center.split(',').map(Number);
			samples.push({
				top: scrollY,
				step,
				position: window.mapStory?.position ?? NaN,
				shown: Number(shown),
				center: [lng, lat] as [number, number],
				zoom: Number(zoom)
			});
		}
		return samples;
	}, tops);
}

/** The position as `mapStory` has it, which does not round it. */
export function positionOn(page: Page): Promise<number> {
	return page.evaluate(() => window.mapStory?.position ?? NaN);
}

/** How far the page can be scrolled, in CSS pixels. */
export function scrollRange(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
}

/** Where the text of each step is read, as places to scroll to, in CSS pixels. */
export function plateaus(page: Page): Promise<{ top: number; bottom: number }[]> {
	return page.evaluate(() => {
		const line = document.querySelector('.reading-line')?.getBoundingClientRect().top ?? NaN;
		return [...document.querySelectorAll('[data-reading]')].map((text) => {
			const { top, bottom } = text.getBoundingClientRect();
			return { top: top + scrollY - line, bottom: bottom + scrollY - line };
		});
	});
}

/** Numbers from `first` to `last` in equal strides, `last` included. */
export function strides(first: number, last: number, stride: number): number[] {
	const count = Math.ceil(Math.abs(last - first) / stride);
	return Array.from({ length: count + 1 }, (_, index) => first + ((last - first) * index) / count);
}

/** Scrolls so that a share of a step's text has passed the reading line; shares beyond 1 lie on the way to the next. */
export async function readTo(page: Page, index: number, share: number): Promise<void> {
	const all = await plateaus(page);
	const { top, bottom } = all[index] ?? { top: NaN, bottom: NaN };
	const next = all[index + 1]?.top ?? bottom;
	const place = share <= 1 ? top + (bottom - top) * share : bottom + (next - bottom) * (share - 1);
	await page.evaluate((wanted) => scrollTo({ top: wanted, behavior: 'instant' }), place);
}

/** Waits until the page has stopped scrolling. */
export async function atRest(page: Page) {
	await page.evaluate(async () => {
		let last = -1;
		for (let quiet = 0; quiet < 12; quiet += 1) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
			if (scrollY !== last) quiet = 0;
			last = scrollY;
		}
	});
}

/** Fails unless each label of the live map is as present as its steps say at a position. */
export async function expectPresence(page: Page, position: number): Promise<void> {
	const shown = await page.evaluate(() => {
		const map = window.mapStory?.map;
		return (map?.getStyle().layers ?? []).flatMap(({ id }) =>
			id.startsWith('label-') ? [[id, map?.getPaintProperty(id, 'text-opacity')] as const] : []
		);
	});
	expect(shown.length, 'layers of labels').toBeGreaterThan(10);
	// Fades go in twentieths of the way between two steps.
	const twentieth = Math.round(position * 20) / 20;
	for (const [id, opacity] of shown) {
		const steps = (id.split('@')[1] ?? '').split('-').map(Number);
		expect(opacity, `${id} at ${twentieth}`).toBeCloseTo(presenceAt(steps, twentieth), 6);
	}
}
