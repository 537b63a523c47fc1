import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineAt, positionOf, readingAt, type Plateau } from './reading.ts';

/** Steps as they stand on a page: each of some height, with some way to the next, from some top. */
const plateaus: fc.Arbitrary<Plateau[]> = fc
	.record({
		start: fc.integer({ min: 0, max: 3000 }),
		heights: fc.array(fc.record({ text: fc.integer({ min: 1, max: 4000 }), way: fc.integer({ min: 1, max: 2000 }) }), {
			minLength: 1,
			maxLength: 20
		})
	})
	.map(({ start, heights }) => {
		let top = start;
		return heights.map(({ text, way }) => {
			const plateau = { top, bottom: top + text };
			top += text + way;
			return plateau;
		});
	});

/** Plateaus with a line from a screen above the first to a screen below the last. */
const page = plateaus.chain((steps) =>
	fc.record({
		steps: fc.constant(steps),
		line: fc.double({ min: (steps[0]?.top ?? 0) - 1000, max: (steps.at(-1)?.bottom ?? 0) + 1000, noNaN: true })
	})
);

const three: Plateau[] = [
	{ top: 100, bottom: 300 },
	{ top: 500, bottom: 600 },
	{ top: 1000, bottom: 1400 }
];

describe('the reading', () => {
	it.each([
		[-5000, 0],
		[100, 0],
		[200, 0.5],
		[300, 1],
		[400, 1.5],
		[500, 2],
		[600, 3],
		[1000, 4],
		[1300, 4.75],
		[1400, 5],
		[9000, 5]
	])('with the line at %d px is %d', (line, reading) => {
		expect(readingAt(line, three)).toBeCloseTo(reading, 12);
	});

	it('leads back to the line, and a line outside of the steps to their nearest end', () => {
		fc.assert(
			fc.property(page, ({ steps, line }) => {
				const nearest = Math.min(Math.max(line, steps[0]?.top ?? NaN), steps.at(-1)?.bottom ?? NaN);
				expect(lineAt(readingAt(line, steps), steps)).toBeCloseTo(nearest, 6);
			})
		);
	});

	it('comes back from its line', () => {
		const readings = plateaus.chain((steps) =>
			fc.record({
				steps: fc.constant(steps),
				reading: fc.double({ min: 0, max: 2 * steps.length - 1, noNaN: true })
			})
		);
		fc.assert(
			fc.property(readings, ({ steps, reading }) => {
				expect(readingAt(lineAt(reading, steps), steps)).toBeCloseTo(reading, 6);
			})
		);
	});

	it('never goes back while the line goes down, and stays from 0 to the bottom of the last step', () => {
		fc.assert(
			fc.property(page, fc.double({ min: 0, max: 500, noNaN: true }), ({ steps, line }, further) => {
				const reading = readingAt(line, steps);
				expect(readingAt(line + further, steps)).toBeGreaterThanOrEqual(reading);
				expect(reading).toBeGreaterThanOrEqual(0);
				expect(reading).toBeLessThanOrEqual(2 * steps.length - 1);
			})
		);
	});

	it('keeps its place when the page is laid out anew: the line of a reading is in the same part of the same step', () => {
		const wider: Plateau[] = three.map(({ top, bottom }) => ({ top: top * 0.6, bottom: bottom * 0.6 }));
		expect(lineAt(readingAt(550, three), wider)).toBeCloseTo(330, 9);
	});

	it('of steps that touch, or have no height, stays a number', () => {
		const flat: Plateau[] = [
			{ top: 10, bottom: 10 },
			{ top: 10, bottom: 30 },
			{ top: 30, bottom: 30 }
		];
		for (const line of [0, 10, 20, 30, 40]) {
			expect(readingAt(line, flat)).toSatisfy(Number.isFinite);
			expect(lineAt(readingAt(line, flat), flat)).toSatisfy(Number.isFinite);
		}
	});

	it('of a page without steps is 0', () => {
		expect(readingAt(100, [])).toBe(0);
		expect(lineAt(3, [])).toBe(0);
	});
});

describe('the position', () => {
	it('stands still at the index while a step is read, and moves between two steps', () => {
		expect([0, 0.5, 1, 1.25, 2, 2.9, 3, 3.5, 4, 5].map(positionOf)).toEqual([0, 0, 0, 0.25, 1, 1, 1, 1.5, 2, 2]);
	});

	it('is exactly the index on the whole of a step', () => {
		fc.assert(
			fc.property(fc.nat(50), fc.double({ min: 0, max: 1, noNaN: true }), (index, part) => {
				expect(positionOf(2 * index + part)).toBe(index);
			})
		);
	});

	it('never goes back while the reading goes on, and never jumps', () => {
		const reading = fc.double({ min: 0, max: 100, noNaN: true });
		fc.assert(
			fc.property(reading, fc.double({ min: 0, max: 1, noNaN: true }), (from, further) => {
				const change = positionOf(from + further) - positionOf(from);
				expect(change).toBeGreaterThanOrEqual(0);
				expect(change).toBeLessThanOrEqual(further + 1e-9);
			})
		);
	});
});
