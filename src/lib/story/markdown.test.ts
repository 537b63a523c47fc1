import { describe, expect, it } from 'vitest';
import { isSafeTarget, parseMarkdown } from './markdown.ts';

describe('Markdown', () => {
	it('becomes a tree of paragraphs', () => {
		expect(parseMarkdown('One *two **three***\nfour\n\n[Five](#five) \\*six\\*')).toEqual({
			problems: [],
			tree: [
				[
					{ kind: 'text', text: 'One ' },
					{
						kind: 'emphasis',
						children: [
							{ kind: 'text', text: 'two ' },
							{ kind: 'strong', children: [{ kind: 'text', text: 'three' }] }
						]
					},
					{ kind: 'text', text: ' four' }
				],
				[
					{ kind: 'link', href: '#five', children: [{ kind: 'text', text: 'Five' }] },
					{ kind: 'text', text: ' *six*' }
				]
			]
		});
	});

	it.each([
		['text\n\n# Title', 3, 1, 'a heading'],
		['Title\n=====', 1, 1, 'a heading'],
		['- one\n- two', 1, 1, 'a list'],
		['1. one', 1, 1, 'a list'],
		['> said', 1, 1, 'a block quotation'],
		['text\n\n    code', 3, 1, 'a code block'],
		['```\ncode\n```', 1, 1, 'a code block'],
		['some `code`', 1, 6, 'code'],
		['***', 1, 1, 'a thematic break'],
		['an ![image](a.png)', 1, 4, 'an image'],
		['one  \ntwo', 1, 4, 'a line break'],
		['[a][b]\n\n[b]: https://example.org', 1, 1, 'a link by reference'],
		['[a](javascript:x)', 1, 1, 'a link to `javascript:x`'],
		['*[a](//example.org)*', 1, 2, 'a link to `//example.org`'],
		['[a](#b "c")', 1, 1, 'a link with a title'],
		['[](#b)', 1, 1, 'a link without text'],
		['one\n<b>two</b>', 2, 1, '`<b>`'],
		['<script>alert(1)</script>', 1, 1, '`<script>`'],
		['<!-- note -->', 1, 1, '`<!--`'],
		['AT&amp;T', 1, 3, '`&amp;`'],
		['AT&#38;T', 1, 3, '`&#38;`'],
		['`<i>`', 1, 2, '`<i>`']
	])('refuses %j', (text, line, column, found) => {
		const { problems } = parseMarkdown(text);
		const message = expect.stringContaining(`; found ${found}`);
		expect(problems).toContainEqual({ line, column, message });
	});

	it('leaves signs alone that are no markup', () => {
		const text = '5 < 6 & 7 > 3, AT&T; “so” [brackets] * star';
		expect(parseMarkdown(text)).toEqual({ tree: [[{ kind: 'text', text }]], problems: [] });
	});
});

it.each([
	'https://example.org/a?b=c#d',
	'http://example.org',
	'mailto:a@example.org',
	'#step',
	'./claims/',
	'../a',
	'method/'
])('%s is a safe target', (href) => expect(isSafeTarget(href)).toBe(true));

it.each([
	'',
	'#',
	'javascript:alert(1)',
	'JaVaScRiPt:x',
	'data:text/html,x',
	'//host/a',
	'/root',
	'https:///a',
	'a b',
	'a\\b',
	'vbscript:x',
	'mailto:'
])('%s is no safe target', (href) => expect(isSafeTarget(href)).toBe(false));
