import { bearing } from '@turf/bearing';
import { circle } from '@turf/circle';
import { destination } from '@turf/destination';
import { distance } from '@turf/distance';
import { greatCircle } from '@turf/great-circle';
import { continuous, longitudeNear } from './longitude.ts';

type LngLat = [lng: number, lat: number];

/** Distance on the sphere (haversine, radius 6371.0088 km) in kilometres: within 0.5 % of the ellipsoid's. */
export function kilometers(from: LngLat, to: LngLat): number {
	return distance(from, to, { units: 'kilometers' });
}

/** The shortest line on the sphere between two places, as a continuous line in the frame of its start. */
export function geodesic(from: LngLat, to: LngLat): GeoJSON.LineString {
	const pieces = Math.max(8, Math.ceil(kilometers(from, to) / 60));
	const { geometry } = greatCircle(from, to, { npoints: Math.min(pieces, 200) });
	const positions = geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat();
	return { type: 'LineString', coordinates: continuous([from, ...positions.slice(1, -1), to], from[0]) };
}

/** A circle on the ground around a place; the radius is in metres. */
export function circleAround(center: LngLat, radius: number): GeoJSON.Polygon {
	const { geometry } = circle(center, radius / 1000, { steps: 72, units: 'kilometers' });
	return { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => continuous(ring, center[0])) };
}

/** The runway between two thresholds as a rectangle on the ground; the width is in metres. */
export function runwayPolygon([low, high]: [LngLat, LngLat], width: number): GeoJSON.Polygon {
	const along = bearing(low, high);
	const corner = (threshold: LngLat, side: number) =>
		destination(threshold, width / 2000, along + side, { units: 'kilometers' }).geometry.coordinates;
	const ring = [corner(low, -90), corner(high, -90), corner(high, 90), corner(low, 90), corner(low, -90)];
	return { type: 'Polygon', coordinates: [continuous(ring, low[0])] };
}

/** Where a way from a place ends that begins with a bearing, in degrees from true north, and is so many metres long. */
export function placeAt(from: LngLat, meters: number, bearing: number): LngLat {
	const [lng = 0, lat = 0] = destination(from, meters / 1000, bearing, { units: 'kilometers' }).geometry.coordinates;
	return [longitudeNear(lng, from[0]), lat];
}

/**
 * Short strokes aslant across the line between two thresholds, as a chart marks a runway that is not used: `length`
 * metres long and `pace` metres apart, none beyond the ends.
 */
export function hatchAcross(
	[low, high]: [LngLat, LngLat],
	{ length, pace }: { length: number; pace: number }
): GeoJSON.MultiLineString {
	const along = bearing(low, high);
	const meters = kilometers(low, high) * 1000;
	const count = Math.max(1, Math.floor(meters / pace));
	const strokes = Array.from({ length: count }, (_, index) => {
		const middle = placeAt(low, ((index + 0.5) / count) * meters, along);
		return [placeAt(middle, length / 2, along + 45), placeAt(middle, length / 2, along + 225)];
	});
	return { type: 'MultiLineString', coordinates: strokes };
}

/** An arrow on the ground from a place outward: between two distances in metres, with a head of `head` metres. */
export function arrowFrom(
	from: LngLat,
	bearing: number,
	{ start, end, head }: { start: number; end: number; head: number }
): GeoJSON.MultiLineString {
	const tip = placeAt(from, end, bearing);
	const barbs = [bearing + 150, bearing - 150].map((side) => placeAt(tip, head, side)) as [LngLat, LngLat];
	return {
		type: 'MultiLineString',
		coordinates: [
			[placeAt(from, start, bearing), tip],
			[barbs[0], tip, barbs[1]]
		]
	};
}

/** The bearing from one place to another at its start, in degrees clockwise from true north. */
export function bearingTo(from: LngLat, to: LngLat): number {
	return bearing(from, to);
}
