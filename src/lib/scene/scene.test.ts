import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { unwrapBounds, frameLongitude, inFrame } from './frame.ts';
import { legendOf } from './legend.ts';
import { scenesOf } from './scene.ts';

const stories = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'].map(
	(folder) => [folder, readBundle(folder).story] as const
);

describe.each(stories)('the scenes of %s', (_, story) => {
	const scenes = scenesOf(story);

	it('are one for each step, in order', () => {
		expect(scenes.map(({ step }) => step)).toEqual(story.steps.map(({ id }) => id));
	});

	it('are whole by themselves: a step told alone has the same scene', () => {
		for (const [index, step] of story.steps.entries()) {
			expect(scenesOf({ ...story, steps: [step] })).toEqual([scenes[index]]);
		}
	});

	it('show what the step says it shows, each thing once', () => {
		for (const [index, { show }] of story.steps.entries()) {
			const ids = scenes[index]?.features.map(({ id }) => id) ?? [];
			expect(new Set(ids).size).toBe(ids.length);
			const places = show.places.map((entry) => (typeof entry === 'string' ? entry : entry.id));
			expect(ids.filter((id) => id.startsWith('place:'))).toEqual(places.map((id) => `place:${id}`));
			expect(ids.filter((id) => id.startsWith('circle:'))).toEqual(show.circles.map((id) => `circle:${id}`));
			expect(ids.filter((id) => id.startsWith('distance:'))).toEqual(
				show.distances.map(({ from, to }) => `distance:${from}:${to}`)
			);
			const known = story.airfields
				.filter(({ id }) => show.airfields.includes(id))
				.flatMap(({ runways }) => runways.filter(({ thresholds, width }) => thresholds && width));
			expect(ids.filter((id) => id.startsWith('runway:')).sort()).toEqual(known.map(({ id }) => `runway:${id}`).sort());
		}
	});

	it('have a legend of exactly what is drawn', () => {
		for (const { features, legend } of scenes) {
			const signs = legend.flatMap(({ kind, sign }) => (kind === 'map' ? [sign] : []));
			expect(new Set(signs).size).toBe(signs.length);
			const kinds = (...wanted: string[]) =>
				features.some((feature) => feature.kind === 'place' && wanted.includes(feature.placeKind));
			expect(Object.fromEntries(signs.map((sign) => [sign, true]))).toEqual({
				...(kinds('site') && { site: true }),
				...(kinds('city', 'capital') && { city: true }),
				...(features.some(({ kind }) => kind === 'circle') && { circle: true }),
				...(features.some(({ kind }) => kind === 'distance') && { distance: true }),
				...(features.some((feature) => feature.kind === 'runway' && !feature.closed) && { runway: true }),
				...(features.some((feature) => feature.kind === 'runway' && feature.closed) && { 'closed-runway': true }),
				...(features.some(({ kind }) => kind === 'ring') && { ring: true }),
				...(features.some(({ kind }) => kind === 'soft') && { soft: true }),
				...(features.some(({ kind }) => kind === 'towards') && { towards: true })
			});
		}
	});

	it('have a legend of exactly the actors and the forms of certainty whose signs are seen, in every band', () => {
		for (const { signs, legend } of scenes) {
			const entries = (kind: string) => legend.filter((entry) => entry.kind === kind).map(({ sign }) => sign);
			for (const rows of Object.values(signs)) {
				const seen = rows.flatMap((row) => row.signs);
				expect(entries('actor').sort()).toEqual([...new Set(seen.map(({ sign }) => sign))].sort());
				expect(entries('certainty').sort()).toEqual([...new Set(seen.map(({ certainty }) => certainty))].sort());
			}
		}
	});

	it('stand in the frame of the story: every coordinate within half a turn of its middle', () => {
		const frame = frameLongitude(story);
		for (const { features, cameras, labels } of scenes) {
			const lngs = [
				...features.flatMap(({ geometry }) => geometry.coordinates.flat(3)).filter((_, index) => index % 2 === 0),
				...Object.values(cameras).map(({ center }) => center[0]),
				...Object.values(labels).flatMap((list) => list.map(({ lngLat }) => lngLat[0]))
			];
			for (const lng of lngs) expect(Math.abs(lng - frame)).toBeLessThanOrEqual(180);
		}
	});
});

it('the legend of a map that shows only names is empty', () => {
	const country = { kind: 'place', id: 'place:iraq', place: 'iraq', placeKind: 'country' } as const;
	expect(legendOf({ actors: [] }, [{ ...country, geometry: { type: 'Point', coordinates: [44, 33] } }])).toEqual([]);
});

it('bounds across the antimeridian grow beyond 180 degrees, others stay', () => {
	expect(unwrapBounds([145, -48, -75, 5])).toEqual([145, -48, 285, 5]);
	expect(unwrapBounds([-6, 20, 64, 50])).toEqual([-6, 20, 64, 50]);
});

it('the frame of a story lies in the middle of its region, and places move into it by whole turns', () => {
	const frame = frameLongitude({
		meta: { region: [145, -48, -75, 5] } as Parameters<typeof frameLongitude>[0]['meta']
	});
	expect(frame).toBe(215);
	expect(inFrame([-149.5, -17.5], frame)).toEqual([210.5, -17.5]);
	expect(inFrame([151, -33], frame)).toEqual([151, -33]);
});
