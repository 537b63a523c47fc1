import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { scenesOf } from '../scene/scene.ts';
import { pathData } from './path-data.ts';
import { unitsAround, type ToUnits } from './units.ts';

type Point = [x: number, y: number];

interface Line {
	points: Point[];
	isClosed: boolean;
}

/** Reads SVG path data with the relative commands m, l and z, as a browser would, by a grammar of its own. */
function readPath(d: string): Line[] {
	const tokens = d.match(/[a-z]|-?(?:\d+\.?\d*|\.\d+)/g) ?? [];
	expect(tokens.join('').length).toBe(d.replaceAll(' ', '').length);
	const lines: Line[] = [];
	let pen: Point = [0, 0];
	let command = '';
	for (let index = 0; index < tokens.length;) {
		const token = tokens[index] ?? '';
		const line = lines.at(-1);
		if (token === 'z') {
			if (!line) throw new SyntaxError('z before m');
			line.isClosed = true;
			pen = line.points[0] ?? pen;
			command = '';
			index++;
			continue;
		}
		if (/[a-z]/.test(token)) {
			command = token;
			index++;
		}
		pen = [pen[0] + Number(tokens[index]), pen[1] + Number(tokens[index + 1])];
		index += 2;
		if (command === 'm') {
			lines.push({ points: [pen], isClosed: false });
			// What follows a moveto without a letter is a lineto.
			command = 'l';
		} else if (command === 'l') {
			line?.points.push(pen);
		} else throw new SyntaxError(`"${command}" in ${d}`);
	}
	return lines;
}

/** Units as they are: the geometry's own numbers. */
const plain: ToUnits = (point) => point;

const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

/** Vertices rounded where they stand, without those that round to the one before. */
function drawnVertices(points: readonly GeoJSON.Position[], digits: number): Point[] {
	const all = points.map(([x = NaN, y = NaN]): Point => [rounded(x, digits), rounded(y, digits)]);
	return all.filter(([x, y], index) => index === 0 || x !== all[index - 1]?.[0] || y !== all[index - 1]?.[1]);
}

const point = fc.tuple(
	fc.double({ min: -5000, max: 5000, noNaN: true }),
	fc.double({ min: -5000, max: 5000, noNaN: true })
);
const digits = fc.integer({ min: 0, max: 3 });

describe('path data', () => {
	it('has each vertex within half a unit of the last digit, however long the line', () => {
		fc.assert(
			fc.property(fc.array(point, { minLength: 2, maxLength: 300 }), digits, (coordinates, places) => {
				const [line] = readPath(pathData({ type: 'LineString', coordinates }, plain, places));
				const expected = drawnVertices(coordinates, places);
				expect(line?.points).toHaveLength(expected.length);
				for (const [index, [x, y]] of (line?.points ?? []).entries()) {
					expect(x).toBeCloseTo(expected[index]?.[0] ?? NaN, 6);
					expect(y).toBeCloseTo(expected[index]?.[1] ?? NaN, 6);
				}
			})
		);
	});

	it('adds up no rounding: ten thousand steps of 0.4 units end where they should', () => {
		const coordinates = Array.from({ length: 10_001 }, (_, index) => [index * 0.4, index * -0.4]);
		const [line] = readPath(pathData({ type: 'LineString', coordinates }, plain, 0));
		expect(line?.points.at(-1)).toEqual([4000, -4000]);
	});

	it('draws rings closed, each from its own start', () => {
		const ring = fc.array(point, { minLength: 3, maxLength: 20 }).map((points) => [...points, points[0] as Point]);
		fc.assert(
			fc.property(fc.array(ring, { minLength: 1, maxLength: 5 }), digits, (rings, places) => {
				const lines = readPath(pathData({ type: 'Polygon', coordinates: rings }, plain, places));
				expect(lines).toHaveLength(rings.length);
				for (const [index, { points, isClosed }] of lines.entries()) {
					expect(isClosed).toBe(true);
					// A ring's last vertex is its first: `z` draws that edge.
					const expected = drawnVertices(rings[index]?.slice(0, -1) ?? [], places);
					expect(points).toHaveLength(expected.length);
					for (const [at, [x, y]] of points.entries()) {
						expect(x).toBeCloseTo(expected[at]?.[0] ?? NaN, 6);
						expect(y).toBeCloseTo(expected[at]?.[1] ?? NaN, 6);
					}
				}
			})
		);
	});

	it('draws every feature of a collection', () => {
		const feature = (from: number): GeoJSON.Feature => ({
			type: 'Feature',
			properties: null,
			geometry: {
				type: 'LineString',
				coordinates: [
					[from, 0],
					[from + 1, 1]
				]
			}
		});
		const lines = readPath(
			pathData({ type: 'FeatureCollection', features: [feature(0), feature(10), feature(-3)] }, plain, 0)
		);
		expect(lines.map(({ points }) => points)).toEqual([
			[
				[0, 0],
				[1, 1]
			],
			[
				[10, 0],
				[11, 1]
			],
			[
				[-3, 0],
				[-2, 1]
			]
		]);
	});

	it('is short: relative, without a space before a minus or a zero before a point', () => {
		const coordinates = [
			[100, 100],
			[100.5, 99.5],
			[100.5, 99.5],
			[99.5, 100]
		];
		expect(pathData({ type: 'LineString', coordinates }, plain, 1)).toBe('m100 100l.5-.5-1 .5');
	});

	it('of nothing is empty', () => {
		expect(pathData({ type: 'FeatureCollection', features: [] }, plain, 0)).toBe('');
	});

	it.each(['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'])(
		'of every shape of %s has its vertices within half a thousandth of a unit',
		(folder) => {
			const scenes = scenesOf(readBundle(folder).story);
			const toUnits = unitsAround([30, 35]);
			for (const { features } of scenes) {
				for (const { geometry } of features) {
					if (geometry.type === 'Point') continue;
					const lines = readPath(pathData(geometry, toUnits, 3));
					const wanted =
						geometry.type === 'Polygon'
							? geometry.coordinates.map((ring) => ring.slice(0, -1))
							: geometry.type === 'MultiLineString'
								? geometry.coordinates
								: [geometry.coordinates];
					expect(lines).toHaveLength(wanted.length);
					for (const [index, positions] of wanted.entries()) {
						const drawn = lines[index]?.points ?? [];
						expect(drawn).toHaveLength(positions.length);
						for (const [at, position] of positions.entries()) {
							const [x, y] = toUnits(position as Point);
							expect(Math.abs((drawn[at]?.[0] ?? NaN) - x)).toBeLessThan(0.00051);
							expect(Math.abs((drawn[at]?.[1] ?? NaN) - y)).toBeLessThan(0.00051);
						}
					}
				}
			}
		}
	);
});
