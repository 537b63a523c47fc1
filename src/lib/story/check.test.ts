import { describe, expect, it } from 'vitest';
import { checkBundle } from './check.ts';
import type { IncompleteFiles } from './problem.ts';

type Steps = NonNullable<IncompleteFiles['story']>['steps'];

const messagesOf = (steps: Steps) =>
	checkBundle({ story: { steps } }).map(({ path, message }) => `${path.join('.')} ${message}`);

const dated = (...starts: string[]) => messagesOf(starts.map((start) => ({ date: { start } })));

describe('the order of steps', () => {
	it.each([
		['2020-01-03', '2020-01-03T00:47+03:00'],
		['2020-01', '2020-01-03', '2020-01'],
		['2020-01-03T23:00Z', '2020-01-04T00:30+00:00'],
		['2020-01-03', '2020-01-03']
	])('is kept by %s, %s', (...starts) => expect(dated(...starts)).toEqual([]));

	it.each([
		['2020-01-04', '2020-01-03T00:47+03:00'],
		['2020-02', '2020-01-31'],
		['2020-01-03T00:30+03:00', '2020-01-02T21:00Z'],
		['2020-01-05', '2020-01', '2020-01-03']
	])('is broken by %s, %s', (...starts) => {
		expect(dated(...starts)).toEqual([expect.stringContaining('expected a start that is not before')]);
	});

	it.each(['opening', 'look-back'] as const)('leaves out a step that says %s', (order) => {
		expect(
			messagesOf([
				{ date: { start: '2020-03' } },
				{ order, date: { start: '2020-01' } },
				{ date: { start: '2020-03' } }
			])
		).toEqual([]);
	});
});

describe('files that could be read in part', () => {
	it('are checked as far as they go', () => {
		expect(checkBundle({})).toEqual([]);
		expect(
			messagesOf([undefined, { id: 'a' }, { id: 'a', passages: [undefined, { speaker: 'x', place: 'y' }] }])
		).toEqual(['steps.2.id expected an id of its own; found duplicate id `a`']);
	});

	it('give no unknown names where the list of names is missing', () => {
		const steps: Steps = [{ id: 'a', show: { places: ['erbil'] } }];
		expect(checkBundle({ story: { steps } })).toEqual([]);
		expect(checkBundle({ story: { steps }, places: { features: [{ id: 'erbl' }] } })).toEqual([
			{
				part: 'story',
				path: ['steps', 0, 'show', 'places', 0],
				message: 'expected the id of a place; found unknown place `erbil`; did you mean `erbl`?'
			}
		]);
	});
});

describe('coordinates that look swapped', () => {
	const check = (region: [number, number, number, number], coordinates: [number, number], outside?: true) =>
		checkBundle({
			story: { meta: { region } },
			places: { features: [{ id: 'a', geometry: { coordinates }, properties: outside ? { outside } : {} }] }
		}).map(({ message }) => message);

	it.each([
		[
			[38, 28, 62, 40],
			[33.3, 44.2]
		],
		[
			[175, -25, -175, -10],
			[-18, 178]
		],
		[
			[175, -25, -175, -10],
			[-18, -178]
		]
	] as const)('in %j are %j', ([west, south, east, north], [lng, lat]) => {
		expect(check([west, south, east, north], [lng, lat])).toEqual([
			expect.stringContaining('did you swap lng and lat?')
		]);
		expect(check([west, south, east, north], [lat, lng])).toEqual([]);
		expect(check([west, south, east, north], [lng, lat], true)).toEqual([]);
	});

	it('are not those of a place far away', () => {
		expect(check([38, 28, 62, 40], [-77.04, 38.9])).toEqual([]);
		expect(check([38, 28, 62, 40], [4.83, 45.76])).toEqual([]);
	});
});
