import fc from 'fast-check';
import { expect, it } from 'vitest';
import { continuous, longitudeNear, wrapLongitude } from './longitude.ts';

const longitude = fc.double({ min: -1000, max: 1000, noNaN: true });
const latitude = fc.double({ min: -90, max: 90, noNaN: true });

/** How far two longitudes are apart on the globe, in degrees: 0 for the same meridian. */
const apart = (a: number, b: number) => {
	const turns = (a - b) / 360;
	return Math.abs(turns - Math.round(turns)) * 360;
};

it('a longitude near another is the same meridian within half a turn of it', () => {
	fc.assert(
		fc.property(longitude, longitude, (lng, near) => {
			const moved = longitudeNear(lng, near);
			expect(apart(moved, lng)).toBeLessThan(1e-9);
			expect(Math.abs(moved - near)).toBeLessThanOrEqual(180 + 1e-9);
		})
	);
});

it('a longitude that is near already stays exactly as it is', () => {
	const close = fc.double({ min: -179.9, max: 179.9, noNaN: true });
	fc.assert(
		fc.property(longitude, close, (near, difference) => {
			const lng = near + difference;
			// Adding 0 makes one zero of two.
			expect(longitudeNear(lng, near) + 0).toBe(lng + 0);
		})
	);
});

it('a wrapped longitude is the same meridian between -180 and 180, and stays so when wrapped again', () => {
	fc.assert(
		fc.property(longitude, (lng) => {
			const wrapped = wrapLongitude(lng);
			expect(wrapped).toBeGreaterThanOrEqual(-180);
			expect(wrapped).toBeLessThanOrEqual(180);
			expect(apart(wrapped, lng)).toBeLessThan(1e-9);
			expect(wrapLongitude(wrapped)).toBeCloseTo(wrapped, 9);
		})
	);
});

it.each([
	[0, 0],
	[179, 179],
	[180, 180],
	[-180, -180],
	[181, -179],
	[-181, 179],
	[285, -75],
	[540, 180],
	[-540, -180]
])('%d degrees east is %d', (lng, wrapped) => {
	expect(wrapLongitude(lng)).toBe(wrapped);
});

it('a continuous line keeps its latitudes and meridians, and no two neighbours are more than half a turn apart', () => {
	const positions = fc.array(fc.tuple(longitude, latitude), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(positions, longitude, (line, near) => {
			const moved = continuous(line, near);
			expect(moved).toHaveLength(line.length);
			let last = near;
			for (const [index, [lng, lat]] of line.entries()) {
				const [movedLng, movedLat] = moved[index] ?? [NaN, NaN];
				expect(movedLat).toBe(lat);
				expect(apart(movedLng, lng)).toBeLessThan(1e-9);
				expect(Math.abs(movedLng - last)).toBeLessThanOrEqual(180 + 1e-9);
				last = movedLng;
			}
		})
	);
});
