import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Bounds } from '../story/story.ts';
import { viewCamera } from './camera.ts';
import { bandWith } from './bands.ts';
import { locate, locatorHeight, locatorWidth } from './locator.ts';

const iraq: Bounds = [-6, 20, 64, 50];
const pacific: Bounds = [145, -48, -75, 5];
const stage = { width: 800, height: 600 };
const camera = { center: [44, 33] as [number, number], zoom: 6, bearing: 0 };

it('a map of a region is as high as the region is in Web Mercator', () => {
	// asinh(tan(lat)) of 50 and 20 degrees differ by 0.654 radians; 70 degrees are 1.222.
	expect(locatorHeight(iraq, 1000)).toBeCloseTo((0.6543 / 1.22173) * 1000, 0);
	expect(locatorHeight(pacific, 140)).toBeGreaterThan(50);
});

it('a map of a region fills its room in one direction and stays inside of it in the other', () => {
	for (const room of [
		{ width: 84, height: 46 },
		{ width: 84, height: 20 }
	]) {
		const width = locatorWidth(iraq, room);
		const height = locatorHeight(iraq, width);
		expect(width).toBeLessThanOrEqual(room.width + 1e-9);
		expect(height).toBeLessThanOrEqual(room.height + 1e-9);
		expect(Math.min(room.width - width, room.height - height)).toBeCloseTo(0, 9);
	}
});

it('the outline of a view is as wide as the stage, in the region’s own scale, around the camera’s middle', () => {
	const view = locate(camera, stage, iraq, 140);
	if (view?.form !== 'outline') throw new Error('no outline');
	const rights = view.corners.map(([right]) => right);
	const downs = view.corners.map(([, down]) => down);
	const degrees = (800 / (512 * 2 ** 6)) * 360;
	expect(Math.max(...rights) - Math.min(...rights)).toBeCloseTo(degrees * 2, 9);
	expect((Math.max(...rights) + Math.min(...rights)) / 2).toBeCloseTo((44 + 6) * 2, 9);
	expect((Math.max(...downs) - Math.min(...downs)) / (Math.max(...rights) - Math.min(...rights))).toBeCloseTo(0.75, 9);
});

it('a view of a site is a cross-hair at its place', () => {
	const view = locate({ ...camera, zoom: 13 }, stage, iraq, 140);
	expect(view).toMatchObject({ form: 'cross-hair', at: [expect.closeTo(100, 9), expect.any(Number)] });
});

it('the cross-hair stands where the outline shrinks to', () => {
	fc.assert(
		fc.property(
			fc.double({ min: 5, max: 11, noNaN: true }),
			fc.integer({ min: 0, max: 359 }),
			fc.double({ min: 10, max: 60, noNaN: true }),
			fc.double({ min: 25, max: 45, noNaN: true }),
			(zoom, bearing, lng, lat) => {
				const site = locate({ center: [lng, lat], zoom: 15, bearing }, stage, iraq, 140);
				const view = locate({ center: [lng, lat], zoom, bearing }, stage, iraq, 140);
				if (site?.form !== 'cross-hair' || !view) throw new Error('not located');
				const corners = view.form === 'outline' ? view.corners : [view.at];
				const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
				expect(mean(0)).toBeCloseTo(site.at[0], 6);
				expect(mean(1)).toBeCloseTo(site.at[1], 6);
			}
		)
	);
});

it('a turned view turns its outline the same way', () => {
	const view = locate({ ...camera, bearing: 90 }, stage, iraq, 140);
	if (view?.form !== 'outline') throw new Error('no outline');
	const [first, second] = view.corners;
	// The upper edge of the stage looks east: from its left end to its right end it runs from north to south.
	expect(second?.[0]).toBeCloseTo(first?.[0] ?? NaN, 9);
	expect(second?.[1]).toBeGreaterThan(first?.[1] ?? NaN);
	const length = ([x = NaN, y = NaN]: readonly number[] = [], [toX = NaN, toY = NaN]: readonly number[] = []) =>
		Math.hypot(toX - x, toY - y);
	expect(length(first, second) / length(second, view.corners[2])).toBeCloseTo(stage.width / stage.height, 9);
});

it('a view of the whole region needs no locator, nor does one outside of it', () => {
	expect(locate(viewCamera({ bounds: iraq }, bandWith('l'), [], 29), { width: 720, height: 640 }, iraq, 140)).toBe(
		undefined
	);
	expect(locate({ ...camera, center: [-77, 39] }, stage, iraq, 140)).toBe(undefined);
});

it('a view beyond the antimeridian lies in a region across it, however its longitude is counted', () => {
	const far = { ...camera, center: [-149, -17] as [number, number] };
	const view = locate(far, stage, pacific, 140);
	expect(view).toEqual(locate({ ...far, center: [211, -17] }, stage, pacific, 140));
	expect(view?.form).toBe('outline');
});
