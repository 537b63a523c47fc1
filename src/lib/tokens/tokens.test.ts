import { expect, it } from 'vitest';
import { labelTypes, nativeShareOf, type LabelKind } from './tokens.ts';

it.each(Object.keys(labelTypes) as LabelKind[])('B12: no line of a label of kind %s is smaller than 12 px', (kind) => {
	const { size } = labelTypes[kind];
	expect(size).toBeGreaterThanOrEqual(12);
	expect(size * nativeShareOf(kind)).toBeGreaterThanOrEqual(12 - 1e-9);
	expect(nativeShareOf(kind)).toBeLessThanOrEqual(1);
});
