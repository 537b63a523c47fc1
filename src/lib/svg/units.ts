import { toMercator, worldSize } from '../geo/mercator.ts';
import type { LngLat } from '../story/story.ts';

/** Zoom at which one unit of a drawing is one CSS pixel. */
export const unitZoom = 8;

/** What turns `[lng, lat]` into a drawing's units: right and down from the story's origin. */
export type ToUnits = (place: LngLat) => [x: number, y: number];

/**
 * Units whose origin lies in the middle of the story: SVG counts in single precision, which would be off by pixels at
 * site scale if the origin were that of the world.
 * @param zoom zoom at which one unit is one CSS pixel
 */
export function unitsAround(origin: LngLat, zoom = unitZoom): ToUnits {
	const size = worldSize(zoom);
	const [originX, originY] = toMercator(origin);
	return (place) => {
		const [x, y] = toMercator(place);
		return [(x - originX) * size, (y - originY) * size];
	};
}
