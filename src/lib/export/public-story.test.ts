import { expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import type { Step, Story } from '../story/story.ts';
import { downloads } from './downloads.ts';
import { publicStory } from './public-story.ts';

const { story } = readBundle('geodata/reciprocal-blow');

it('holds the steps with prose, quotations and claims', () => {
	const data = JSON.parse(JSON.stringify(publicStory(story))) as ReturnType<typeof publicStory>;
	expect(data).toMatchObject({ format: 'map-story', version: 1, meta: { id: story.meta.id } });
	expect(data.steps.map(({ id }) => id)).toEqual(story.steps.map(({ id }) => id));
	for (const [index, step] of data.steps.entries()) {
		const { passages, claims, context } = story.steps[index] ?? expect.unreachable();
		expect(step).toMatchObject(JSON.parse(JSON.stringify({ passages, claims, context })));
		expect(step.prose.length).toBeGreaterThan(0);
		for (const paragraph of step.prose) expect(paragraph).toMatch(/\p{L}{3}/u);
	}
	expect(data.places).toHaveLength(story.places.length);
});

it('no download holds what is for the speaker or a class, nor a field that nobody has named for it', () => {
	const secret = 'for the speaker alone';
	const step = story.steps[0] as Step;
	const told: Story = {
		...story,
		meta: { ...story.meta, ...{ lesson: secret } },
		steps: [{ ...step, notes: [[{ kind: 'text', text: secret }]], questions: [secret], ...{ answers: [secret] } }]
	};
	expect(JSON.stringify(told).split(secret)).toHaveLength(5);
	expect(downloads.length).toBeGreaterThan(5);
	for (const { file, make } of downloads) expect(make(told), file).not.toContain(secret);
});
