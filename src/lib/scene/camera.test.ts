import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { toMercator } from '../geo/mercator.ts';
import type { Bounds, LngLat, Place, View } from '../story/story.ts';
import { bandIds, bands, bandWith } from './bands.ts';
import { cameraPath, planSize, viewCamera, type Camera } from './camera.ts';
import { frameLongitude, unwrapBounds } from './frame.ts';
import { scenesOf } from './scene.ts';
import { toScreen } from './screen.ts';

const stories = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'].map(
	(folder) => [folder, readBundle(folder).story] as const
);

/** Every step's camera of both stories in each band. */
const realCameras = stories.flatMap(([folder, story]) => {
	const scenes = scenesOf(story);
	return bandIds.map((band) => ({ folder, band, cameras: scenes.map((scene) => scene.cameras[band]) }));
});

/** How far apart two cameras are as seen on a stage: pixels between their middles, zooms, degrees of bearing. */
function difference(a: Camera, b: Camera): { pixels: number; zooms: number; degrees: number } {
	const [right, down] = toScreen(b.center, a);
	return {
		pixels: Math.hypot(right, down),
		zooms: Math.abs(a.zoom - b.zoom),
		degrees: Math.abs(((((b.bearing - a.bearing + 180) % 360) + 360) % 360) - 180)
	};
}

/** Where the corners of bounds stand, in pixels right and down from the middle of the stage. */
function corners(bounds: Bounds, camera: Camera): [right: number, down: number][] {
	const [west, south, east, north] = unwrapBounds(bounds);
	const turns = Math.round(((west + east) / 2 - camera.center[0]) / 360);
	return [west, east].flatMap((lng) => [south, north].map((lat) => toScreen([lng - 360 * turns, lat], camera)));
}

const bounds: fc.Arbitrary<Bounds> = fc
	.record({
		west: fc.double({ min: -180, max: 180, noNaN: true }),
		width: fc.double({ min: 0.01, max: 170, noNaN: true }),
		south: fc.double({ min: -75, max: 70, noNaN: true }),
		height: fc.double({ min: 0.01, max: 60, noNaN: true })
	})
	.map(({ west, width, south, height }) => {
		const east = west + width;
		return [west, south, east > 180 ? east - 360 : east, Math.min(south + height, 80)];
	});
const bearing = fc.double({ min: -180, max: 180, noNaN: true });
const frame = fc.double({ min: -180, max: 300, noNaN: true });
const band = fc.constantFrom(...bands);

describe('the camera of bounds', () => {
	it('shows them whole in the smallest stage of every band, with any bearing and across the antimeridian', () => {
		fc.assert(
			fc.property(bounds, bearing, band, frame, (shown, turned, size, lng) => {
				const { fit } = size;
				const camera = viewCamera({ bounds: shown, bearing: turned }, size, [], lng);
				for (const [right, down] of corners(shown, camera)) {
					expect(Math.abs(right)).toBeLessThan(fit.width / 2);
					expect(Math.abs(down)).toBeLessThan(fit.height / 2);
				}
			})
		);
	});

	it('leaves no more room than a margin of 12 % on each side of the tighter direction', () => {
		fc.assert(
			fc.property(bounds, bearing, band, frame, (shown, turned, size, lng) => {
				const { fit } = size;
				const camera = viewCamera({ bounds: shown, bearing: turned }, size, [], lng);
				const points = corners(shown, camera);
				const filled = Math.max(
					...points.map(([right]) => Math.abs(right) / fit.width),
					...points.map(([, down]) => Math.abs(down) / fit.height)
				);
				expect(filled).toBeCloseTo(0.5 - 0.12, 2);
			})
		);
	});

	it('stands within half a turn of the frame', () => {
		fc.assert(
			fc.property(bounds, band, frame, (shown, size, lng) => {
				const { center } = viewCamera({ bounds: shown }, size, [], lng);
				expect(Math.abs(center[0] - lng)).toBeLessThanOrEqual(180.000001);
			})
		);
	});

	it('across the antimeridian looks at the Pacific, not at Africa', () => {
		const { center } = viewCamera({ bounds: [170, -40, -150, -10] }, bandWith('l'), [], 215);
		expect(center[0]).toBeCloseTo(190, 6);
		expect(center[1]).toBeLessThan(-10);
	});
});

describe('the camera of a point', () => {
	const place = { id: 'harbour', lngLat: [-149.5, -17.5] } as Place;

	it('shows the zoom of the view in the reference band, with its bearing', () => {
		const camera = viewCamera({ point: [44, 33], zoom: 12.5, bearing: 135 }, bandWith('l'), [], 40);
		expect(camera).toEqual({ center: [44, 33], zoom: 12.5, bearing: 135 });
	});

	it('shows the same ground between the controls in each band: its smaller side is as many metres', () => {
		const zoom = (id: (typeof bandIds)[number]) => viewCamera({ point: [44, 33], zoom: 12 }, bandWith(id), [], 40).zoom;
		const reference = planSize(bandWith('l')) / 2 ** 12;
		for (const band of bands) {
			const ground = planSize(band) / 2 ** zoom(band.id);
			expect(planSize(band)).toBeLessThan(Math.min(band.fit.width, band.fit.height));
			expect(ground / reference).toBeCloseTo(1, 3);
		}
	});

	it('stands on the place that it names, in the frame', () => {
		const { center } = viewCamera({ point: 'harbour', zoom: 10 }, bandWith('s'), [place], 215);
		expect(center).toEqual([210.5, -17.5]);
	});

	it('of an unknown place is a mistake', () => {
		expect(() => viewCamera({ point: 'harbor', zoom: 10 } satisfies View, bandWith('s'), [place], 0)).toThrow(
			'no entry with id "harbor"'
		);
	});
});

describe('the view of every real step', () => {
	it.each(stories)('%s: bounds are whole in the smallest stage of each band', (_, story) => {
		const scenes = scenesOf(story);
		for (const [index, { view }] of story.steps.entries()) {
			if (!('bounds' in view)) continue;
			for (const { id, fit } of bands) {
				const camera = scenes[index]?.cameras[id];
				if (!camera) throw new RangeError(`no camera ${index} in ${id}`);
				for (const [right, down] of corners(view.bounds as Bounds, camera)) {
					expect(Math.abs(right)).toBeLessThan(fit.width / 2);
					expect(Math.abs(down)).toBeLessThan(fit.height / 2);
				}
			}
		}
	});
});

const anyCamera: fc.Arbitrary<Camera> = fc.record({
	center: fc.tuple(fc.double({ min: -20, max: 220, noNaN: true }), fc.double({ min: -70, max: 70, noNaN: true })),
	zoom: fc.double({ min: 1, max: 16, noNaN: true }),
	bearing
});

/** What holds of each path of cameras, whatever they are. */
function holdsOfPath(cameras: readonly Camera[], position: number): void {
	const at = cameraPath(cameras);
	const camera = at(position);

	for (const number of [...camera.center, camera.zoom, camera.bearing]) expect(number).toSatisfy(Number.isFinite);

	// Pure: other positions asked before, in any order and on another path, change nothing.
	const other = cameraPath(cameras);
	for (const before of [cameras.length, position / 2, 0, position + 0.3, position]) other(before);
	expect(other(position)).toEqual(camera);

	// It stays in the frame of its cameras.
	const lngs = cameras.map(({ center }) => center[0]);
	expect(camera.center[0]).toBeGreaterThanOrEqual(Math.min(...lngs) - 1e-4);
	expect(camera.center[0]).toBeLessThanOrEqual(Math.max(...lngs) + 1e-4);
	const lats = cameras.map(({ center }) => center[1]);
	expect(camera.center[1]).toBeGreaterThanOrEqual(Math.min(...lats) - 1e-4);
	expect(camera.center[1]).toBeLessThanOrEqual(Math.max(...lats) + 1e-4);

	// It flies outward to go far, never closer than the nearer of its two steps.
	const [from, to] = [at(Math.floor(position)), at(Math.ceil(position))];
	expect(camera.zoom).toBeLessThanOrEqual(Math.max(from.zoom, to.zoom) + 1e-6);
}

/**
 * No jumps: a small step of the position moves what is seen by little. A flight is as long as its path is in zooms and
 * screens, so its greatest speed is that length, half as much again for its soft start and end.
 */
function isContinuousAt(cameras: readonly Camera[], position: number): void {
	const at = cameraPath(cameras);
	const small = 1e-4;
	const [here, there] = [at(position), at(Math.min(position + small, cameras.length - 1))];
	const { pixels, zooms, degrees } = difference(here, there);
	expect(zooms).toBeLessThan(0.01);
	expect(pixels).toBeLessThan(3);
	expect(degrees).toBeLessThanOrEqual(180 * 1.5 * small + 1e-6);
}

describe('the path of cameras', () => {
	const randomPath = fc.array(anyCamera, { minLength: 1, maxLength: 6 }).chain((cameras) =>
		fc.record({
			cameras: fc.constant(cameras),
			position: fc.double({ min: 0, max: cameras.length - 1, noNaN: true })
		})
	);

	it('is at each step exactly the camera of that step', () => {
		fc.assert(
			fc.property(fc.array(anyCamera, { minLength: 1, maxLength: 6 }), (cameras) => {
				const at = cameraPath(cameras);
				for (const [index, camera] of cameras.entries()) expect(at(index)).toEqual(camera);
			})
		);
	});

	it('is finite, pure, in its frame and never nearer than its steps, for any cameras', () => {
		fc.assert(fc.property(randomPath, ({ cameras, position }) => holdsOfPath(cameras, position)));
	});

	it('never jumps, for any cameras', () => {
		fc.assert(fc.property(randomPath, ({ cameras, position }) => isContinuousAt(cameras, position)));
	});

	it('comes to a step from both sides without a jump, for any cameras', () => {
		fc.assert(
			fc.property(fc.array(anyCamera, { minLength: 3, maxLength: 3 }), (cameras) => {
				const at = cameraPath(cameras);
				for (const beside of [1 - 1e-6, 1 + 1e-6]) {
					const { pixels, zooms, degrees } = difference(at(1), at(beside));
					// Between streets on opposite sides of the world the flight's hyperbolic functions lose digits; a jump would
					// be hundreds of pixels.
					expect(pixels).toBeLessThan(10);
					expect(zooms).toBeLessThan(1e-4);
					expect(degrees).toBeLessThan(1e-4);
				}
			})
		);
	});

	it('back is the same way: the path of the reversed cameras, mirrored', () => {
		fc.assert(
			fc.property(randomPath, ({ cameras, position }) => {
				const forth = cameraPath(cameras)(position);
				const back = cameraPath(cameras.toReversed())(cameras.length - 1 - position);
				const { pixels, zooms } = difference(forth, back);
				expect(pixels).toBeLessThan(3);
				expect(zooms).toBeLessThan(1e-4);
			})
		);
	});

	it('before the first step is at the first, and after the last at the last', () => {
		fc.assert(
			fc.property(randomPath, fc.double({ min: 0, max: 1e6, noNaN: true }), ({ cameras }, beyond) => {
				const at = cameraPath(cameras);
				expect(at(-beyond)).toEqual(cameras[0]);
				expect(at(cameras.length - 1 + beyond)).toEqual(cameras.at(-1));
				expect(at(-Infinity)).toEqual(cameras[0]);
				expect(at(Infinity)).toEqual(cameras.at(-1));
			})
		);
	});

	it('turns the shorter way', () => {
		const still = { center: [0, 0] as LngLat, zoom: 5 };
		const at = cameraPath([
			{ ...still, bearing: 170 },
			{ ...still, bearing: -170 }
		]);
		expect(at(0.5).bearing).toBeCloseTo(180, 9);
	});

	it('between two cameras that differ in zoom alone stays over the place', () => {
		const at = cameraPath([
			{ center: [44, 33], zoom: 4, bearing: 0 },
			{ center: [44, 33], zoom: 12, bearing: 0 }
		]);
		for (const part of [0.1, 0.5, 0.9]) {
			expect(at(part).center[0]).toBeCloseTo(44, 9);
			expect(at(part).center[1]).toBeCloseTo(33, 9);
		}
		expect(at(0.5).zoom).toBeCloseTo(8, 9);
	});

	it('between a wide view and a close one of almost the same place is finite and zooms evenly', () => {
		// Zooms that d3-interpolate answers with NaN, and offsets on both sides of where it is asked no more.
		const offset = fc.double({ min: 1e-7, max: 0.2, noNaN: true });
		const zooms = fc.double({ min: 0, max: 18, noNaN: true });
		fc.assert(
			fc.property(offset, zooms, zooms, fc.double({ min: 0, max: 1, noNaN: true }), (degrees, near, far, position) => {
				const cameras: [Camera, Camera] = [
					{ center: [44 + degrees, 33], zoom: near, bearing: 0 },
					{ center: [44, 33 + degrees], zoom: far, bearing: 0 }
				];
				holdsOfPath(cameras, position);
				isContinuousAt(cameras, position);
				for (const [index, camera] of cameras.entries()) {
					const beside = difference(camera, cameraPath(cameras)(Math.abs(index - 1e-7)));
					expect(beside.zooms).toBeLessThan(1e-5);
					expect(beside.pixels).toBeLessThan(0.01);
				}
			})
		);
	});

	it('without cameras is a mistake', () => {
		expect(() => cameraPath([])(0)).toThrow(RangeError);
	});
});

describe('D12: the camera of every story', () => {
	it('is finite and inside the bounds of its steps at any position that there is a number for', () => {
		fc.assert(
			fc.property(fc.constantFrom(...realCameras), fc.double({ noNaN: true }), fc.nat(60), ({ cameras }, far, near) => {
				for (const position of [far, near / 4]) {
					holdsOfPath(cameras, Math.min(Math.max(position, 0), cameras.length - 1));
					const { center, zoom } = cameraPath(cameras)(position);
					expect([...center, zoom].every(Number.isFinite)).toBe(true);
				}
			})
		);
	});

	it('is finite, on the Mercator world and in the frame, for every view that an author may write', () => {
		const lng = fc.double({ min: -180, max: 180, noNaN: true });
		const lat = fc.double({ min: -85, max: 85, noNaN: true });
		const zoom = fc.double({ min: 0, max: 18, noNaN: true });
		const boundsOf = ([west, south, east, north]: [number, number, number, number]): Bounds => [
			west,
			Math.min(south, north),
			east,
			Math.max(south, north)
		];
		const view: fc.Arbitrary<View> = fc.oneof(
			fc.record({ point: fc.tuple(lng, lat), zoom, bearing }),
			fc
				.tuple(lng, lat, lng, lat)
				.map((edges) => ({ bounds: boundsOf(edges) }))
				.filter(({ bounds: [west, south, east, north] }) => south < north && west !== east)
		);
		fc.assert(
			fc.property(view, band, frame, (written, size, middle) => {
				const camera = viewCamera(written, size, [], middle);
				expect([...camera.center, camera.zoom, camera.bearing].every(Number.isFinite)).toBe(true);
				expect(Math.abs(camera.center[0] - middle)).toBeLessThanOrEqual(180.000001);
				expect(Math.abs(camera.center[1])).toBeLessThan(85.06);
			})
		);
	});
});

describe.each(realCameras)('the path of $folder in band $band', ({ folder, cameras }) => {
	const positions = Array.from({ length: (cameras.length - 1) * 24 + 1 }, (_, index) => index / 24);

	it('is finite, pure, in its frame, never nearer than its steps, and never jumps', () => {
		for (const position of positions) {
			holdsOfPath(cameras, position);
			isContinuousAt(cameras, position);
		}
	});

	it('comes to each step from both sides on the pixel, and is exactly its camera there', () => {
		const at = cameraPath(cameras);
		for (const [index, camera] of cameras.entries()) {
			expect(at(index)).toEqual(camera);
			expect(difference(camera, at(index - 1e-9)).pixels).toBeLessThan(0.001);
			expect(difference(camera, at(index + 1e-9)).pixels).toBeLessThan(0.001);
		}
	});

	it('keeps the middle within half a turn of the story and on the Mercator world', () => {
		const story = stories.find(([name]) => name === folder)?.[1];
		if (!story) throw new RangeError(`no story ${folder}`);
		const at = cameraPath(cameras);
		for (const position of positions) {
			const { center } = at(position);
			expect(Math.abs(center[0] - frameLongitude(story))).toBeLessThan(180);
			const [, y] = toMercator(center);
			expect(y).toBeGreaterThan(0);
			expect(y).toBeLessThan(1);
		}
	});
});
