import { check } from '@placemarkio/check-geojson';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { csv } from './csv.ts';
import { storyEvents } from './events.ts';
import { eventsCsv } from './events-csv.ts';
import { eventsGeojson } from './events-geojson.ts';

const folders = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific', 'tests/fixtures/tiny'];
const stories = folders.map((folder) => readBundle(folder).story);

const readCsv = (text: string) => parse(text, { columns: true, bom: true }) as Record<string, string>[];

describe.each(stories.map((story) => [story.meta.id, story] as const))('the events of %s', (_, story) => {
	const events = storyEvents(story);

	it('are there for every step, in order, and hold every claim of it once', () => {
		expect([...new Set(events.map(({ row }) => row.step))]).toEqual(story.steps.map(({ id }) => id));
		for (const [index, step] of story.steps.entries()) {
			const rows = events.filter(({ row }) => row.number === index + 1).map(({ row }) => row);
			const claims = rows.flatMap((row) => row.claims.split('; ').filter(Boolean));
			expect(claims.sort(), step.id).toEqual(step.claims.map(({ id }) => id).sort());
			expect(new Set(rows.map(({ place }) => place)).size).toBe(rows.length);
		}
	});

	it('are GeoJSON as RFC 7946 has it, with the coordinates of the bundle', () => {
		const collection = check(JSON.stringify(eventsGeojson(story)));
		if (collection.type !== 'FeatureCollection') throw new Error(collection.type);
		expect(collection.features).toHaveLength(events.length);
		expect(new Set(collection.features.map(({ id }) => id)).size).toBe(events.length);
		for (const { geometry, properties } of collection.features) {
			const place = story.places.find(({ id }) => id === properties?.place);
			expect(geometry).toEqual(place ? { type: 'Point', coordinates: place.lngLat } : null);
		}
	});

	it('are the same as a table', () => {
		const rows = readCsv(eventsCsv(story));
		const features = eventsGeojson(story).features;
		expect(rows).toHaveLength(features.length);
		for (const [index, { longitude = '', latitude = '', ...row }] of rows.entries()) {
			const { geometry, properties } = features[index] ?? {};
			expect([longitude, latitude]).toEqual(geometry ? geometry.coordinates.map(String) : ['', '']);
			const told = Object.entries(properties ?? {}).map(([key, value]) => [key, String(value)]);
			expect(row).toEqual(Object.fromEntries(told));
		}
	});
});

it('an event of a step that names no place has no geometry', () => {
	const [story = expect.unreachable()] = stories;
	const [step = expect.unreachable()] = story.steps;
	const claims = step.claims.map((claim) => ({ ...claim, place: undefined, passage: undefined }));
	const placeless = { ...step, passages: [], claims };
	const [event, ...others] = storyEvents({ ...story, steps: [placeless] });
	expect(others).toEqual([]);
	expect(event?.lngLat).toBeUndefined();
	expect(event?.row.claims.split('; ')).toHaveLength(step.claims.length);
	expect(eventsGeojson({ ...story, steps: [placeless] }).features[0]?.geometry).toBeNull();
});

describe('a table', () => {
	const text = fc.string({ unit: 'grapheme' }).map((value) => value.replace(/^[=+@\t\r-]+/, ''));

	it('says in each cell what it was given, whatever signs are in it', () => {
		const rows = fc.array(fc.record({ a: text, b: fc.integer(), 'c "d"': text }), { minLength: 1 });
		fc.assert(
			fc.property(rows, (given) => {
				const read = readCsv(csv(['a', 'b', 'c "d"'], given));
				expect(read).toEqual(given.map((row) => ({ ...row, b: String(row.b) })));
			})
		);
	});

	it('holds nothing that a spreadsheet computes: texts that begin like a formula stand behind an apostrophe', () => {
		const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://x.example","y")'];
		const read = readCsv(
			csv(
				['a'],
				dangerous.map((a) => ({ a }))
			)
		);
		expect(read.map(({ a }) => a)).toEqual(dangerous.map((cell) => `'${cell}`));
		expect(csv(['a'], [{ a: -1.5 }])).toContain('\r\n-1.5\r\n');
	});

	it('begins with the mark by which Excel knows UTF-8, and ends each line as RFC 4180 has it', () => {
		expect(csv(['a', 'b'], [{ a: 'ü,', b: 1 }])).toBe('\ufeffa,b\r\n"ü,",1\r\n');
	});
});
