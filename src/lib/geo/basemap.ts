import { feature } from 'topojson-client';
import type { MultiLineString, MultiPolygon, Topology } from 'topojson-specification';
import { graticule } from './graticule.ts';

/** Zoom bands of a basemap, from the whole world to the surroundings of a place. */
export type BasemapBandId = 'far' | 'mid' | 'near';

/** What every band holds. */
export type BasemapObjects = {
	/** Continents and islands without inner borders; inland seas are holes. Edges of the frame are edges of polygons. */
	land: MultiPolygon;
	/** Shore lines, without the edges of the frame. */
	coast: MultiLineString;
	/** Borders between countries, without coasts. */
	borders: MultiLineString;
	/** Borders that the countries on their two sides do not both accept. */
	disputed: MultiLineString;
	lakes: MultiPolygon;
	rivers: MultiLineString;
};

/**
 * The file `basemap.json` or `basemap-drawn.json` of a story. Each band covers the whole world by itself, in detail only
 * where the story goes, so a map draws exactly one band at a time: the one with `minZoom <= zoom < maxZoom`.
 */
export interface BasemapFile {
	/**
	 * `[west, south, east, north]`: 360° of longitude, centred on the middle of the story's region. No coordinate lies
	 * outside it, and nothing is cut at ±180° within it.
	 */
	frame: [west: number, south: number, east: number, north: number];
	/** In order of zoom (MapLibre's, 512 px tiles), without gaps; the last one has no end of its own. */
	bands: { id: BasemapBandId; minZoom: number; maxZoom: number; topology: Topology<BasemapObjects> }[];
}

type Areas = GeoJSON.FeatureCollection<GeoJSON.Polygon, null>;
type Lines = GeoJSON.FeatureCollection<GeoJSON.LineString, null>;

/** One zoom band as GeoJSON, `[lng, lat]` in the frame of the file; longitudes may go beyond ±180. */
export interface BasemapBand {
	id: BasemapBandId;
	minZoom: number;
	maxZoom: number;
	land: Areas;
	coast: Lines;
	borders: Lines;
	disputed: Lines;
	lakes: Areas;
	rivers: Lines;
	/** Meridians and parallels, closer where the band is seen larger. */
	graticule: Lines;
}

/**
 * Unpacks a basemap file. Every polygon and every line is a feature of its own, so a renderer can leave out what is not
 * in view. Edges between vertices are straight in Web Mercator, not great circles.
 */
export function decodeBasemap(file: BasemapFile): { bands: BasemapBand[] } {
	return {
		bands: file.bands.map(({ id, minZoom, maxZoom, topology }) => ({
			id,
			minZoom,
			maxZoom,
			land: areas(topology, topology.objects.land),
			coast: lines(topology, topology.objects.coast),
			borders: lines(topology, topology.objects.borders),
			disputed: lines(topology, topology.objects.disputed),
			lakes: areas(topology, topology.objects.lakes),
			rivers: lines(topology, topology.objects.rivers),
			graticule: collection(graticuleOf(file.frame, minZoom))
		}))
	};
}

/** Nearer views see a part of the world only: their graticule is of the part around the story. */
function graticuleOf([west, , east]: BasemapFile['frame'], minZoom: number): GeoJSON.LineString[] {
	const degrees = minZoom < 3 ? 20 : minZoom < 5 ? 5 : 2;
	const middle = (west + east) / 2;
	const reach = minZoom < 5 ? 180 : 40;
	return graticule(middle - reach, middle + reach, degrees).coordinates.map((coordinates) => ({
		type: 'LineString',
		coordinates
	}));
}

/** The band that a map draws at a zoom. */
export function basemapBandAt<T extends { minZoom: number; maxZoom: number }>(bands: readonly T[], zoom: number): T {
	const band = bands.findLast(({ minZoom }) => minZoom <= zoom) ?? bands[0];
	if (!band) throw new RangeError('a basemap without bands');
	return band;
}

function areas(topology: Topology, object: MultiPolygon): Areas {
	return collection(
		feature(topology, object).geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
	);
}

function lines(topology: Topology, object: MultiLineString): Lines {
	return collection(
		feature(topology, object).geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }))
	);
}

function collection<G extends GeoJSON.Geometry>(geometries: G[]): GeoJSON.FeatureCollection<G, null> {
	return {
		type: 'FeatureCollection',
		features: geometries.map((geometry) => ({ type: 'Feature', properties: null, geometry }))
	};
}
