import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { worksheetPage } from './worksheet-page.ts';

describe.each(['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'])('the worksheet of %s', (folder) => {
	const { story } = readBundle(folder);
	const page = worksheetPage(story, []);

	it('has no place’s name on a map, a number for each instead, and the name in the answers', () => {
		expect(page.maps.length).toBeGreaterThan(story.steps.length / 2);
		for (const { drawing, names } of page.maps) {
			expect(drawing.signs).toEqual([]);
			expect(drawing.labels.map(({ native }) => native).filter(Boolean)).toEqual([]);
			expect(new Set(drawing.labels.map(({ text }) => text))).toEqual(new Set(names.map((_, index) => `${index + 1}`)));
		}
	});

	it('asks for each claim once, in the order of the story, with a letter for each kind there is', () => {
		const claims = story.steps.flatMap((step) => step.claims);
		expect(page.claims.map(({ id, number }) => [id, number])).toEqual(claims.map(({ id }, index) => [id, index + 1]));
		const letters = page.kinds.map(({ letter }) => letter);
		expect(new Set(letters).size).toBe(letters.length);
		expect(new Set(page.kinds.map(({ status }) => status))).toEqual(new Set(claims.map(({ status }) => status)));
	});
});
