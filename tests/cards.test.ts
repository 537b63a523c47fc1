import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { loadBasemap } from '../src/lib/content/basemap.ts';
import { readBundle } from '../src/lib/content/bundle.ts';
import { themes } from '../src/lib/tokens/tokens.ts';
import { wrap } from '../tools/cards/card-svg.ts';
import { cardsOf, drawCards } from '../tools/cards/draw-cards.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const cards = await cardsOf(story, loadBasemap('drawn'));

describe('cards', () => {
	it('are there for the story and for every step, well-formed, with its words and every name of its map', () => {
		expect(Object.keys(cards)).toEqual(['card.png', ...story.steps.map(({ id }) => `cards/${id}.png`)]);
		for (const step of story.steps) {
			const document = new DOMParser().parseFromString(cards[`cards/${step.id}.png`] ?? '', 'text/xml');
			const texts = [...document.getElementsByTagName('text')].map(({ textContent }) => textContent);
			const words = texts.join(' ').replaceAll(/\s+/g, ' ');
			expect(words).toContain(step.title);
			for (const entry of step.show.places) {
				const id = typeof entry === 'string' ? entry : entry.id;
				const { name, label = name } = story.places.find((place) => place.id === id) ?? expect.unreachable();
				expect(words.toLowerCase(), `${step.id} names ${id}`).toContain(label.toLowerCase());
			}
			expect(cards[`cards/${step.id}.png`], 'what only a browser computes').not.toMatch(/var\(|calc\(|NaN|undefined/);
		}
	});

	it('are set in the site’s own type, by the names that its files have', () => {
		const families = new Set(
			[
				...Object.values(cards)
					.join()
					.matchAll(/font-family="([^"]*)"/g)
			].map(([, name]) => name)
		);
		expect(families.size).toBe(3);
		for (const family of families) expect(family).toMatch(/^Source (?:Serif 4|Sans 3)/);
		expect([...families].filter((family) => family?.startsWith('Source Sans'))).toHaveLength(2);
	});

	it('are drawn as pictures of 1200 by 630 pixels, with land, water, paper and ink in the theme’s colours', async () => {
		const folder = mkdtempSync(path.join(tmpdir(), 'cards-'));
		const file = `cards/${story.steps[0]?.id}.png`;
		await drawCards({ [file]: cards[file] ?? '' }, folder, path.join(folder, 'fonts'));
		expect(readdirSync(path.join(folder, 'cards'))).toHaveLength(1);
		const { width, height, data } = PNG.sync.read(readFileSync(path.join(folder, file)));
		expect([width, height]).toEqual([1200, 630]);
		const seen = new Map<string, number>();
		for (let at = 0; at < data.length; at += 4) {
			const color = `#${data.subarray(at, at + 3).toString('hex')}`;
			seen.set(color, (seen.get(color) ?? 0) + 1);
		}
		for (const name of ['land', 'water', 'paper', 'ink', 'ink-soft', 'label', 'highlight'] as const) {
			expect(seen.get(themes.light[name]) ?? 0, name).toBeGreaterThan(100);
		}
		rmSync(folder, { recursive: true });
	});

	it('break their words into lines, and end what does not fit with an ellipsis', () => {
		expect(wrap('one two', 20)).toEqual(['one two']);
		expect(wrap('a '.repeat(80).trim(), 40).join(' ')).toBe('a '.repeat(80).trim());
		const cut = wrap('many words that never end, '.repeat(9).trim(), 40, 2);
		expect(cut).toHaveLength(2);
		expect(cut[1]).toMatch(/\w…$/);
		expect(wrap('nothing', 40, 0)).toEqual([]);
	});
});
