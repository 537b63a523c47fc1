import { expect, test } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { namedOnMap } from './named-on-map.ts';
import { scenesOf } from './scene.ts';

const stories = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'].map((folder) => {
	const { story } = readBundle(folder);
	return { folder, story, scenes: scenesOf(story) };
});

for (const { folder, story, scenes } of stories) {
	test(`C2: every label of every map of ${folder} has one line in words, with what the label says`, () => {
		for (const { step, features, labels } of scenes) {
			const named = namedOnMap(story, features, labels.xl);
			const labelled = labels.xl.filter(({ kind }) => kind !== 'ring');
			expect(labelled.length, step).toBeGreaterThan(0);
			expect(named.map(({ id }) => id).sort(), step).toEqual(labelled.map(({ id }) => id).sort());
			for (const { id, text } of labelled) {
				const line = named.find((thing) => thing.id === id);
				expect(`${line?.name} ${line?.what}`, `${id} of ${step}`).toContain(text);
			}
		}
	});
}

test('C2: a place is told with its kind, and with how sure it is where the map draws that', () => {
	const [{ story, scenes }] = stories as [(typeof stories)[number]];
	const { features, labels } = scenes.find(({ step }) => step === 'erbil') ?? { features: [], labels: { xl: [] } };
	const lines = namedOnMap(story, features, labels.xl);
	expect(lines).toContainEqual({ id: 'place:erbil_base', name: 'Erbil base', what: 'site, somewhere within 1.5 km' });
	expect(lines).toContainEqual({ id: 'place:erbil_city', name: 'Erbil', what: 'city' });
});
