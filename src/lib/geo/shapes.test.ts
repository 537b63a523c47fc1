import { readFileSync } from 'node:fs';
import { geoDistance, geoLength } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	arrowFrom,
	hatchAcross,
	placeAt,
	bearingTo,
	circleAround,
	geodesic,
	kilometers,
	runwayPolygon
} from './shapes.ts';

type LngLat = [lng: number, lat: number];

interface Facts {
	places: { id: string; lat: number; lon: number }[];
	distances: { from: string; to: string; km: number }[];
}

const facts = JSON.parse(readFileSync('tests/fixtures/facts.json', 'utf8')) as Facts;

/** Metres between two places on the sphere, by another library than the code's. */
const metres = (a: GeoJSON.Position, b: GeoJSON.Position) => geoDistance(a as LngLat, b as LngLat) * 6371008.8;

const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -80, max: 80, noNaN: true }));

describe('a distance', () => {
	const pointOf = (id: string): LngLat => {
		const found = facts.places.find((candidate) => candidate.id === id);
		if (!found) throw new RangeError(`no place "${id}"`);
		return [found.lon, found.lat];
	};

	it.each(facts.distances)('from $from to $to is $km km within 0.5 %', ({ from, to, km }) => {
		expect(kilometers(pointOf(from), pointOf(to)) / km).toBeGreaterThan(0.995);
		expect(kilometers(pointOf(from), pointOf(to)) / km).toBeLessThan(1.005);
	});

	it('is the same both ways, and that of another library', () => {
		fc.assert(
			fc.property(place, place, (a, b) => {
				expect(kilometers(a, b)).toBeCloseTo(kilometers(b, a), 6);
				expect(kilometers(a, b)).toBeCloseTo(metres(a, b) / 1000, 3);
			})
		);
	});
});

describe('the hatching of a runway', () => {
	const meters = fc.integer({ min: 300, max: 5000 });
	const thresholds = fc
		.tuple(place, fc.double({ min: 0, max: 360, noNaN: true }), meters)
		.map(([low, bearing, length]): [LngLat, LngLat, number] => [low, placeAt(low, length, bearing), length]);

	it('crosses its middle line with strokes of equal length and pace, none of which is beyond its ends', () => {
		fc.assert(
			fc.property(thresholds, ([low, high, length]) => {
				const strokes = hatchAcross([low, high], { length: 130, pace: 190 }).coordinates;
				// A length of whole paces may round to either side.
				const paces = metres(low, high) / 190;
				expect(strokes.length).toBeGreaterThan(paces - 1 - 1e-6);
				expect(strokes.length).toBeLessThanOrEqual(Math.max(1, paces + 1e-6));
				for (const [from, to] of strokes as [LngLat, LngLat][]) {
					expect(metres(from, to)).toBeCloseTo(130, 0);
					expect(metres(from, low)).toBeLessThan(length);
					expect(metres(to, high)).toBeLessThan(length);
				}
			})
		);
	});
});

describe('an arrow on the ground', () => {
	it('points from a place along a bearing, from and to the distances that it is given', () => {
		const at: LngLat = [42.4412, 33.7856];
		const arrow = arrowFrom(at, 114.6, { start: 3000, end: 3500, head: 170 });
		const [shaft, head] = arrow.coordinates as [[LngLat, LngLat], [LngLat, LngLat, LngLat]];
		expect(shaft.map((end) => Math.round(metres(at, end)))).toEqual([3000, 3500]);
		expect(bearingTo(at, shaft[1])).toBeCloseTo(114.6, 3);
		expect(head[1]).toEqual(shaft[1]);
		for (const barb of [head[0], head[2]]) expect(metres(at, barb)).toBeLessThan(3500);
	});
});

describe('a geodesic', () => {
	/** Two places whose shortest line is neither nothing nor undecided. */
	const twoPlaces = fc
		.tuple(place, place)
		.filter(([a, b]) => geoDistance(a, b) > 0.001 && geoDistance(a, b) < Math.PI - 0.05);

	it('begins exactly at its start and ends exactly at its end, in the frame of its start', () => {
		fc.assert(
			fc.property(twoPlaces, ([from, to]) => {
				const { coordinates } = geodesic(from, to);
				expect(coordinates[0]).toEqual(from);
				const [lng = NaN, lat] = coordinates.at(-1) ?? [];
				expect(lat).toBe(to[1]);
				const turns = (lng - to[0]) / 360;
				expect(Math.abs(turns - Math.round(turns))).toBeLessThan(1e-9);
			})
		);
	});

	it('never jumps, also across the antimeridian and past a pole', () => {
		fc.assert(
			fc.property(twoPlaces, ([from, to]) => {
				const { coordinates } = geodesic(from, to);
				for (const [index, position] of coordinates.slice(1).entries()) {
					const before = coordinates[index] ?? [];
					expect(Math.abs((position[0] ?? NaN) - (before[0] ?? NaN))).toBeLessThanOrEqual(180);
				}
			})
		);
	});

	it('is as long as the distance of its ends: the shortest way, without detours', () => {
		fc.assert(
			fc.property(twoPlaces, ([from, to]) => {
				expect(geoLength(geodesic(from, to)) / geoDistance(from, to)).toBeCloseTo(1, 6);
			})
		);
	});

	it('is cut into enough pieces to look like a curve: of about 60 km, or 199 of them', () => {
		fc.assert(
			fc.property(twoPlaces, ([from, to]) => {
				const { coordinates } = geodesic(from, to);
				const pieces = coordinates.slice(1).map((position, index) => metres(coordinates[index] ?? [], position) / 1000);
				const longest = Math.max(...pieces);
				expect(longest).toBeLessThan(Math.max(60 * (8 / 7), (kilometers(from, to) / 199) * 1.01));
			})
		);
	});

	it('from New Zealand to Tahiti goes on eastward beyond 180 degrees', () => {
		const { coordinates } = geodesic([174.1, -35.2], [-149.5, -17.5]);
		const longitudes = coordinates.map(([lng = NaN]) => lng);
		expect(longitudes.at(0)).toBe(174.1);
		expect(longitudes.at(-1)).toBeCloseTo(210.5, 9);
		expect(longitudes).toEqual([...longitudes].sort((a, b) => a - b));
	});
});

describe('a circle on the ground', () => {
	const radius = fc.double({ min: 10, max: 500_000, noNaN: true });

	it('has its radius in every direction, in metres', () => {
		fc.assert(
			fc.property(place, radius, (center, wanted) => {
				const [ring = []] = circleAround(center, wanted).coordinates;
				for (const position of ring) expect(metres(center, position) / wanted).toBeCloseTo(1, 5);
			})
		);
	});

	it('is a closed ring around its middle that does not jump at the antimeridian', () => {
		fc.assert(
			fc.property(place, radius, (center, wanted) => {
				const [ring = []] = circleAround(center, wanted).coordinates;
				expect(ring.length).toBeGreaterThanOrEqual(64);
				expect(metres(ring.at(-1) ?? [], ring[0] ?? [])).toBe(0);
				expect((ring.at(-1)?.[0] ?? NaN) - (ring[0]?.[0] ?? NaN)).toBeCloseTo(0, 12);
				for (const [lng = NaN] of ring) expect(Math.abs(lng - center[0])).toBeLessThan(60);
			})
		);
	});

	it('at 179.9° E lies partly beyond 180 degrees', () => {
		const [ring = []] = circleAround([179.9, -17], 50_000).coordinates;
		expect(Math.max(...ring.map(([lng = NaN]) => lng))).toBeCloseTo(180.37, 1);
		expect(Math.min(...ring.map(([lng = NaN]) => lng))).toBeCloseTo(179.43, 1);
	});
});

describe('a runway', () => {
	/** Two thresholds of a runway that could be built, at any latitude where people fly. */
	const runway = fc
		.record({
			low: fc.tuple(
				fc.double({ min: -179.999, max: 179.999, noNaN: true }),
				fc.double({ min: -70, max: 70, noNaN: true })
			),
			direction: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
			length: fc.double({ min: 500, max: 5000, noNaN: true }),
			width: fc.double({ min: 15, max: 80, noNaN: true })
		})
		.map(({ low, direction, length, width }) => {
			const degrees = length / 111_195;
			const lng = low[0] + (Math.sin(direction) * degrees) / Math.cos((low[1] * Math.PI) / 180);
			return { low, high: [lng, low[1] + Math.cos(direction) * degrees] as LngLat, width };
		});

	it('is a closed rectangle as wide and as long as it was measured', () => {
		fc.assert(
			fc.property(runway, ({ low, high, width }) => {
				const [ring = []] = runwayPolygon([low, high], width).coordinates;
				expect(ring).toHaveLength(5);
				expect(ring[4]).toEqual(ring[0]);
				const [a = [], b = [], c = [], d = []] = ring;
				expect(metres(a, d)).toBeCloseTo(width, 3);
				expect(metres(b, c)).toBeCloseTo(width, 3);
				const length = metres(low, high);
				expect(Math.abs(metres(a, b) - length)).toBeLessThan(0.1);
				expect(Math.abs(metres(d, c) - length)).toBeLessThan(0.1);
			})
		);
	});

	it('lies along the line of its thresholds, with each in the middle of an end', () => {
		fc.assert(
			fc.property(runway, ({ low, high, width }) => {
				const [[a = [], b = [], c = [], d = []] = []] = runwayPolygon([low, high], width).coordinates;
				for (const [threshold, corner] of [
					[low, a],
					[low, d],
					[high, b],
					[high, c]
				]) {
					expect(metres(threshold ?? [], corner ?? [])).toBeCloseTo(width / 2, 3);
				}
				// No bend: the bearing along a side is that of the runway.
				const turn = bearingTo(a as LngLat, b as LngLat) - bearingTo(low, high);
				expect(Math.abs(((turn + 540) % 360) - 180)).toBeLessThan(0.01);
			})
		);
	});
});

it.each<[string, LngLat, number]>([
	['north', [0, 1], 0],
	['east', [1, 0], 90],
	['south', [0, -1], 180],
	['west', [-1, 0], 270]
])('a bearing counts clockwise from north: %s', (_, to, degrees) => {
	expect((bearingTo([0, 0], to) + 360) % 360).toBeCloseTo(degrees, 9);
});
