import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, drawCounts, markPath, marksOf } from './counts.ts';

const value = { who: 'Somebody', sources: ['history'] };

describe('marks of a count', () => {
	it('stand one after the other, a form for each part', () => {
		expect(marksOf({ ...value, total: 16, split: [11, 1, 4] })).toEqual([
			{ form: 'disc', path: 'M0.5 .5h10.1' },
			{ form: 'square', path: 'M11.5 .5h0.1' },
			{ form: 'cross', path: markPath('cross', 12, 4) }
		]);
	});

	it('leave out a part that is nought or not said', () => {
		expect(marksOf({ ...value, total: 13, split: [13, 0, null] }).map(({ form }) => form)).toEqual(['disc']);
	});

	it('have a form of their own for what is said of no part', () => {
		expect(marksOf({ ...value, total: 9, split: [4, null] })).toEqual([
			{ form: 'disc', path: 'M0.5 .5h3.1' },
			{ form: 'dot', path: 'M4.5 .5h4.1' }
		]);
	});

	it('are hollow where the count is weak', () => {
		const forms = marksOf({ ...value, total: 3, split: [2, 0, 1], confidence: 'low' }).map(({ form }) => form);
		expect(forms).toEqual(['disc', 'hole', 'cross']);
	});

	it('are none where the source gives no number', () => {
		expect(marksOf({ ...value, wording: 'tens' })).toEqual([]);
		expect(countOf({ ...value, wording: 'tens' })).toBeUndefined();
	});

	it('are as many as the total, whatever its parts', () => {
		const parts = fc.array(fc.nat(15), { minLength: 1, maxLength: 3 });
		fc.assert(
			fc.property(parts, fc.nat(10), (split, rest) => {
				const total = split.reduce((sum, part) => sum + part, rest);
				const marks = marksOf({ ...value, total, split }).map(({ form, path }) =>
					form === 'cross' ? path.split('l.5.5').length - 1 : Number(/h(\d+)/.exec(path)?.[1]) + 1
				);
				expect(marks.reduce((sum, count) => sum + count, 0)).toBe(total);
			})
		);
	});
});

it('a chart of counts is as wide as its longest row', () => {
	const values = [
		{ ...value, total: 7 },
		{ ...value, split: [3, 6] },
		{ ...value, wording: 'at least 35' }
	];
	const chart = { kind: 'counts' as const, title: 'T', counts: 'C', caption: 'D', parts: ['a', 'b'], values };
	expect(drawCounts(chart).units).toBe(9);
});
