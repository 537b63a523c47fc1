import { toMercator, worldSize } from '../geo/mercator.ts';
import type { Bounds } from '../story/story.ts';
import type { Camera } from './camera.ts';
import { inFrame, unwrapBounds } from './frame.ts';

/** A point of a small map of the story's region, in its CSS pixels right and down from its top left corner. */
export type LocatorPoint = [right: number, down: number];

/** Where a view lies in the small map: its outline, or a cross-hair at its middle where the outline would be a speck. */
export type Located = { form: 'outline'; corners: LocatorPoint[] } | { form: 'cross-hair'; at: LocatorPoint };

/** An outline narrower or lower than this is a speck, in CSS pixels. */
const smallest = 6;

/** A view that covers this share of the region, or more, is about the whole region and needs no locator. */
const whole = 0.5;

/** Height of a map of the region that is `width` CSS pixels wide. */
export function locatorHeight(region: Bounds, width: number): number {
	const { left, top, right, bottom } = mercatorBox(region);
	return ((bottom - top) / (right - left)) * width;
}

/** Width of the largest map of the region that fits into a room, in CSS pixels. */
export function locatorWidth(region: Bounds, room: { width: number; height: number }): number {
	return Math.min(room.width, room.height / locatorHeight(region, 1));
}

/**
 * Where what a stage shows lies in a map of the region that is `width` CSS pixels wide; `undefined` when the view is
 * about the whole region, or lies outside of it.
 */
export function locate(
	camera: Camera,
	stage: { width: number; height: number },
	region: Bounds,
	width: number
): Located | undefined {
	const box = mercatorBox(region);
	const scale = width / (box.right - box.left);
	const height = (box.bottom - box.top) * scale;
	const [x, y] = toMercator(inFrame(camera.center, box.middle));
	const at: LocatorPoint = [(x - box.left) * scale, (y - box.top) * scale];
	const turn = (camera.bearing * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const pixel = scale / worldSize(camera.zoom);
	const [aside, ahead] = [(stage.width * pixel) / 2, (stage.height * pixel) / 2];
	const corner = (right: -1 | 1, down: -1 | 1): LocatorPoint => [
		at[0] + right * aside * cos - down * ahead * sin,
		at[1] + right * aside * sin + down * ahead * cos
	];
	const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
	const covered =
		overlap(
			corners.map(([right]) => right),
			width
		) *
		overlap(
			corners.map(([, down]) => down),
			height
		);
	if (covered === 0 || covered >= whole) return undefined;
	return Math.min(stage.width, stage.height) * pixel < smallest
		? { form: 'cross-hair', at }
		: { form: 'outline', corners };
}

/** How much of `0` to `length` lies between the least and the greatest of some numbers, as a share. */
function overlap(numbers: readonly number[], length: number): number {
	return Math.max(0, Math.min(Math.max(...numbers), length) - Math.max(Math.min(...numbers), 0)) / length;
}

function mercatorBox(region: Bounds) {
	const [west, south, east, north] = unwrapBounds(region);
	const [left, top] = toMercator([west, north]);
	const [right, bottom] = toMercator([east, south]);
	return { left, top, right, bottom, middle: (west + east) / 2 };
}
