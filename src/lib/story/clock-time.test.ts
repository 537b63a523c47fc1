import { expect, it } from 'vitest';
import { clockTime } from './clock-time.ts';

it.each([
	['2020-01-03T00:47+03:00', 'Asia/Baghdad', '2020-01-03', '00:47'],
	['2020-01-03T00:47+03:00', 'Asia/Tehran', '2020-01-03', '01:17'],
	['2020-01-03T00:47+03:00', 'UTC', '2020-01-02', '21:47'],
	['2020-01-03T00:47+03:00', 'America/New_York', '2020-01-02', '16:47'],
	['2019-12-31T21:00Z', 'Asia/Baghdad', '2020-01-01', '00:00'],
	['2020-07-01T12:00Z', 'America/New_York', '2020-07-01', '08:00']
])('at %s the clocks of %s show %s %s', (instant, zone, day, time) => {
	expect(clockTime(instant, zone)).toEqual({ day, time });
});
