import { mercatorLatitude } from './mercator.ts';

/** Meridians and parallels every `degrees` from west to east: straight lines in Web Mercator, so two positions are enough. */
export function graticule(west: number, east: number, degrees: number): GeoJSON.MultiLineString {
	const lines: GeoJSON.Position[][] = [];
	for (let lng = Math.ceil(west / degrees) * degrees; lng <= east; lng += degrees) {
		lines.push([
			[lng, -mercatorLatitude],
			[lng, mercatorLatitude]
		]);
	}
	for (let lat = -80; lat <= 80; lat += degrees) {
		lines.push([
			[west, lat],
			[east, lat]
		]);
	}
	return { type: 'MultiLineString', coordinates: lines };
}
