import type { Topology } from 'topojson-specification';
import { toMercator } from '#lib/geo/mercator.ts';

/** The positions of a ring or a line of arcs, in order; `~index` is an arc in reverse. */
export function positionsAlong(indexes: readonly number[], arcs: Topology['arcs']): GeoJSON.Position[] {
	return indexes.flatMap((arc) => (arc < 0 ? (arcs[~arc] ?? []).toReversed() : (arcs[arc] ?? [])));
}

/** Area of a ring on the Web Mercator map, as a share of the world's square. */
export function ringArea(ring: readonly GeoJSON.Position[]): number {
	const points = onMap(ring);
	const doubled = points.reduce((area, [x, y], index) => {
		const [beforeX, beforeY] = points.at(index - 1) ?? [x, y];
		return area + beforeX * y - x * beforeY;
	}, 0);
	return Math.abs(doubled) / 2;
}

/** Length of a line on the Web Mercator map, as a share of the world's width. */
export function lineLength(line: readonly GeoJSON.Position[]): number {
	const points = onMap(line);
	return points.reduce((length, [x, y], index) => {
		const [beforeX, beforeY] = points[index - 1] ?? [x, y];
		return length + Math.hypot(x - beforeX, y - beforeY);
	}, 0);
}

function onMap(positions: readonly GeoJSON.Position[]): [number, number][] {
	return positions.map(([lng = NaN, lat = NaN]) => toMercator([lng, lat]));
}
