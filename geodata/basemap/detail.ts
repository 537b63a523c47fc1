import { toMercator } from '#lib/geo/mercator.ts';
import type { Bounds } from '#lib/story/story.ts';

/**
 * How finely a band is drawn: within the zones as finely as they say, elsewhere coarsely. Tolerances are shares of the
 * Web Mercator world's width; `pixels / worldSize(zoom)` is a tolerance of so many pixels at a zoom.
 */
export interface Detail {
	zones: Zone[];
	/** Tolerance far from every zone. */
	elsewhere: number;
	/** What lies wholly outside is left out, such as other continents; in the basemap's frame. */
	reach: Bounds;
}

/** An area drawn finely, in the basemap's frame. */
export interface Zone {
	bounds: Bounds;
	tolerance: number;
	/** Outside the zone the tolerance doubles over so many degrees on the map: nothing shows where a zone ends. */
	doubling: number;
}

/** The tolerance at each position `[lng, lat]`. */
export function toleranceOf({
	zones,
	elsewhere
}: Pick<Detail, 'zones' | 'elsewhere'>): (position: GeoJSON.Position) => number {
	const boxes = zones.map(({ bounds: [west, south, east, north], tolerance, doubling }) => {
		const [left, top] = toMercator([west, north]);
		const [right, bottom] = toMercator([east, south]);
		return { left, top, right, bottom, tolerance, doubling };
	});
	return ([lng = NaN, lat = NaN]) => {
		const [x, y] = toMercator([lng, lat]);
		let least = elsewhere;
		for (const { left, top, right, bottom, tolerance, doubling } of boxes) {
			const away = 360 * Math.max(left - x, x - right, top - y, y - bottom, 0);
			least = Math.min(least, tolerance * 2 ** (away / doubling));
		}
		return least;
	};
}

/** Whether the box around positions meets the bounds. */
export function isReached(positions: readonly GeoJSON.Position[], [west, south, east, north]: Bounds): boolean {
	const some = (test: (lng: number, lat: number) => boolean) =>
		positions.some(([lng = NaN, lat = NaN]) => test(lng, lat));
	return (
		some((lng) => lng >= west) &&
		some((lng) => lng <= east) &&
		some((_, lat) => lat >= south) &&
		some((_, lat) => lat <= north)
	);
}
