import { longitudeNear } from '../geo/longitude.ts';
import type { Bounds, LngLat, Story } from '../story/story.ts';

/** Bounds whose east lies east of their west as numbers, also across the antimeridian. */
export function unwrapBounds([west, south, east, north]: Bounds): Bounds {
	return [west, south, east < west ? east + 360 : east, north];
}

/** The longitude in the middle of the story's region: all coordinates of its scenes stay within half a turn of it. */
export function frameLongitude(story: { meta: Pick<Story['meta'], 'region'> }): number {
	const [west, , east] = unwrapBounds(story.meta.region as Bounds);
	return (west + east) / 2;
}

/** The same place with its longitude in the story's frame. */
export function inFrame([lng, lat]: readonly [number, number], frame: number): LngLat {
	return [longitudeNear(lng, frame), lat];
}
