import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { certaintyOf } from '../story/certainty.ts';
import { bands } from './bands.ts';
import type { Box } from './box.ts';
import { hasMark } from './features.ts';
import { labelBox } from './labels.ts';
import { scenesOf } from './scene.ts';
import { toScreen } from './screen.ts';
import { signsBox, stepSigns } from './signs.ts';

const stories = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'].map(
	(folder) => [folder, readBundle(folder).story] as const
);

const overlap = (a: Box, b: Box) =>
	Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
	Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

describe.each(stories)('the signs of %s', (_, story) => {
	const scenes = scenesOf(story);

	it('stand at each place that a step shows once for each pair of actor and certainty of its claims there', () => {
		for (const [index, step] of story.steps.entries()) {
			const shown = step.show.places.map((entry) => (typeof entry === 'string' ? entry : entry.id));
			const wanted = step.claims.flatMap((claim) => {
				const place = claim.place ?? step.passages.find(({ id }) => id === claim.passage)?.place;
				const speaker = story.speakers.find(({ id }) => id === claim.speaker);
				if (place === undefined || !shown.includes(place)) return [];
				return [`${place} ${speaker?.actor} ${certaintyOf[claim.status]}`];
			});
			for (const { id } of bands) {
				const rows = scenes[index]?.signs[id] ?? [];
				const placed = rows.flatMap(({ place, signs }) =>
					signs.map(({ actor, certainty }) => `${place} ${actor} ${certainty}`)
				);
				expect(placed.sort()).toEqual([...new Set(wanted)].sort());
			}
		}
	});

	it('cover no mark, no label and no other signs, and no two labels cover each other, on a stage of any size', () => {
		const covered = scenes.flatMap(({ step, features, labels, signs, cameras }) =>
			bands.flatMap(({ id: band }) => {
				const camera = cameras[band];
				const boxes = [
					...labels[band].map((label) => ({ id: label.id, box: labelBox(label, camera) })),
					...signs[band].map((row) => ({ id: row.id, box: signsBox(row, camera) }))
				];
				const marks = features.filter(hasMark).map(({ id, geometry }) => {
					const [x, y] = toScreen(geometry.coordinates, camera);
					return { id: `mark ${id}`, box: { left: x - 6, top: y - 6, right: x + 6, bottom: y + 6 } };
				});
				return boxes.flatMap((a, index) =>
					[...boxes.slice(index + 1), ...(a.id.startsWith('signs:') ? marks : [])]
						.filter((b) => overlap(a.box, b.box))
						.map((b) => `${step} in ${band}: ${a.id} and ${b.id}`)
				);
			})
		);
		expect(covered).toEqual([]);
	});

	it('lie on the smallest stage of their band', () => {
		const outside = scenes.flatMap(({ step, signs, cameras }) =>
			bands.flatMap(({ id, fit }) =>
				signs[id]
					.map((row) => ({ id: row.id, ...signsBox(row, cameras[id]) }))
					.filter(
						({ left, right, top, bottom }) =>
							Math.max(-left, right) > fit.width / 2 || Math.max(-top, bottom) > fit.height / 2
					)
					.map((row) => `${step} in ${id}: ${row.id}`)
			)
		);
		expect(outside).toEqual([]);
	});
});

describe('the signs of a step', () => {
	const story = stories[0]?.[1];
	const step = story?.steps.find(({ id }) => id === 'tuesday-in-tehran');
	if (!story || !step) throw new RangeError('no such step');

	it('are in the order of its claims, none twice', () => {
		expect(
			stepSigns(story, step)
				.get('tehran')
				?.map(({ actor, certainty }) => `${actor} ${certainty}`)
		).toEqual(['reporter ring', 'iran solid', 'iran dotted', 'reporter solid']);
	});

	it('leave out an actor whom the story gives no sign, and a place that the step does not show', () => {
		const unsigned = { ...story, actors: story.actors.map(({ id, name }) => ({ id, name })) };
		expect(stepSigns(unsigned, step).size).toBe(0);
		expect(stepSigns(story, { ...step, show: { ...step.show, places: [] } }).size).toBe(0);
	});
});
