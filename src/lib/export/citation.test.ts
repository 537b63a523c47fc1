import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { citationBibtex, citationCsl, citationText, type Cited } from './citation.ts';

const { meta } = readBundle('geodata/reciprocal-blow').story;
const { meta: certain } = readBundle('tests/fixtures/beagle-pacific').story;
const address = 'https://news.example/story/';

/** Read by a library that is not ours. */
const read = (text: string) => new Cite(text).data as Record<string, unknown>[];

it('CSL-JSON is read as the story and its article', () => {
	const text = JSON.stringify(citationCsl({ ...meta, updated: '2026-11-23' }, address));
	expect(plugins.input.type(JSON.parse(text))).toBe('@csl/list+object');
	const [story, article] = read(text);
	expect(story).toMatchObject({ type: 'map', title: meta.title, URL: address, language: 'en' });
	expect(story?.issued).toEqual({ 'date-parts': [[2026, 11, 23]] });
	expect(article).toMatchObject({ type: 'article-newspaper', title: meta.article.headline });
	expect(article?.issued).toEqual({ 'date-parts': [[2020, 7, 21]] });
});

it('a publisher is named as one only where it is certain', () => {
	const [, likely] = citationCsl(meta);
	expect(likely).not.toHaveProperty('publisher');
	expect(likely?.note).toBe('Likely publisher, not proven: Sputnik');
	const [, known] = citationCsl(certain);
	expect(known?.publisher).toBe('John Murray, London');
	expect(known?.issued).toEqual({ 'date-parts': [[1845, 6]] });
	expect(citationText(certain)).toContain('Publisher: John Murray, London.');
});

it('without an address and a day of change, neither is made up', () => {
	const [story] = citationCsl(meta);
	expect(story).not.toHaveProperty('URL');
	expect(story).not.toHaveProperty('issued');
	expect(citationBibtex(meta)).not.toContain('url');
	expect(citationText(meta)).not.toMatch(/http|undefined/);
	expect(citationText({ ...meta, updated: '2026-11-23' }, address)).toContain(`${address}. 2026-11-23.`);
});

it('BibTeX is read as the same titles, year and address', () => {
	const [story, article] = read(citationBibtex({ ...meta, updated: '2026-11-23' }, address));
	expect(story).toMatchObject({ id: meta.id, title: meta.title, URL: address });
	expect(story?.issued).toEqual({ 'date-parts': [[2026, 11]] });
	expect(article).toMatchObject({ id: `${meta.id}-article`, title: meta.article.headline });
	expect(article?.issued).toEqual({ 'date-parts': [[2020, 7]] });
});

it('in BibTeX no sign of a title is a command', () => {
	const title = String.raw`A & B: 100% of $5, #1, x_1, {y}, \input, ~ and ^`;
	const cited: Cited = { ...meta, title };
	const [story] = read(citationBibtex(cited));
	expect(story?.title).toBe(title);
});
