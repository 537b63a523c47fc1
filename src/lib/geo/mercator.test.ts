import fc from 'fast-check';
import { MercatorCoordinate } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { fromMercator, mercatorLatitude, toMercator, worldSize } from './mercator.ts';

const longitude = fc.double({ min: -540, max: 540, noNaN: true });
const latitude = fc.double({ min: -85, max: 85, noNaN: true });

it('a place comes back from Web Mercator where it was', () => {
	fc.assert(
		fc.property(longitude, latitude, (lng, lat) => {
			const [backLng, backLat] = fromMercator(toMercator([lng, lat]));
			expect(backLng).toBeCloseTo(lng, 9);
			expect(backLat).toBeCloseTo(lat, 9);
		})
	);
});

it('a place stands where MapLibre itself puts it, also beyond the antimeridian', () => {
	fc.assert(
		fc.property(longitude, latitude, (lng, lat) => {
			const theirs = MercatorCoordinate.fromLngLat([lng, lat]);
			const [x, y] = toMercator([lng, lat]);
			expect(x).toBeCloseTo(theirs.x, 12);
			expect(y).toBeCloseTo(theirs.y, 12);
		})
	);
});

it('the world is the unit square from 180° W and the northern edge', () => {
	const cornersAndMiddle: [[number, number], [number, number]][] = [
		[
			[-180, mercatorLatitude],
			[0, 0]
		],
		[
			[180, -mercatorLatitude],
			[1, 1]
		],
		[
			[0, 0],
			[0.5, 0.5]
		]
	];
	for (const [place, [x, y]] of cornersAndMiddle) {
		expect(toMercator(place)[0]).toBeCloseTo(x, 12);
		expect(toMercator(place)[1]).toBeCloseTo(y, 12);
	}
});

it('a pole stands on the edge of the world, not at infinity', () => {
	expect(toMercator([10, 90])).toEqual(toMercator([10, mercatorLatitude]));
	expect(toMercator([10, -90])).toEqual(toMercator([10, -mercatorLatitude]));
});

it('the world is 512 px wide at zoom 0 and twice as wide at each zoom more', () => {
	expect([0, 1, 8, -1].map(worldSize)).toEqual([512, 1024, 131072, 256]);
});
