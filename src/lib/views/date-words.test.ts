import { afterEach, expect, it, vi } from 'vitest';
import { dateWords } from './date-words.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
	['a month', { start: '1845-06', precision: 'month' }, 'June 1845'],
	['two months', { start: '2019-12', end: '2020-02', precision: 'month' }, 'December 2019 to February 2020'],
	['two months of a year', { start: '2020-01', end: '2020-02', precision: 'month' }, 'January 2020 to February 2020'],
	['a day', { start: '2020-01-03', precision: 'day' }, '3 January 2020'],
	['a day that ends itself', { start: '2020-01-03', end: '2020-01-03', precision: 'day' }, '3 January 2020'],
	['days of a month', { start: '2020-01-03', end: '2020-01-08', precision: 'day' }, '3 to 8 January 2020'],
	['days of a year', { start: '2020-01-28', end: '2020-02-06', precision: 'day' }, '28 January to 6 February 2020'],
	[
		'days of two years',
		{ start: '2019-12-27', end: '2020-02-06', precision: 'day' },
		'27 December 2019 to 6 February 2020'
	],
	[
		'the same month of two years',
		{ start: '2019-01-03', end: '2020-01-08', precision: 'day' },
		'3 January 2019 to 8 January 2020'
	],
	['a minute', { start: '2020-01-03T00:47+03:00', precision: 'minute' }, '3 January 2020, 00:47'],
	['a minute in another zone', { start: '2020-07-21T23:59-11:00', precision: 'minute' }, '21 July 2020, 23:59'],
	['a leap day', { start: '1836-02-29', precision: 'day' }, '29 February 1836']
] as const)('%s in words: %o', (_, date, expected) => {
	expect(dateWords(date)).toBe(expected);
});

it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])('a reader in %s reads the date that is written', (zone) => {
	vi.stubEnv('TZ', zone);
	expect(new Date('2020-01-03T12:00Z').getTimezoneOffset()).toBe(
		{ 'Pacific/Kiritimati': -840, 'Pacific/Pago_Pago': 660, UTC: 0 }[zone]
	);
	expect(dateWords({ start: '2020-01-03T00:47+03:00', precision: 'minute' })).toBe('3 January 2020, 00:47');
	expect(dateWords({ start: '2020-01-01', precision: 'day' })).toBe('1 January 2020');
});
