/**
 * The same longitude, within half a turn of `near`: a story that crosses the antimeridian keeps its coordinates in one
 * continuous frame, in which longitudes may go beyond ±180.
 */
export function longitudeNear(lng: number, near: number): number {
	return lng - 360 * Math.round((lng - near) / 360);
}

/** The longitude as the world counts it, from -180 up to 180. */
export function wrapLongitude(lng: number): number {
	const wrapped = ((((lng + 180) % 360) + 360) % 360) - 180;
	return wrapped === -180 && lng > 0 ? 180 : wrapped;
}

/** Positions in order, each moved by whole turns so that no neighbours are more than half a turn apart. */
export function continuous(positions: readonly GeoJSON.Position[], near: number): [number, number][] {
	let last = near;
	return positions.map(([lng = 0, lat = 0]) => {
		last = longitudeNear(lng, last);
		return [last, lat];
	});
}
