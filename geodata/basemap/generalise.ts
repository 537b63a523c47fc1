import { mergeArcs, meshArcs, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, presimplify, simplify, type Triangle } from 'topojson-simplify';
import type { GeometryCollection, MultiLineString, Polygon, Topology, Transform } from 'topojson-specification';
import type { BasemapObjects } from '#lib/geo/basemap.ts';
import { toMercator } from '#lib/geo/mercator.ts';
import type { Bounds } from '#lib/story/story.ts';
import type { Atlas } from './atlas.ts';
import { isReached, toleranceOf, type Detail } from './detail.ts';
import { isDisputed } from './disputed.ts';
import { isOnEdge, lineInFrame, polygonInFrame } from './frame.ts';
import { withContinuations } from './rivers.ts';
import { lineLength, ringArea, positionsAlong } from './measure.ts';

type WorldObjects = {
	units: GeometryCollection<{ name: string }>;
	lakes: GeometryCollection;
	rivers: GeometryCollection;
	edges: MultiLineString;
};

/** An atlas in the frame of a basemap, with the weight of every vertex; many bands can be made of it. */
export type World = Topology<WorldObjects>;

type Unit = Polygon<{ name: string }>;

/** The smallest things that are kept, in tolerances: the side of a square as large as the area, or the length. */
const smallest = { island: 3, lake: 4.5, river: 60, loop: 6 };

/** Steps of the grid to which the atlas is rounded before its neighbours are compared: some 40 m. */
const steps = 1e6;

/** Brings an atlas into a frame and finds what its polygons share. */
export function worldOf(atlas: Atlas, frame: Bounds): World {
	const units = atlas.units.flatMap(({ name, rings }) =>
		polygonInFrame(rings, frame).map((coordinates) => feature({ type: 'Polygon', coordinates }, { name }))
	);
	const lakes = atlas.lakes
		.flatMap((rings) => polygonInFrame(rings, frame))
		.map((coordinates) => feature({ type: 'Polygon', coordinates }, null));
	const rivers = atlas.rivers
		.flatMap((line) => lineInFrame(line, frame))
		.map((coordinates) => feature({ type: 'LineString', coordinates }, null));
	// The edges of the frame as lines of their own make topojson end its arcs where a shore leaves the edge.
	const edges: GeoJSON.MultiLineString = {
		type: 'MultiLineString',
		coordinates: units.flatMap(({ geometry }) => geometry.coordinates.flatMap((ring) => edgesOf(ring, frame)))
	};
	const objects = { units: collection(units), lakes: collection(lakes), rivers: collection(rivers), edges };
	return presimplify(topology(objects, steps) as World, weightedArea);
}

/**
 * One band of a basemap: everything that `detail` lets be seen, rounded to a grid.
 * @param grid step of the grid in degrees, for longitudes and latitudes
 */
export function generalise(world: World, detail: Detail, frame: Bounds, grid: number): Topology<BasemapObjects> {
	const toleranceAt = toleranceOf(detail);
	const simple = simplify(
		{
			...world,
			arcs: world.arcs.map((arc) =>
				arc.map(([lng = NaN, lat = NaN, weight = 0]) => [lng, lat, weight / toleranceAt([lng, lat]) ** 2])
			)
		},
		1
	);
	const { arcs, objects } = simple;
	const positionsOf = (indexes: readonly number[]) =>
		indexes.flatMap((index) => arcs[index < 0 ? ~index : index] ?? []);
	const least = (indexes: readonly number[]) =>
		positionsOf(indexes).reduce((tolerance, position) => Math.min(tolerance, toleranceAt(position)), Infinity);
	const isLarge = (ring: readonly number[], sides: number) =>
		ringArea(positionsAlong(ring, arcs)) >= (sides * least(ring)) ** 2;

	const isSeen = (indexes: readonly number[]) => isReached(positionsOf(indexes), detail.reach);

	const isShared = sharedArcs(objects.units, arcs.length);
	const isKept = (ring: readonly number[]) =>
		isLarge(ring, smallest.island) || ring.some((arc) => isShared[arc < 0 ? ~arc : arc]);
	const polygons = (objects.units.geometries as Unit[]).filter(({ arcs: [outer] }) => outer && isKept(outer));
	const units = landmasses(polygons)
		.filter((landmass) => {
			const [outer] = mergeArcs(simple, landmass).arcs[0] ?? [];
			return outer && isLarge(outer, smallest.island);
		})
		.flat()
		.map((unit) => ({ ...unit, arcs: unit.arcs.filter(isKept) }));
	const lakes = (objects.lakes.geometries as Polygon[])
		.filter(({ arcs: [outer] }) => outer && isLarge(outer, smallest.lake) && isSeen(outer))
		.map((lake) => lake.arcs.filter((ring) => isLarge(ring, smallest.lake)));
	const rivers = objects.rivers.geometries.flatMap((river) => (river.type === 'LineString' ? [river.arcs] : []));
	const longRivers = withContinuations(
		rivers.map((river) => positionsAlong(river, arcs)),
		(line, index) => lineLength(line) >= smallest.river * least(rivers[index] ?? [])
	);

	const lines: Record<'coast' | 'borders' | 'disputed', number[][]> = { coast: [], borders: [], disputed: [] };
	for (const [index, names] of usersOf({ type: 'GeometryCollection', geometries: units }, arcs.length).entries()) {
		const positions = arcs[index] ?? [];
		const [one, other] = names;
		const isEdge = positions.every((position) => isOnEdge(position, positions[0] ?? position, frame, grid));
		if (one === undefined || isEdge || !isSeen([index])) continue;
		if (other === undefined) lines.coast.push([index]);
		else if (one !== other && !isSmallLoop(positions, smallest.loop * least([index])))
			lines[isDisputed(one, other, positions) ? 'disputed' : 'borders'].push([index]);
	}

	const mesh = (indexes: number[][]) => meshArcs(simple, { type: 'MultiLineString', arcs: indexes });
	const [west, south] = frame;
	const band: Topology<BasemapObjects> = {
		type: 'Topology',
		objects: {
			land: { type: 'MultiPolygon', arcs: mergeArcs(simple, units).arcs.filter(([outer]) => outer && isSeen(outer)) },
			coast: mesh(lines.coast),
			borders: mesh(lines.borders),
			disputed: mesh(lines.disputed),
			lakes: { type: 'MultiPolygon', arcs: lakes },
			rivers: mesh(rivers.filter((river, index) => longRivers.has(index) && isSeen(river)))
		},
		arcs
	};
	const { objects: kept, arcs: used } = filter(band, () => true);
	const rounded = quantize(
		{ type: 'Topology', objects: {}, arcs: used },
		{ scale: [grid, grid], translate: [west, south] }
	);
	return {
		type: 'Topology',
		objects: {
			...band.objects,
			// topojson-simplify makes a null geometry of polygons of which there are none.
			...Object.fromEntries(Object.entries(kept).filter(([, { type }]) => type !== null))
		},
		arcs: rounded.arcs,
		transform: rounded.transform as Transform
	};
}

/**
 * What a vertex is worth: the area of the triangle with its neighbours on the Web Mercator map, less for a spike and more
 * for a soft bend (Visvalingam and Whyatt 1993, with the angle's weight of Mapshaper).
 */
function weightedArea([a, b, c]: Triangle): number {
	const [[ax, ay], [bx, by], [cx, cy]] = [toMercator(a), toMercator(b), toMercator(c)];
	const area = Math.abs((ax - cx) * (by - ay) - (ax - bx) * (cy - ay)) / 2;
	const sides = Math.hypot(ax - bx, ay - by) * Math.hypot(cx - bx, cy - by);
	const cosine = sides === 0 ? 1 : ((ax - bx) * (cx - bx) + (ay - by) * (cy - by)) / sides;
	return area * (1 - 0.7 * cosine);
}

/** For each arc the names of the units whose polygons it bounds. */
function usersOf(units: GeometryCollection<{ name: string }>, count: number): string[][] {
	const users: string[][] = Array.from({ length: count }, () => []);
	for (const unit of units.geometries) {
		if (unit.type !== 'Polygon') continue;
		for (const arc of unit.arcs.flat()) users[arc < 0 ? ~arc : arc]?.push(unit.properties?.name ?? '');
	}
	return users;
}

/** For each arc whether it lies between two polygons. */
function sharedArcs(units: GeometryCollection<{ name: string }>, count: number): boolean[] {
	return usersOf(units, count).map(({ length }) => length > 1);
}

/** Polygons in groups that hang together. */
function landmasses(polygons: readonly Unit[]): Unit[][] {
	const groupOf = new Map<number, Set<Unit>>();
	const groups = new Set<Set<Unit>>();
	for (const polygon of polygons) {
		const arcs = polygon.arcs.flat().map((arc) => (arc < 0 ? ~arc : arc));
		const touched = new Set(arcs.flatMap((arc) => groupOf.get(arc) ?? []));
		const group = new Set([polygon, ...[...touched].flatMap((other) => [...other])]);
		for (const other of touched) groups.delete(other);
		groups.add(group);
		for (const arc of [...group].flatMap((member) => member.arcs.flat())) groupOf.set(arc < 0 ? ~arc : arc, group);
	}
	return [...groups].map((group) => [...group]);
}

function edgesOf(ring: GeoJSON.Position[], frame: Bounds): GeoJSON.Position[][] {
	return ring.flatMap((here, index) => {
		const before = ring[index - 1];
		return before && isOnEdge(before, here, frame) ? [[before, here]] : [];
	});
}

/** Whether a border is a closed line around an enclave too small to be drawn. */
function isSmallLoop(positions: GeoJSON.Position[], size: number): boolean {
	const [first] = positions;
	const last = positions.at(-1);
	return first?.[0] === last?.[0] && first?.[1] === last?.[1] && ringArea(positions) < size ** 2;
}

function feature<G extends GeoJSON.Geometry, P>(geometry: G, properties: P): GeoJSON.Feature<G, P> {
	return { type: 'Feature', properties, geometry };
}

function collection<G extends GeoJSON.Geometry, P>(features: GeoJSON.Feature<G, P>[]): GeoJSON.FeatureCollection<G, P> {
	return { type: 'FeatureCollection', features };
}
