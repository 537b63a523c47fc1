import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { plainText } from '../story/plain-text.ts';
import { stepPath } from '../story/site-address.ts';
import { stepPage } from './step-page.ts';

const address = 'https://news.example/story/';
const { story } = readBundle('geodata/reciprocal-blow');

/** The page as a parser of markup sees it. */
const parsed = (page: string) => new DOMParser().parseFromString(page.replace(/^<!doctype html>\s*/, ''), 'text/xml');

/** What its tags say, by name, property or what they stand for. */
function told(page: string): Record<string, string | null> {
	const tags = [...parsed(page).getElementsByTagName('meta')];
	return Object.fromEntries(
		tags.map((tag) => [
			tag.getAttribute('name') ?? tag.getAttribute('property') ?? tag.getAttribute('http-equiv'),
			tag.getAttribute('content')
		])
	);
}

const linkOf = (page: string) => parsed(page).getElementsByTagName('a')[0];

describe.each(story.steps.map((step, index) => [step.id, step, index] as const))(
	'the short page of %s',
	(_, step, index) => {
		const page = stepPage(story, index, address);

		it('leads to the step at once, and by a link in a sentence', () => {
			const way = new URL(linkOf(page)?.getAttribute('href') ?? '', address + stepPath(index));
			expect(way.href).toBe(`${address}#${step.id}`);
			expect(told(page).refresh).toBe(`0; url=${linkOf(page)?.getAttribute('href')}`);
		});

		it('shows where it is linked to the step’s own title, words and card, at an address of its own', () => {
			const title = `${step.title} – ${story.meta.title}`;
			expect(parsed(page).getElementsByTagName('title')[0]?.textContent).toBe(title);
			expect(told(page)).toMatchObject({
				'og:url': `${address}s/${index + 1}/`,
				'og:title': title,
				'og:description': plainText(step.prose)[0],
				'og:image': `${address}cards/${step.id}.png`,
				'og:image:alt': step.description,
				'twitter:card': 'summary_large_image',
				description: plainText(step.prose)[0]
			});
		});

		it('is left out by search engines, which are told the story’s address, and costs little', () => {
			expect(told(page).robots).toBe('noindex');
			const links = [...parsed(page).getElementsByTagName('link')];
			const canonical = links.filter((link) => link.getAttribute('rel') === 'canonical');
			expect(canonical.map((link) => link.getAttribute('href'))).toEqual([address]);
			expect(Buffer.byteLength(page)).toBeLessThan(4000);
		});
	}
);

it('a short page holds what a story says as text, whatever it says', () => {
	const evil = '</title><script>alert("1")</script>';
	const steps = story.steps.map((step) => ({ ...step, title: evil, description: evil }));
	const page = stepPage({ meta: { title: evil }, steps }, 0, address);
	expect(page).not.toContain('<script');
	expect(parsed(page).getElementsByTagName('title')[0]?.textContent).toBe(`${evil} – ${evil}`);
	expect(parsed(page).getElementsByTagName('h1')[0]?.textContent).toBe(evil);
});

it('there is no short page of a step that is not there', () => {
	expect(() => stepPage(story, story.steps.length, address)).toThrow(RangeError);
});
