import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawAnnouncements } from './announcements.ts';

const day = (offset: number) => new Date(Date.UTC(2020, 0, 8 + offset)).toISOString().slice(0, 10);

const chartOf = (values: [offset: number, total: number][]) => ({
	kind: 'announcements' as const,
	title: 'T',
	counts: 'C',
	caption: 'D',
	values: values.map(([offset, total]) => ({ who: 'Somebody', date: day(offset), total, sources: ['history'] }))
});

describe('the line of announcements', () => {
	it('goes on at the old height, then steps to the new one', () => {
		const { path, values } = drawAnnouncements(
			chartOf([
				[0, 0],
				[10, 50],
				[20, 100]
			])
		);
		expect(values.map(({ x, y }) => [x, y])).toEqual([
			[10, 89],
			[54.5, 52],
			[99, 15]
		]);
		expect(path).toBe('M10,89L54.5,89L54.5,52L99,52L99,15');
	});

	it('places days by the time between them and numbers by their size', () => {
		const { values } = drawAnnouncements(
			chartOf([
				[0, 0],
				[8, 11],
				[44, 110]
			])
		);
		const [first, second, last] = values;
		if (!first || !second || !last) throw new RangeError('three values were drawn as fewer');
		expect((second.x - first.x) / (last.x - first.x)).toBeCloseTo(8 / 44, 2);
		expect((second.y - first.y) / (last.y - first.y)).toBeCloseTo(11 / 110, 2);
	});

	it('is flat where nothing was ever counted', () => {
		const { values } = drawAnnouncements(
			chartOf([
				[0, 0],
				[3, 0]
			])
		);
		expect(values.map(({ y }) => y)).toEqual([89, 89]);
	});

	it('leaves the label out of a value that is too near to another one', () => {
		const { values } = drawAnnouncements(
			chartOf([
				[0, 100],
				[1, 100],
				[2, 100],
				[3, 100],
				[100, 0]
			])
		);
		expect(values.some(({ label }) => label === undefined)).toBe(true);
		expect(values.some(({ label }) => label !== undefined)).toBe(true);
	});

	it('stays inside of the drawing for any numbers', () => {
		const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(5000)), { minLength: 2, maxLength: 12 });
		fc.assert(
			fc.property(steps, (gaps) => {
				let offset = 0;
				const drawn = drawAnnouncements(chartOf(gaps.map(([gap, total]) => [(offset += gap), total])));
				for (const { x, y } of drawn.values) {
					expect(x).toBeGreaterThanOrEqual(10);
					expect(x).toBeLessThanOrEqual(99);
					expect(y).toBeGreaterThanOrEqual(15);
					expect(y).toBeLessThanOrEqual(89);
				}
			})
		);
	});
});
