import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands } from './bands.ts';
import { ledgerCamera, ledgerMarks, type LedgerMark, type LedgerPlace } from './ledger-scene.ts';
import { labelBox } from './labels.ts';
import { toScreen } from './screen.ts';
import type { Bounds } from '../story/story.ts';
import type { Camera } from './camera.ts';

const region: Bounds = [-6, 20, 64, 50];
const frame = 29;
const place = (id: string, lng: number, lat: number, claims = 1, kind: LedgerPlace['kind'] = 'site'): LedgerPlace => ({
	...{ id, kind, claims, label: `Place ${id}`, lngLat: [lng, lat] }
});

const places = [
	place('airport', 44.2338, 33.262, 2),
	place('zone', 44.4, 33.3),
	place('city', 44.36, 33.31, 6, 'capital'),
	place('capital', 51.4243, 35.6719, 9, 'capital'),
	place('embassy', 51.4243, 35.6719, 2, 'area'),
	place('country', 43.7, 33.1, 8, 'country'),
	place('far', 4.83, 45.76, 2, 'city')
];
const anyPlaces = fc.oneof(
	fc.subarray(places, { minLength: 1 }),
	fc
		.uniqueArray(
			fc.record({
				lng: fc.double({ min: -40, max: 90, noNaN: true }),
				lat: fc.double({ min: -60, max: 70, noNaN: true })
			}),
			{ minLength: 1, maxLength: 14 }
		)
		.map((points) => points.map(({ lng, lat }, index) => place(String(index), lng, lat, index + 1)))
);
const anyBand = fc.constantFrom(...bands);

/** How many pixels two marks' buttons of a height lie apart, in the direction in which they are farther apart. */
function gap(a: LedgerMark, b: LedgerMark, camera: Camera, height = 24.8): number {
	const [first, second] = [labelBox(a.label, camera), labelBox(b.label, camera)];
	const across = Math.max(first.left, second.left) - Math.min(first.right, second.right);
	const down = Math.max(first.top, second.top) - Math.min(first.bottom, second.bottom);
	return Math.max(across - 18, down - (height - 16.8));
}

describe('the ledger’s map', () => {
	it('shows every place that is left in exactly one mark, with all its claims', () => {
		fc.assert(
			fc.property(anyPlaces, anyBand, (left, band) => {
				const marks = ledgerMarks(left, ledgerCamera(left, band, frame, region), band);
				expect(marks.flatMap((mark) => mark.places).sort()).toEqual(left.map(({ id }) => id).sort());
				const sum = (counts: readonly { claims: number }[]) => counts.reduce((total, { claims }) => total + claims, 0);
				expect(sum(marks)).toBe(sum(left));
			})
		);
	});

	it.each([
		['a pointer', 'fine', 24.8],
		['a finger', 'coarse', 44]
	] as const)('C9: keeps marks apart, so that each can be pressed by %s', (_, pointer, height) => {
		fc.assert(
			fc.property(anyPlaces, anyBand, (left, band) => {
				const camera = ledgerCamera(left, band, frame, region);
				const marks = ledgerMarks(left, camera, band, pointer);
				for (const [index, a] of marks.entries()) {
					for (const b of marks.slice(index + 1)) expect(gap(a, b, camera, height)).toBeGreaterThanOrEqual(0);
				}
			})
		);
	});

	it('frames every place that is left', () => {
		fc.assert(
			fc.property(anyPlaces, anyBand, (left, band) => {
				const camera = ledgerCamera(left, band, frame, region);
				for (const { lngLat } of left) {
					const [right, down] = toScreen(lngLat, camera);
					expect(Math.abs(right)).toBeLessThanOrEqual(band.fit.width / 2);
					expect(Math.abs(down)).toBeLessThanOrEqual(band.fit.height / 2);
				}
			})
		);
	});

	it('shows neighbours as one mark from afar and apart from near', () => {
		const [airport, zone, , , , , far] = places as [LedgerPlace, LedgerPlace, ...LedgerPlace[]] & typeof places;
		const band = bands[3] as (typeof bands)[number];
		const marks = (left: LedgerPlace[]) => ledgerMarks(left, ledgerCamera(left, band, frame, region), band);
		expect(marks([airport, zone, far as LedgerPlace]).map(({ label }) => label.text)).toEqual([
			'Place airport and 1 more (3)',
			'Place far (2)'
		]);
		expect(marks([airport, zone]).map((mark) => mark.label.text)).toEqual(['Place airport (2)', 'Place zone (1)']);
	});

	it('puts places at one point in rows, since going closer would not part them', () => {
		const left = places.filter(({ id }) => id === 'capital' || id === 'embassy');
		const band = bands[0] as (typeof bands)[number];
		const marks = ledgerMarks(left, ledgerCamera(left, band, frame, region), band);
		expect(marks.map((mark) => mark.places)).toEqual([['capital'], ['embassy']]);
		const [capital, embassy] = marks as [LedgerMark, LedgerMark];
		expect(embassy.label.offset[1] - capital.label.offset[1], 'with a dot and without one').toBe(30);
	});

	it('shows the story’s region when no place is left', () => {
		const camera = ledgerCamera([], bands[0] as (typeof bands)[number], frame, region);
		expect(camera.center[0]).toBe(29);
		expect(ledgerMarks([], camera, bands[0] as (typeof bands)[number])).toEqual([]);
	});
});
