import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delay, minutesAndSeconds, timetable } from './timetable.ts';

describe('a timetable', () => {
	it('shares the time out by weight, and ends with it', () => {
		expect(timetable([1, 3, 2], 6)).toEqual([60_000, 240_000, 360_000]);
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }), fc.nat(200), (weights, minutes) => {
				const times = timetable(weights, minutes);
				expect(times.at(-1)).toBe(minutes * 60_000);
				expect(times.toSorted((a, b) => a - b)).toEqual(times);
			})
		);
	});

	it('says how far a talk is behind, or ahead, and nothing while a step has its time', () => {
		const times = [60_000, 240_000, 360_000];
		expect(delay(30_000, 0, times)).toBe(0);
		expect(delay(75_000, 0, times)).toBe(15_000);
		expect(delay(50_000, 1, times)).toBe(-10_000);
		expect(delay(100_000, 1, times)).toBe(0);
		expect(delay(400_000, 3, times)).toBe(0);
		expect(delay(99_000, -1, times)).toBe(0);
	});
});

it.each([
	[0, '0:00'],
	[7_999, '0:07'],
	[247_000, '4:07'],
	[3_753_000, '1:02:33'],
	[-10_000, '−0:10'],
	[-400, '0:00']
])('%i milliseconds are %s', (milliseconds, text) => {
	expect(minutesAndSeconds(milliseconds)).toBe(text);
});
