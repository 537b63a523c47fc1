import { continuous } from '#lib/geo/longitude.ts';
import type { Bounds } from '#lib/story/story.ts';

/** Northern and southern end of the basemap: Web Mercator cannot show the poles. */
const lastLatitude = 85;

/** Longest edge along the frame, in degrees: longer ones have no meaning on a sphere. */
const longestEdge = 20;

/** The whole world, 360° of longitude around `middle`. */
export function frameAround(middle: number): Bounds {
	return [middle - 180, -lastLatitude, middle + 180, lastLatitude];
}

/**
 * The polygon in the frame: cut at the frame's meridian into two if it crosses it. Its rings may cross the antimeridian
 * (as a step from 180 to -180) and may go around a pole, as those of world-atlas do.
 */
export function polygonInFrame([outer, ...holes]: GeoJSON.Position[][], frame: Bounds): GeoJSON.Position[][][] {
	if (!outer) return [];
	const shell = unrolled(outer, 0);
	const [least, most] = extent(shell);
	const rings = [shell, ...holes.map((hole) => unrolled(hole, (least + most) / 2))];
	return turns([least, most], frame)
		.map((turn) => rings.map((ring) => ringInFrame(ring, turn, frame)).filter(({ length }) => length >= 4))
		.filter(({ length }) => length > 0);
}

/** The line in the frame: broken where it crosses the frame's meridian. */
export function lineInFrame(line: GeoJSON.Position[], frame: Bounds): GeoJSON.Position[][] {
	const whole = continuous(line, 0);
	return turns(extent(whole), frame).flatMap((turn) => {
		const pieces: GeoJSON.Position[][] = [[]];
		for (const [index, position] of whole.entries()) {
			const here = moved(position, turn);
			const last = whole[index - 1];
			const before = last && moved(last, turn);
			if (before && isInside(before, frame) !== isInside(here, frame)) {
				pieces.at(-1)?.push(crossing(before, here, frame));
				if (!isInside(here, frame)) pieces.push([]);
			}
			if (isInside(here, frame)) pieces.at(-1)?.push(here);
		}
		return pieces.filter(({ length }) => length > 1);
	});
}

/** Whether the straight segment between two positions runs along the edge of the frame, within a tolerance in degrees. */
export function isOnEdge(a: GeoJSON.Position, b: GeoJSON.Position, frame: Bounds, tolerance = 1e-3): boolean {
	const [west, south, east, north] = frame;
	const both = (axis: 0 | 1, value: number) =>
		Math.abs((a[axis] ?? NaN) - value) < tolerance && Math.abs((b[axis] ?? NaN) - value) < tolerance;
	return both(0, west) || both(0, east) || both(1, south) || both(1, north);
}

/** The ring with continuous longitudes; one that goes around a pole is closed along the end of the map. */
function unrolled(ring: GeoJSON.Position[], near: number): GeoJSON.Position[] {
	const positions: GeoJSON.Position[] = continuous(ring, near);
	const [[start = 0, lat = 0] = []] = positions;
	const [end = 0] = positions.at(-1) ?? [];
	if (Math.abs(end - start) < 180) return positions;
	const pole = lat < 0 ? -lastLatitude : lastLatitude;
	return [...positions, [end, pole], [start, pole], [start, lat]];
}

function extent(positions: GeoJSON.Position[]): [least: number, most: number] {
	const lngs = positions.map(([lng = NaN]) => lng);
	return [lngs.reduce((a, b) => Math.min(a, b)), lngs.reduce((a, b) => Math.max(a, b))];
}

/** Degrees of whole turns by which a thing of this extent has to be moved to have a part in the frame. */
function turns([least, most]: [number, number], [west, , east]: Bounds): number[] {
	return [-720, -360, 0, 360, 720].filter((turn) => least + turn < east && most + turn > west);
}

/** Sutherland and Hodgman's clipping against the frame's two meridians. */
function ringInFrame(ring: GeoJSON.Position[], turn: number, frame: Bounds): GeoJSON.Position[] {
	const [west, , east] = frame;
	let output = ring.map((position) => moved(position, turn));
	for (const edge of [west, east]) {
		const inside = ([lng = NaN]: GeoJSON.Position) => (edge === west ? lng >= west : lng <= east);
		const input = output;
		output = [];
		for (const [index, here] of input.entries()) {
			const before = input[index - 1];
			if (before && inside(before) !== inside(here)) output.push(atMeridian(before, here, edge));
			if (inside(here)) output.push(here);
		}
		const [first] = output;
		if (first && !isSame(first, output.at(-1))) output.push(first);
	}
	return densified(output, frame);
}

/** Long edges along the frame in short ones. */
function densified(ring: GeoJSON.Position[], frame: Bounds): GeoJSON.Position[] {
	return ring.flatMap((here, index) => {
		const before = ring[index - 1];
		if (!before || !isOnEdge(before, here, frame)) return [here];
		const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [before, here];
		const pieces = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / longestEdge);
		return Array.from({ length: Math.max(pieces, 1) }, (_, piece) => {
			const share = (piece + 1) / Math.max(pieces, 1);
			return share === 1 ? here : [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
		});
	});
}

function moved([lng = NaN, lat = NaN]: GeoJSON.Position, turn: number): GeoJSON.Position {
	return [lng + turn, Math.min(Math.max(lat, -lastLatitude), lastLatitude)];
}

function isInside([lng = NaN]: GeoJSON.Position, [west, , east]: Bounds): boolean {
	return lng >= west && lng <= east;
}

function crossing(a: GeoJSON.Position, b: GeoJSON.Position, [west, , east]: Bounds): GeoJSON.Position {
	const outside = isInside(a, [west, 0, east, 0]) ? b : a;
	return atMeridian(a, b, (outside[0] ?? NaN) < west ? west : east);
}

function atMeridian([x0 = 0, y0 = 0]: GeoJSON.Position, [x1 = 0, y1 = 0]: GeoJSON.Position, lng: number) {
	return [lng, y0 + ((lng - x0) / (x1 - x0)) * (y1 - y0)];
}

function isSame(a: GeoJSON.Position, b: GeoJSON.Position | undefined): boolean {
	return a[0] === b?.[0] && a[1] === b?.[1];
}
