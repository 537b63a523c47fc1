import { wrapLongitude } from '../geo/longitude.ts';
import { xml, type XmlElement } from './xml.ts';

/** A tenth of a metre, in degrees. */
const digits = 6;

/** `[lng, lat]` as KML has it: a longitude from -180 to 180. */
export function kmlPosition([lng = 0, lat = 0]: GeoJSON.Position): [lng: number, lat: number] {
	return [Number(wrapLongitude(lng).toFixed(digits)), Number(lat.toFixed(digits))];
}

/** Positions as an element: `lng,lat` in degrees with spaces between. */
export function kmlCoordinates(positions: readonly GeoJSON.Position[]): XmlElement {
	return xml('coordinates', positions.map((position) => kmlPosition(position).join(',')).join(' '));
}
