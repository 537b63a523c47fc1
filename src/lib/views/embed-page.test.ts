import { describe, expect, it } from 'vitest';
import { bandWith } from '../scene/bands.ts';
import { readBundle } from '#lib/content/bundle.ts';
import { chooseSteps, fitted, storyPosition } from './embed-page.ts';
import { readerPage } from './reader-page.ts';

const page = readerPage(readBundle('geodata/reciprocal-blow').story, []);
const ids = page.steps.map(({ id }) => id);

describe('an embed with some of the steps', () => {
	it('is the page itself with all of them', () => {
		expect(chooseSteps(page, ids).page).toBe(page);
	});

	it('has their entries and maps, and where they stand in the story', () => {
		const [first = '', , third = ''] = ids;
		const chosen = chooseSteps(page, [third, first]);
		expect(chosen.indices).toEqual([0, 2]);
		expect(chosen.page.steps.map(({ id }) => id)).toEqual([first, third]);
		expect(chosen.page.maps.map(({ view }) => view)).toEqual([page.maps[0]?.view, page.maps[2]?.view]);
	});

	it('has no mark that leads to a step which is not there', () => {
		const linked = page.maps.flatMap(({ places }, index) => (places.some(({ step }) => step) ? [index] : []));
		const alone = ids[linked[0] ?? -1] ?? '';
		expect(alone).not.toBe('');
		const { places = [] } = chooseSteps(page, [alone]).page.maps[0] ?? {};
		expect(places.length).toBeGreaterThan(0);
		expect(places.filter(({ step }) => step !== undefined && step !== alone)).toEqual([]);
	});
});

describe('a position among chosen steps', () => {
	it('is that of the whole story where steps follow each other', () => {
		for (const position of [0, 0.25, 1, 1.9, 2]) expect(storyPosition(position, [0, 1, 2])).toBeCloseTo(position, 9);
		expect(storyPosition(0.25, [4, 5])).toBe(4.25);
	});

	it('is at one of two steps that are no neighbours, never at what lies between them', () => {
		expect([0, 0.49, 0.5, 1].map((position) => storyPosition(position, [2, 9]))).toEqual([2, 2, 9, 9]);
	});
});

describe('the camera of a low stage', () => {
	const camera = { center: [44, 33] as [number, number], zoom: 6, bearing: 0 };
	const band = bandWith('xs');

	it('is the band’s own where the stage is as large as the band plans for', () => {
		expect(fitted(camera, band, band.stage)).toBe(camera);
		expect(fitted(camera, band, { width: 0, height: 0 })).toBe(camera);
	});

	it('is farther away on a smaller one, by as much as the stage is smaller', () => {
		const half = { width: band.fit.width, height: band.fit.height / 2 };
		expect(fitted(camera, band, half)).toEqual({ ...camera, zoom: 5 });
	});
});
