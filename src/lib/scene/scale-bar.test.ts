import { expect, test } from 'vitest';
import { kilometers } from '../geo/shapes.ts';
import { fromMercator, toMercator, worldSize } from '../geo/mercator.ts';
import { pixelsPerKilometer, scaleBars } from './scale-bar.ts';

const places = [
	{ center: [44.2338, 33.262], zoom: 12.7 },
	{ center: [46.75, 34.678], zoom: 4.8 },
	{ center: [-150, -17.5], zoom: 8 },
	{ center: [18, 69], zoom: 6 }
] satisfies { center: [number, number]; zoom: number }[];

test.each(places)('a kilometre at $center is as long as on the ground, within 1 %', ({ center, zoom }) => {
	const [x, y] = toMercator(center);
	const east = fromMercator([x + 100 / worldSize(zoom), y]);
	expect(100 / kilometers(center, east) / pixelsPerKilometer({ center, zoom })).toBeCloseTo(1, 2);
});

test.each(places)('both bars at $center are round and no longer than asked', (camera) => {
	const { metric, imperial } = scaleBars(camera, 120);
	expect(metric.text).toMatch(/^[1-9][0-9,]* k?m$/);
	expect(imperial.text).toMatch(/ mi$/);
	for (const { pixels } of [metric, imperial]) {
		expect(pixels).toBeLessThanOrEqual(120);
		expect(pixels).toBeGreaterThan(30);
	}
});
