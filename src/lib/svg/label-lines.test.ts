import { describe, expect, it } from 'vitest';
import type { Label, LabelAnchor } from '../scene/labels.ts';
import { labelLines } from './label-lines.ts';

const label: Label = { id: 'a', kind: 'site', text: 'Erbil', lngLat: [44, 36], anchor: 'center', offset: [0, 0] };
const native = { text: 'أربيل', language: 'ar' };

describe('the baseline of a label', () => {
	// MapLibre: of a line of 1.2 em, the glyphs' baseline lies 17/24 em above its middle for a glyph of one em of 24.
	it.each<[LabelAnchor, number]>([
		['center', 14 * (0.5 * 1.2 - 0.5 * 1.2 + 10 / 24)],
		['left', 14 * (10 / 24)],
		['top', 14 * (0.6 + 10 / 24)],
		['top-left', 14 * (0.6 + 10 / 24)],
		['bottom', 14 * (-0.6 + 10 / 24)],
		['bottom-right', 14 * (-0.6 + 10 / 24)]
	])('of one line at %s', (anchor, y) => {
		expect(labelLines({ ...label, anchor })[0]?.y).toBeCloseTo(y, 2);
	});

	it.each<[LabelAnchor, number, number]>([
		['center', 14 * (-0.6 + 10 / 24), 14 * (0.6 + (27 * 0.92 - 17) / 24)],
		['top', 14 * (0.6 + 10 / 24), 14 * (1.8 + (27 * 0.92 - 17) / 24)],
		['bottom', 14 * (-1.8 + 10 / 24), 14 * (-0.6 + (27 * 0.92 - 17) / 24)]
	])('of two lines at %s', (anchor, first, second) => {
		const lines = labelLines({ ...label, anchor, native });
		expect(lines.map(({ y }) => y)).toEqual([expect.closeTo(first, 1), expect.closeTo(second, 1)]);
		expect(lines[0]?.y).toBeCloseTo(first, 2);
		expect(lines[1]?.y).toBeCloseTo(second, 2);
	});

	it('moves down with the offset, and the text to the right', () => {
		const [still] = labelLines(label);
		const [moved] = labelLines({ ...label, offset: [7, -20] });
		expect(moved?.x).toBe(7);
		expect((moved?.y ?? NaN) - (still?.y ?? NaN)).toBeCloseTo(-20, 9);
	});
});

it.each<[LabelAnchor, string]>([
	['left', 'start'],
	['top-left', 'start'],
	['bottom-left', 'start'],
	['right', 'end'],
	['top-right', 'end'],
	['bottom-right', 'end'],
	['center', 'middle'],
	['top', 'middle'],
	['bottom', 'middle']
])('a label anchored at its %s is set from its %s', (anchor, align) => {
	expect(labelLines({ ...label, anchor, native }).map((line) => line.align)).toEqual([align, align]);
});

it('the native name stands second, smaller and with its language; the first line has none', () => {
	const [first, second] = labelLines({ ...label, native });
	expect(first).toMatchObject({ text: 'Erbil', size: 14 });
	expect(first).not.toHaveProperty('language');
	expect(second).toMatchObject({ text: 'أربيل', language: 'ar', size: 12.88 });
});

it('letters are spaced only in a label of one line, whose kind asks for it', () => {
	expect(labelLines({ ...label, kind: 'country' })[0]).toMatchObject({ spacing: 2.16 });
	expect(labelLines({ ...label, kind: 'country', native })[0]).not.toHaveProperty('spacing');
	expect(labelLines({ ...label, kind: 'city' })[0]).not.toHaveProperty('spacing');
});
