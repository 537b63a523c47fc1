import { bearing } from '@turf/bearing';
import { circle } from '@turf/circle';
import { destination } from '@turf/destination';
import { distance } from '@turf/distance';
import { greatCircle } from '@turf/great-circle';
import { continuous } from './longitude.ts';

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

/** The bearing from one place to another at its start, in degrees clockwise from true north. */
export function bearingTo(from: LngLat, to: LngLat): number {
	return bearing(from, to);
}
