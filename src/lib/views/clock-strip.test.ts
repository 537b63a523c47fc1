import { expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { byId } from '../story/story.ts';
import { clockStrip } from './clock-strip.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const daysOf = (id: string) =>
	clockStrip(byId(story.steps, id).date, story.meta.clocks)?.days.map(({ day, clocks }) => [
		day,
		...clocks.map(({ name, time }) => `${name} ${time}`)
	]);

it('the strike fell on 3 January in Baghdad and Tehran, and on 2 January by UTC and in Washington', () => {
	expect(daysOf('baghdad-airport')).toEqual([
		['3 January 2020', 'Baghdad 00:47', 'Tehran 01:17'],
		['2 January 2020', 'UTC 21:47', 'Washington 16:47']
	]);
});

it('the missiles fell on 8 January in Baghdad and Tehran, and on 7 January by UTC and in Washington', () => {
	expect(daysOf('two-bases')).toEqual([
		['8 January 2020', 'Baghdad 01:30', 'Tehran 02:00'],
		['7 January 2020', 'UTC 22:30', 'Washington 17:30']
	]);
});

it('the rockets on K-1 fell on one day everywhere', () => {
	expect(daysOf('who-fired-on-k1')).toEqual([
		['27 December 2019', 'Baghdad 19:20', 'Tehran 19:50', 'UTC 16:20', 'Washington 11:20']
	]);
});

it('a step without an hour has no clocks, nor has one in a story without clocks', () => {
	expect(daysOf('warrant')).toBeUndefined();
	expect(clockStrip(byId(story.steps, 'baghdad-airport').date, undefined)).toBeUndefined();
});

it('a rough clock time says so, and every one says who gives it', () => {
	const strips = story.steps.flatMap(({ id, date }) => {
		const strip = clockStrip(date, story.meta.clocks);
		return strip ? [{ id, ...strip }] : [];
	});
	expect(strips.map(({ id, about }) => [id, about])).toEqual([
		['who-fired-on-k1', false],
		['baghdad-airport', true],
		['two-bases', true]
	]);
	expect(strips.every(({ sources }) => sources.length > 0)).toBe(true);
});

it('a date that is exact to the minute is its own clock time, one to the hour a rough one', () => {
	const date = { start: '2020-07-01T12:30Z', zone: 'UTC', wording: 'noon', resolution: 'As printed.' } as const;
	const clocks = [{ zone: 'Asia/Tehran', name: 'Tehran' }];
	expect(clockStrip({ ...date, precision: 'minute' }, clocks)).toEqual({
		days: [{ day: '1 July 2020', clocks: [{ name: 'Tehran', time: '17:00' }] }],
		about: false,
		sources: [],
		note: undefined
	});
	expect(clockStrip({ ...date, precision: 'hour' }, clocks)?.about).toBe(true);
});
