import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { bands } from './bands.ts';
import { scenesOf } from './scene.ts';
import { linePoints } from './line-points.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const scenes = scenesOf(story);
const planned = scenes.flatMap((scene, index) =>
	(story.steps[index]?.show.airfields ?? []).map((airfield) => ({ airfield, scene }))
);

describe('the site plans of the story', () => {
	it('are three, each with its runways, three rings, and a town in it or an arrow to one', () => {
		expect(planned.map(({ airfield }) => airfield)).toEqual(['orbi', 'oraa', 'orer']);
		for (const { airfield, scene } of planned) {
			const { runways } = story.airfields.find(({ id }) => id === airfield) ?? { runways: [] };
			const known = runways.filter(({ thresholds }) => thresholds);
			const count = (kind: string) => scene.features.filter((feature) => feature.kind === kind).length;
			expect(count('runway')).toBe(known.length);
			expect(count('ring')).toBe(3);
			const towns = scene.features.filter((feature) => feature.kind === 'place' && feature.placeKind === 'city');
			expect(count('towards') + towns.length).toBe(1);
		}
	});

	it('hatch the closed runways and no other', () => {
		const closed = story.airfields.flatMap(({ runways }) =>
			runways.filter(({ closed, thresholds }) => closed && thresholds).map(({ id }) => `hatch:${id}`)
		);
		const hatched = scenes.flatMap(({ features }) =>
			features.flatMap(({ kind, id }) => (kind === 'hatch' ? [id] : []))
		);
		expect(closed.length).toBe(2);
		expect(hatched).toEqual(closed);
	});

	it('give the distance to a town outside of the plan in whole kilometres, as the facts have it', () => {
		const texts = planned.flatMap(({ scene }) =>
			scene.labels.l.filter(({ kind }) => kind === 'towards').map(({ text }) => text)
		);
		expect(texts).toEqual(['Baghdad 17 km', 'Hit 39 km']);
	});

	it('have the arrow to a town on the smallest stage of every band', () => {
		const outside = planned.flatMap(({ scene }) =>
			bands.flatMap(({ id, fit }) =>
				scene.features
					.filter(({ kind }) => kind === 'towards')
					.flatMap((feature) => linePoints(feature, scene.cameras[id]))
					.filter(({ x, y }) => Math.abs(x) > fit.width / 2 || Math.abs(y) > fit.height / 2)
					.map((point) => `${scene.step} in ${id}: ${Math.round(point.x)}, ${Math.round(point.y)}`)
			)
		);
		expect(outside).toEqual([]);
	});
});
