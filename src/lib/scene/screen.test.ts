import fc from 'fast-check';
import { MercatorCoordinate, Point } from 'maplibre-gl';
import { expect, it } from 'vitest';
import type { Camera } from './camera.ts';
import { fromScreen, toScreen } from './screen.ts';

const lngLat = fc.tuple(fc.double({ min: -180, max: 300, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));
const camera: fc.Arbitrary<Camera> = fc.record({
	center: lngLat,
	zoom: fc.double({ min: 0, max: 16, noNaN: true }),
	bearing: fc.double({ min: -180, max: 180, noNaN: true })
});

it('a place stands on the pixel where MapLibre puts it: its Mercator world, turned against the bearing', () => {
	fc.assert(
		fc.property(lngLat, camera, (place, view) => {
			const pixels = 512 * 2 ** view.zoom;
			const at = MercatorCoordinate.fromLngLat(place);
			const middle = MercatorCoordinate.fromLngLat(view.center);
			const theirs = new Point((at.x - middle.x) * pixels, (at.y - middle.y) * pixels);
			theirs._rotate((-view.bearing * Math.PI) / 180);
			const [right, down] = toScreen(place, view);
			expect(right).toBeCloseTo(theirs.x, 4);
			expect(down).toBeCloseTo(theirs.y, 4);
		})
	);
});

it('the middle of the camera stands in the middle of the stage', () => {
	fc.assert(
		fc.property(camera, (view) => {
			const [right, down] = toScreen(view.center, view);
			expect(Math.hypot(right, down)).toBe(0);
		})
	);
});

it.each([
	[0, 'up'],
	[90, 'left'],
	[180, 'down'],
	[270, 'right']
])('with bearing %d a place in the north stands %s of the middle', (bearing, side) => {
	const [right, down] = toScreen([0, 1], { center: [0, 0], zoom: 5, bearing });
	const distance = (512 * 2 ** 5) / 360;
	const sides: Record<string, [number, number]> = {
		up: [0, -distance],
		left: [-distance, 0],
		down: [0, distance],
		right: [distance, 0]
	};
	// One degree of latitude is a little longer than one of longitude, even near the equator.
	expect(right).toBeCloseTo(sides[side]?.[0] ?? NaN, 1);
	expect(down).toBeCloseTo(sides[side]?.[1] ?? NaN, 1);
});

it('a pixel of the stage is the place that stands on it', () => {
	const pixels = (most: number) => fc.integer({ min: -most, max: most });
	fc.assert(
		fc.property(
			fc.tuple(pixels(900), pixels(500)),
			fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -60, max: 60 })),
			fc.integer({ min: 4, max: 16 }),
			fc.integer({ min: -180, max: 180 }),
			(pixel, center, zoom, bearing) => {
				const view: Camera = { center, zoom, bearing };
				const [right, down] = toScreen(fromScreen(pixel, view), view);
				expect(right).toBeCloseTo(pixel[0], 3);
				expect(down).toBeCloseTo(pixel[1], 3);
			}
		)
	);
});
