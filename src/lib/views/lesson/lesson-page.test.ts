import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { lessonPage } from './lesson-page.ts';

const folders = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'];

describe.each(folders)('the lesson plan of %s', (folder) => {
	const { story } = readBundle(folder);
	const { lesson } = lessonPage(story);

	it('has phases that follow each other and end with the lesson', () => {
		expect(lesson?.plans.length).toBeGreaterThan(0);
		for (const { minutes, phases } of lesson?.plans ?? []) {
			let now = 0;
			for (const { start, minutes: long } of phases) {
				expect(start).toBe(now);
				now += long;
			}
			expect(now).toBe(minutes);
		}
	});

	it('names steps by their place in the story', () => {
		const named = (lesson?.plans ?? []).flatMap(({ phases }) => phases.flatMap(({ steps }) => steps));
		expect(named.length).toBeGreaterThan(2);
		for (const { id, number, title } of named) expect(story.steps[number - 1]).toMatchObject({ id, title });
	});
});

it('the news story is taught in 45 and in 90 minutes, and the longer lesson comes to every step', () => {
	const { story } = readBundle('geodata/reciprocal-blow');
	const { lesson } = lessonPage(story);
	expect(lesson?.plans.map(({ minutes }) => minutes)).toEqual([45, 90]);
	const ofLonger = lesson?.plans[1]?.phases.flatMap(({ steps }) => steps.map(({ id }) => id));
	expect(ofLonger).toEqual(story.steps.map(({ id }) => id));
});

it('a story without a lesson has a page that says so', () => {
	const { story } = readBundle('geodata/reciprocal-blow');
	const { lesson, ...rest } = story;
	expect(lesson).toBeDefined();
	expect(lessonPage(rest)).toEqual({ title: story.meta.title });
});
