import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadStory, storyFolder } from './story.ts';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'story-'));
	cpSync('tests/fixtures/tiny', folder, { recursive: true });
	vi.stubEnv('STORY', folder);
});

afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true });
});

it('the story is read once, and again when a file of it has changed', () => {
	const first = loadStory();
	expect(first.meta.title).toBe('A flight in July');
	expect(loadStory()).toBe(first);

	const file = join(folder, 'story.yaml');
	writeFileSync(file, readFileSync(file, 'utf8').replace('A flight in July', 'A flight in June'));
	utimesSync(file, new Date(), new Date(Date.now() + 5000));
	expect(loadStory().meta.title).toBe('A flight in June');
});

it('a mistake is reported each time until it is gone', () => {
	loadStory();
	const file = join(folder, 'places.geojson');
	const text = readFileSync(file, 'utf8');
	writeFileSync(file, text.replace('"calais"', '"calis"'));
	expect(() => loadStory()).toThrow('unknown place `calais`; did you mean `calis`?');
	expect(() => loadStory()).toThrow('unknown place `calais`');
	writeFileSync(file, text);
	expect(loadStory().places).toHaveLength(3);
});

it('a story holds trees for Markdown, and airfields with their runways', () => {
	const { steps, airfields, places } = loadStory();
	expect(steps[1]?.notes).toEqual([
		[
			{ kind: 'text', text: 'Ask what ' },
			{ kind: 'strong', children: [{ kind: 'text', text: 'sunrise' }] },
			{ kind: 'text', text: ' means.' }
		]
	]);
	expect(steps[2]).not.toHaveProperty('notes');
	expect(airfields.map(({ id, runways }) => [id, runways.map((runway) => [runway.id, runway.thresholds])])).toEqual([
		[
			'lfac',
			[
				[
					'lfac-06-24',
					[
						[1.945, 50.957],
						[1.963, 50.965]
					]
				],
				['lfac-old', null]
			]
		]
	]);
	expect(places[0]).toMatchObject({ id: 'calais', lngLat: [1.85, 50.95], names: { fr: 'Calais' }, native: 'fr' });
});

it('without STORY the default story is meant', () => {
	vi.stubEnv('STORY', '');
	expect(storyFolder()).toBe(join(process.cwd(), 'geodata/reciprocal-blow'));
});
