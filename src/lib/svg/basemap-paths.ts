import type { BasemapBand } from '../geo/basemap.ts';
import type { LngLat } from '../story/story.ts';
import { pathData } from './path-data.ts';
import { unitsAround, unitZoom } from './units.ts';

/** A generalisation of the basemap as SVG paths, which every drawing of a page refers to. */
export interface DrawnBasemap {
	id: string;
	/** From the units of these paths to those of a drawing. */
	scale: number;
	land: string;
	lakes: string;
	rivers: string;
	borders: string;
	disputed: string;
	coast: string;
	graticule: string;
}

/** Zoom at which whole numbers are exact enough for a band: an eighth of a pixel where the band is seen largest. */
function unitZoomOf(band: BasemapBand): number {
	return Math.min(Math.ceil(band.maxZoom) + 2, 11);
}

/** The bands of a basemap as paths around a story's origin. */
export function basemapPaths(bands: readonly BasemapBand[], origin: LngLat): DrawnBasemap[] {
	return bands.map((band) => {
		const zoom = unitZoomOf(band);
		const toUnits = unitsAround(origin, zoom);
		const d = (geometry: GeoJSON.FeatureCollection) => pathData(geometry, toUnits, 0);
		return {
			id: band.id,
			scale: 2 ** (unitZoom - zoom),
			land: d(band.land),
			lakes: d(band.lakes),
			rivers: d(band.rivers),
			borders: d(band.borders),
			disputed: d(band.disputed),
			coast: d(band.coast),
			graticule: d(band.graticule)
		};
	});
}
