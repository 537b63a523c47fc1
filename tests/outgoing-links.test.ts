import { describe, expect, it } from 'vitest';
import { outgoingLinks } from '../tools/outgoing-links.ts';

const link = (href: string, text: string, rel = 'noopener noreferrer') => `<a href="${href}" rel="${rel}">${text}</a>`;

describe('E7: the links that lead out of a site', () => {
	it('are listed once each, by address, with their pages and their words', () => {
		const pages = {
			'index.html': `<p>${link('https://b.example/?x=1&amp;y=2', 'B')} ${link('https://a.example/', '<em>A</em>\n&#x26; more')}</p>`,
			'method/index.html': `${link('https://b.example/?x=1&amp;y=2', 'B, again')}${link('mailto:a@a.example', 'Mail')}`
		};
		expect(outgoingLinks(pages)).toEqual([
			{ url: 'https://a.example/', pages: ['index.html'], texts: ['A & more'] },
			{ url: 'https://b.example/?x=1&y=2', pages: ['index.html', 'method/index.html'], texts: ['B', 'B, again'] },
			{ url: 'mailto:a@a.example', pages: ['method/index.html'], texts: ['Mail'] }
		]);
	});

	it('are not those within the site', () => {
		expect(outgoingLinks({ 'a.html': '<a href="#x">X</a><a href="../claims/">C</a><a class="b">B</a>' })).toEqual([]);
	});

	it.each(['', 'noopener', 'noreferrer'])('stop the build with rel="%s"', (rel) => {
		expect(() => outgoingLinks({ 'a.html': link('https://a.example/', 'A', rel) })).toThrow(
			'a.html: the link to https://a.example/ has no rel="noopener noreferrer"'
		);
		expect(() => outgoingLinks({ 'a.html': link('//a.example/', 'A', rel) })).toThrow('has no rel');
	});
});
