import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { readerPage } from '../reader-page.ts';
import { slidesOf, wholePart } from './slides.ts';

const folders = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific', 'tests/fixtures/tiny'];

describe.each(folders)('the slides of %s', (folder) => {
	const { story } = readBundle(folder);
	const slides = slidesOf(story, readerPage(story, []).maps);

	it('show every step, every quotation and every claim, once and in order', () => {
		expect(slides.map(({ id }) => id)).toEqual(story.steps.map(({ id }) => id));
		for (const [index, { parts }] of slides.entries()) {
			const step = story.steps[index];
			const quoted = parts.flatMap((part) =>
				part.kind === 'quotes' ? part.groups.flatMap(({ quotes }) => quotes) : []
			);
			expect(quoted.map(({ id }) => id).toSorted()).toEqual(step?.passages.map(({ id }) => id).toSorted());
			const claimed = parts.flatMap((part) => (part.kind === 'claims' ? part.claims : []));
			expect(claimed.map(({ id }) => id)).toEqual(step?.claims.map(({ id }) => id));
		}
	});

	it('begin with the title, then the map, and have no empty part', () => {
		for (const { parts } of slides) {
			expect(parts.slice(0, 2).map(({ kind }) => kind)).toEqual(['title', 'map']);
			for (const part of parts) {
				if (part.kind === 'quotes') expect(part.groups.length).toBeGreaterThan(0);
				if (part.kind === 'claims') expect(part.claims.length).toBeGreaterThan(0);
			}
		}
	});

	const hasMany = story.steps.some(({ claims }) => claims.length > 2);

	it.runIf(hasMany)('put together what there is room for', () => {
		const counts = slides.flatMap(({ parts }) =>
			parts.flatMap((part) => (part.kind === 'claims' ? [part.claims.length] : []))
		);
		expect(Math.max(...counts)).toBeGreaterThan(1);
	});

	it('hold together, on the slide that stands for the step, those who contradict each other', () => {
		for (const { contradictions, id } of story.steps) {
			for (const { about, passages } of contradictions) {
				const part = wholePart(slides.find((slide) => slide.id === id) ?? (slides[0] as (typeof slides)[0]));
				const group = part.kind === 'quotes' ? part.groups.find((each) => each.about === about) : undefined;
				expect(group?.quotes.map((quote) => quote.id)).toEqual(passages);
			}
		}
	});

	it('hold nothing that is for the speaker alone', () => {
		const shown = JSON.stringify(slides);
		for (const { notes, questions } of story.steps) {
			for (const question of questions) expect(shown).not.toContain(question);
			for (const inline of notes?.flat() ?? [])
				if (inline.kind === 'text' && inline.text.length > 30) expect(shown).not.toContain(inline.text);
		}
	});
});
