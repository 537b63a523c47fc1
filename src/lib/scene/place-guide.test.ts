import { expect, test } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { placeGuide } from './place-guide.ts';
import { scenesOf } from './scene.ts';
import { stepSigns } from './signs.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const guide = placeGuide(story);

test('the guide has every place of every step that has a mark or of which something is said', () => {
	for (const { step, features } of scenesOf(story)) {
		const places = features.flatMap((feature) => (feature.kind === 'place' ? [feature] : []));
		const said = stepSigns(story, story.steps.find(({ id }) => id === step) ?? story.steps[0]!);
		const wanted = places.filter(({ place, placeKind }) => placeKind !== 'country' || said.has(place));
		expect(
			guide[step]?.map(({ id }) => id),
			step
		).toEqual(wanted.map(({ place }) => place));
	}
});

test('a place has the claims that stand there, be it named by the claim or by its passage', () => {
	const claims = Object.values(guide).flatMap((places) => places.flatMap((place) => place.claims));
	expect(claims.length).toBeGreaterThan(20);
	const placed = story.steps.flatMap((step) =>
		step.claims.filter(({ place, passage }) => {
			const at = place ?? step.passages.find(({ id }) => id === passage)?.place;
			return guide[step.id]?.some(({ id }) => id === at);
		})
	);
	expect(claims.map(({ id }) => id).sort()).toEqual(placed.map(({ id }) => id).sort());
});
