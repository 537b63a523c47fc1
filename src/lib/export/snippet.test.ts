import { describe, expect, it } from 'vitest';
import { oembed } from './oembed.ts';
import { choosable, embedQuery, hostPolicy, snippetForms, snippets, type Embedded } from './snippet.ts';

const address = 'https://news.example/story/';
const embedded: Embedded = { address, title: 'A “blow” & <b>"more"</b>', height: 500, query: '?start=a&steps=a,b' };

/** The attributes of the first element of a name, as they are read. */
function attributes(code: string, name: string): Record<string, string> {
	const [, written = ''] = new RegExp(`<${name}\\b([^>]*)>`).exec(code) ?? expect.unreachable();
	const read = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
	return Object.fromEntries(
		[...written.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
			key,
			read(value).replaceAll('&amp;', '&')
		])
	);
}

describe('the code for another page', () => {
	it('as a frame reserves its height, loads late, tells little, may be full screen, and has a name', () => {
		expect(attributes(snippets.frame(embedded), 'iframe')).toEqual({
			src: `${address}embed/?start=a&steps=a,b`,
			title: embedded.title,
			width: '100%',
			height: '500',
			frameborder: '0',
			loading: 'lazy',
			allow: 'fullscreen',
			referrerpolicy: 'strict-origin-when-cross-origin'
		});
	});

	it('for WordPress has no attribute that it strips', () => {
		const kept = 'src width height frameborder marginwidth marginheight scrolling title'.split(' ');
		expect(kept).toEqual(expect.arrayContaining(Object.keys(attributes(snippets.plain(embedded), 'iframe'))));
	});

	it('with our script names its address, its hash where it is known, and an element that holds a link', () => {
		const code = snippets.script({ ...embedded, integrity: 'sha384-x' });
		expect(attributes(code, 'script')).toEqual({
			src: `${address}embed.v1.js`,
			integrity: 'sha384-x',
			crossorigin: 'anonymous',
			async: ''
		});
		expect(attributes(code, 'map-story')).toEqual({
			src: `${address}embed/?start=a&steps=a,b`,
			title: embedded.title,
			style: 'display: block; min-height: 640px'
		});
		expect(code).toContain('></script>');
		expect(snippets.script(embedded)).not.toContain('integrity');
	});

	it.each([
		['', '100vh'],
		['?start=a&theme=dark', '100vh'],
		['?steps=a', '640px'],
		['?theme=dark&ui=minimal', '640px']
	])('with our script and the query "%s" keeps %s free until the script runs', (query, height) => {
		const { style } = attributes(snippets.script({ ...embedded, query }), 'map-story');
		expect(style).toBe(`display: block; min-height: ${height}`);
	});

	it('for AMP has what amp-iframe asks for: a sandbox, room to grow with a button, and a placeholder', () => {
		const code = snippets.amp(embedded);
		expect(attributes(code, 'amp-iframe')).toMatchObject({ layout: 'fixed-height', height: '500', resizable: '' });
		expect(attributes(code, 'amp-iframe').sandbox?.split(' ')).not.toContain('allow-same-origin');
		expect(attributes(code, 'amp-iframe').referrerpolicy).toBe('strict-origin-when-cross-origin');
		expect(code).toMatch(/<div overflow="" tabindex="0" role="button">Show all<\/div>/);
		expect(code).toContain('<div placeholder=""><a href=');
	});

	it.each(snippetForms)(
		'as %s holds a link to the story, no script in it, and no sign of the title as markup',
		(form) => {
			const code = snippets[form](embedded);
			expect(attributes(code, 'a').href).toBe(address);
			expect(code).not.toMatch(/<b>|javascript:|\son\w+=/);
			expect(code.match(/<script\b[^>]*>(?!<)/)).toBeNull();
		}
	);
});

describe('the choice', () => {
	const nothing = { start: '', steps: [], theme: 'auto', isMinimal: false } as const;

	it('of a first step and of a height is left to pages that do not scroll the story, or not by our script', () => {
		const begun = { ...nothing, start: 'a' };
		expect(choosable('script', begun)).toEqual({ start: false, height: false });
		expect(choosable('script', { ...begun, isMinimal: true })).toEqual({ start: true, height: false });
		expect(choosable('script', { ...begun, steps: ['a'] })).toEqual({ start: true, height: false });
		for (const form of snippetForms.filter((name) => name !== 'script')) {
			expect(choosable(form, begun), form).toEqual({ start: true, height: true });
		}
	});

	it('of nothing asks for nothing', () => {
		expect(embedQuery(nothing)).toBe('');
	});

	it('is what the embed reads', () => {
		const query = embedQuery({ start: 'b', steps: ['a', 'b'], theme: 'dark', isMinimal: true });
		expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
			start: 'b',
			steps: 'a,b',
			theme: 'dark',
			ui: 'minimal'
		});
	});
});

it('a page’s policy has to name the story’s host, for a script too where there is one', () => {
	expect(hostPolicy('frame', address)).toEqual(['frame-src https://news.example']);
	expect(hostPolicy('script', address)).toEqual(['frame-src https://news.example', 'script-src https://news.example']);
});

it('A8: the answer of oEmbed is rich, 1.0, whole, and its HTML is one frame that WordPress keeps', () => {
	const answer = oembed({ title: embedded.title }, address);
	expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: embedded.title, provider_name: 'news.example' });
	for (const size of [answer.width, answer.height, answer.thumbnail_width, answer.thumbnail_height]) {
		expect(size).toBeGreaterThan(0);
	}
	expect(answer.thumbnail_url).toBe(`${address}card.png`);
	expect(answer.html).toMatch(/^<iframe [^<]*<a [^<]*<\/a><\/iframe>$/);
	expect(attributes(answer.html, 'iframe')).toMatchObject({ src: `${address}embed/`, width: '100%' });
	expect(attributes(answer.html, 'iframe')).not.toHaveProperty('loading');
});
