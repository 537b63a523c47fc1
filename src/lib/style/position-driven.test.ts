import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { createPropertyExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { takeDriven, valueAt } from './position-driven.ts';

const opacity = [
	'interpolate',
	['linear'],
	['coalesce', ['global-state', 'position'], 0],
	0,
	0,
	1.55,
	0,
	2,
	0.6,
	2.45,
	0
];
const byZoom = ['interpolate', ['linear'], ['zoom'], 8, 1, 9, 0];
const style = {
	version: 8,
	sources: {},
	layers: [
		{ id: 'rings', type: 'line', source: 'features', paint: { 'line-opacity': opacity, 'line-width': 2 } },
		{ id: 'rivers', type: 'line', source: 'basemap', paint: { 'line-opacity': byZoom } }
	]
} as unknown as StyleSpecification;

describe('what follows the position', () => {
	test('is listed, and only that', () => {
		const { driven } = takeDriven(style, 'position', 0);
		expect(driven.map(({ layer, property }) => [layer, property])).toEqual([['rings', 'line-opacity']]);
	});

	test('stands in the style as the value at the position; the rest stays as it is', () => {
		const taken = takeDriven(style, 'position', 2).style;
		expect(taken.layers.map(({ paint }) => paint)).toEqual([
			{ 'line-opacity': 0.6, 'line-width': 2 },
			{ 'line-opacity': byZoom }
		]);
		expect(style.layers[0]?.paint, 'the style that was given').toEqual({ 'line-opacity': opacity, 'line-width': 2 });
	});

	test('has at every position the value that MapLibre gives the expression', () => {
		const [driven] = takeDriven(style, 'position', 0).driven;
		const globalState = {};
		const parsed = createPropertyExpression(
			opacity,
			'line-opacity',
			latest['paint_line']['line-opacity'] as never,
			globalState
		);
		if (parsed.result === 'error') throw new Error(parsed.value.join());
		for (let position = -1; position <= 4; position += 0.05) {
			Object.assign(globalState, { position });
			const expected = parsed.value.evaluate({ zoom: 5, globalState } as never) as number;
			expect(valueAt(driven?.stops ?? [], position), `at ${position}`).toBeCloseTo(expected, 9);
		}
	});
});
