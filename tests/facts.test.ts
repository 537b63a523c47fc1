import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { kilometers } from '#lib/geo/shapes.ts';
import type { AirfieldsFile } from '#lib/story/schema/airfields-file.ts';
import type { PlacesFile } from '#lib/story/schema/places-file.ts';
import type { SourcesFile } from '#lib/story/schema/sources-file.ts';
import type { SpeakersFile } from '#lib/story/schema/speakers-file.ts';
import type { StoryFile } from '#lib/story/schema/story-file.ts';
import type { LngLat } from '#lib/story/story.ts';

/** Degrees as the research wrote them: the other way round than in GeoJSON. */
type LatLon = [lat: number, lon: number];

/** What was researched before the story was written; see `about` in the file. */
interface Facts {
	places: {
		id: string;
		lat: number;
		lon: number;
		uncertainty_m: number | null;
		in_article: string;
		names: Record<string, string>;
	}[];
	airfields: {
		icao: string;
		place_id: string;
		point: LatLon;
		elev_m: number;
		runways: {
			designators: string;
			length_m: number | null;
			width_m: number | null;
			surface: string | null;
			lit: boolean;
			closed: boolean;
			low_end: LatLon | null;
			high_end: LatLon | null;
		}[];
	}[];
	claims: { id: string; paragraph: string; speaker: string; status_code: string; claim: string; iso: string | null }[];
	events: { id: string; date: string; place_id: string }[];
	missile_counts: {
		who: string;
		total: number | string | null;
		al_asad: number | null;
		erbil: number | null;
	}[];
	injury_counts: { date_announced: string; count: number }[];
	distances: { from: string; to: string; km: number; haversine_km: number }[];
}

type Place = PlacesFile['features'][number];
type AirfieldFeature = AirfieldsFile['features'][number];
type Airfield = Extract<AirfieldFeature, { properties: { place: string } }>;
type Runway = Extract<AirfieldFeature, { properties: { airfield: string } }>;
type Step = StoryFile['steps'][number];

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const bundle = '../geodata/reciprocal-blow';

const facts = JSON.parse(read('./fixtures/facts.json')) as Facts;
const story = parse(read(`${bundle}/story.yaml`)) as StoryFile;
const { speakers } = parse(read(`${bundle}/speakers.yaml`)) as SpeakersFile;
const { sources } = parse(read(`${bundle}/sources.yaml`)) as SourcesFile;
const places = (JSON.parse(read(`${bundle}/places.geojson`)) as PlacesFile).features;
const airfields = (JSON.parse(read(`${bundle}/airfields.geojson`)) as AirfieldsFile).features;

const toLngLat = (point: LatLon | null): LngLat | null => point && [point[1], point[0]];
const claimsOf = (steps: Step[]) => steps.flatMap((step) => (step.claims ?? []).map((claim) => ({ claim, step })));
const plainQuotes = (text: string) => text.replaceAll(/[“”‘’"']/g, '');

function stepWith(id: string): Step {
	const step = story.steps.find((candidate) => candidate.id === id);
	if (!step) throw new RangeError(`no step "${id}"`);
	return step;
}

function placeWith(id: string): Place {
	const place = places.find((candidate) => candidate.id === id);
	if (!place) throw new RangeError(`no place "${id}"`);
	return place;
}

/** Everything that a step says from outside the article. */
const contextOf = (step: Step) =>
	(step.context ?? []).map(({ text, disagreement }) => `${text} ${disagreement ?? ''}`).join(' ');

const months = ['January', 'February'];
const spoken = (iso: string) => `${Number(iso.slice(8))} ${months[Number(iso.slice(5, 7)) - 1]}`;

describe('places', () => {
	it('are those that were researched, and no others', () => {
		expect(places.map(({ id }) => id).sort()).toEqual(facts.places.map(({ id }) => id).sort());
	});

	it.each(facts.places)('$id lies where it was found, as sure as it was found', (fact) => {
		const { geometry, properties } = placeWith(fact.id);
		expect(geometry.coordinates).toEqual([fact.lon, fact.lat]);
		expect(properties.uncertainty).toBe(fact.uncertainty_m);
		expect(properties.mention).toBe(fact.in_article);
		expect(properties.names).toEqual(fact.names);
	});

	it('shows every place whose position is doubtful as a circle', () => {
		const doubtful = ['strike_3jan', 'erbil_base', 'kermanshah', 'swiss_embassy_tehran', 'green_zone', 'k1'];
		const uncircled = story.steps.flatMap(({ id, show, view }) => {
			// A circle of at most 3 km is smaller than a mark where a whole region is in view.
			const isWide = 'bounds' in view;
			const shown = (show.places ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.id));
			return shown
				.filter(
					(place) => doubtful.includes(place) && ![...(show.circles ?? []), ...(show.areas ?? [])].includes(place)
				)
				.filter((place) => !isWide || (placeWith(place).properties.uncertainty ?? 0) > 3000)
				.map((place) => `${id}: ${place}`);
		});
		expect(uncircled).toEqual([]);
	});
});

describe('airfields', () => {
	const isAirfield = (feature: AirfieldFeature): feature is Airfield => 'place' in feature.properties;
	const isRunway = (feature: AirfieldFeature): feature is Runway => 'airfield' in feature.properties;

	it.each(facts.airfields)('$icao stands where it was found', (fact) => {
		const airfield = airfields.filter(isAirfield).find(({ properties }) => properties.icao === fact.icao);
		expect(airfield?.geometry.coordinates).toEqual(toLngLat(fact.point));
		expect(airfield?.properties.place).toBe(fact.place_id);
		expect(airfield?.properties.elevation).toBe(fact.elev_m);
	});

	it.each(facts.airfields)('$icao has its runways, threshold by threshold', ({ icao, runways }) => {
		const own = airfields.filter(isRunway).filter(({ properties }) => properties.airfield === icao.toLowerCase());
		const found = own.map(({ geometry, properties }) => ({ ...properties, thresholds: geometry?.coordinates ?? null }));
		const expected = runways.map((runway) => ({
			airfield: icao.toLowerCase(),
			designators: runway.designators,
			length: runway.length_m,
			width: runway.width_m,
			surface: runway.surface,
			lit: runway.lit,
			closed: runway.closed,
			thresholds: runway.low_end && [toLngLat(runway.low_end), toLngLat(runway.high_end)]
		}));
		expect(found).toEqual(expected);
	});
});

describe('claims', () => {
	it('are all 42, each in one step', () => {
		const ids = claimsOf(story.steps).map(({ claim }) => claim.id);
		expect(facts.claims).toHaveLength(42);
		expect(ids.sort()).toEqual(facts.claims.map(({ id }) => id).sort());
	});

	it.each(facts.claims)('$id says what was found, with its status and its paragraph', (fact) => {
		const claim = claimsOf(story.steps).find((entry) => entry.claim.id === fact.id)?.claim;
		expect(claim?.status).toBe(fact.status_code);
		expect(claim?.paragraph).toBe(fact.paragraph);
		expect(plainQuotes(claim?.text ?? '')).toBe(plainQuotes(fact.claim));
	});

	it.each(facts.claims)('$id is made by whom it was found to be made: $speaker', ({ id, speaker: found }) => {
		const named = claimsOf(story.steps).find(({ claim }) => claim.id === id)?.claim.speaker;
		const surname = speakers
			.find((speaker) => speaker.id === named)
			?.name.split(' ')
			.at(-1);
		expect(found).toContain(surname);
		// The words in brackets behind the reporter's name people of whom the reporter writes.
		if (found.startsWith('reporter voice')) expect(['reporter', 'headline']).toContain(named);
	});

	const dated = facts.claims.filter((fact): fact is Facts['claims'][number] & { iso: string } => fact.iso !== null);
	it.each(dated)('$id is dated $iso, by itself or by its step', ({ id, iso }) => {
		const entry = claimsOf(story.steps).find(({ claim }) => claim.id === id);
		const date = entry?.claim.date ?? entry?.step.date;
		const [start, end] = iso.split('/');
		if (start === '..') expect(date?.start).toBe(end);
		else expect(date?.start).toBe(start);
		if (start !== '..' && end && end !== '..') expect(date?.end).toBe(end);
	});

	it('have the speaker, status and paragraph of the passage that carries them', () => {
		const carried = claimsOf(story.steps).filter(({ claim }) => claim.passage !== undefined);
		expect(carried.length).toBeGreaterThanOrEqual(25);
		for (const { claim, step } of carried) {
			const passage = step.passages?.find(({ id }) => id === claim.passage);
			expect(passage, claim.id).toMatchObject({
				speaker: claim.speaker,
				status: claim.status,
				paragraph: claim.paragraph
			});
		}
	});
});

describe('steps', () => {
	it.each([
		['who-fired-on-k1', 'k1', 'nytk1'],
		['baghdad-airport', 'strike', 'strike'],
		['harsh-retaliation', 'vow', 'vow'],
		['parliament-vote', 'vote', 'vote'],
		['two-bases', 'missiles', 'missiles'],
		['ayn-al-asad', 'missiles', 'tbi110'],
		['erbil', 'missiles', 'missiles'],
		['warrant', 'warrant', 'warrant'],
		['guest-in-your-home', 'meeting', 'meeting'],
		['tuesday-in-tehran', 'meeting', 'meeting']
	])('%s has the dates of its events', (stepId, firstEvent, lastEvent) => {
		const dayOf = (id: string) => facts.events.find((event) => event.id === id)?.date;
		const { date } = stepWith(stepId);
		expect(date.start).toBe(dayOf(firstEvent));
		expect(date.end ?? date.start).toBe(dayOf(lastEvent));
	});

	it.each(facts.injury_counts.filter(({ count }) => count > 0))(
		'tell that $count brain injuries were announced on $date_announced',
		({ count, date_announced }) => {
			expect(contextOf(stepWith('ayn-al-asad'))).toContain(`${count} on ${spoken(date_announced)}`);
		}
	);

	it('tell that none was announced at first, and nothing that was not researched', () => {
		const counts = contextOf(stepWith('ayn-al-asad'));
		expect(facts.injury_counts[0]).toMatchObject({ date_announced: '2020-01-08', count: 0 });
		expect(counts).toContain(`none harmed on ${spoken('2020-01-08')}`);
		expect(counts.match(/\d+ on \d+ (?:January|February)/g)).toHaveLength(facts.injury_counts.length - 1);
	});

	it.each([
		['Iraqi military, 8 Jan', 'Iraqi military: $total ($al_asad at Ayn al-Asad, $erbil at Erbil)'],
		['Esper and Milley, 8 Jan', 'US defence secretary and top general: $total ($al_asad and $erbil, 4 failed)'],
		['US Central Command, first count', 'US Central Command at first: $total ($al_asad and $erbil, 4 failed)'],
		['Iraqi and Kurdish sources to CNN, 8 Jan', 'Iraqi and Kurdish sources to CNN: $total ($al_asad and $erbil)'],
		['Hajizadeh (IRGC Aerospace), 9 Jan', 'Guards’ General Hajizadeh: $total, all at Ayn al-Asad'],
		['Trend (Azerbaijan), 8 Jan', 'Trend: $total']
	])('count missiles as they were counted by %s', (who, words) => {
		const count = facts.missile_counts.find((candidate) => candidate.who === who);
		const expected = words
			.replace('$total', String(count?.total))
			.replace('$al_asad', String(count?.al_asad))
			.replace('$erbil', String(count?.erbil));
		expect(contextOf(stepWith('two-bases')).replaceAll(/\s+/g, ' ')).toContain(expected);
	});

	it('draw on every listed source', () => {
		const used = new Set(story.steps.flatMap(({ context }) => (context ?? []).flatMap((fact) => fact.sources)));
		expect(sources.filter(({ id }) => !used.has(id)).map(({ id }) => id)).toEqual([]);
	});

	it('quote from places that they show', () => {
		const hidden = story.steps.flatMap(({ show, passages }) => {
			const shown = (show.places ?? []).map((entry) => (typeof entry === 'string' ? entry : entry.id));
			return (passages ?? []).filter(({ place }) => place && !shown.includes(place)).map(({ id }) => id);
		});
		expect(hidden).toEqual([]);
	});
});

describe('distances', () => {
	const pointOf = (id: string) => placeWith(id).geometry.coordinates as LngLat;

	it.each(facts.distances)('$from to $to agrees with the ellipsoid within 0.5 %', ({ from, to, km }) => {
		expect(Math.abs(kilometers(pointOf(from), pointOf(to)) / km - 1)).toBeLessThan(0.005);
	});

	const lines = story.steps.flatMap((step) => (step.show.distances ?? []).map((line) => ({ ...line, step: step.id })));

	it.each(lines)('$step shows one that was researched: $from to $to', ({ from, to, step }) => {
		const known = facts.distances.find((fact) => fact.from === from && fact.to === to);
		const exact = kilometers(pointOf(from), pointOf(to));
		expect(exact.toFixed(known && known.haversine_km < 20 ? 1 : 0)).toBe(
			known?.haversine_km.toFixed(known.haversine_km < 20 ? 1 : 0)
		);
		const label = exact < 20 ? exact.toFixed(1) : Math.round(exact).toLocaleString('en');
		expect(stepWith(step).description).toMatch(new RegExp(`(?<![\\d.,])${label.replace('.', '\\.')}(?![\\d]|[.,]\\d)`));
	});
});
