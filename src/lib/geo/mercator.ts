type LngLat = [lng: number, lat: number];

/** Edge of the square Web Mercator world, in degrees of latitude: `atan(sinh(π))`. */
export const mercatorLatitude = 85.0511287798066;

/**
 * Web Mercator position with the world as the unit square: `x` 0 at 180° W and growing eastward, `y` 0 at the northern
 * edge and growing southward. Spherical formula of EPSG:3857, as MapLibre uses it.
 */
export function toMercator([lng, lat]: LngLat): [x: number, y: number] {
	const radians = (Math.min(Math.max(lat, -mercatorLatitude), mercatorLatitude) * Math.PI) / 180;
	return [(lng + 180) / 360, (1 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / Math.PI) / 2];
}

/** `[lng, lat]` in degrees of a Web Mercator position in the unit square. */
export function fromMercator([x, y]: readonly [number, number]): LngLat {
	return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** Width of the world in CSS pixels at a zoom, with MapLibre's 512 px tiles. */
export function worldSize(zoom: number): number {
	return 512 * 2 ** zoom;
}
