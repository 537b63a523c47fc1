import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSafeTarget, parseMarkdown } from './markdown.ts';
import type { Inline } from './story.ts';

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

describe('D12: any text as Markdown', () => {
	const words = fc.constantFrom(
		...[
			'word',
			'*',
			'**',
			'_',
			'[',
			'](',
			')',
			'<',
			'>',
			'`',
			'\\',
			'!',
			'#',
			'- ',
			'1. ',
			'\n',
			'\n\n',
			'    ',
			'&amp;'
		],
		...[
			'https://example.org',
			'javascript:x',
			'<b>',
			'//host',
			'[a](#b)',
			'[a](javascript:x)',
			'[a](//host)',
			'***',
			'ع'
		]
	);
	const anyText = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(words, { maxLength: 30 }).map((parts) => parts.join(''))
	);
	const linksOf = (nodes: readonly Inline[]): string[] =>
		nodes.flatMap((node) =>
			node.kind === 'text' ? [] : [...(node.kind === 'link' ? [node.href] : []), ...linksOf(node.children)]
		);

	it('becomes a tree, with problems that say where they are; without one every link in it is safe', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const { tree, problems } = parseMarkdown(text);
				const lines = text.split(/\r\n|\r|\n/);
				for (const { line, column, message } of problems) {
					expect(message).toMatch(/^expected /);
					expect(line).toBeGreaterThanOrEqual(1);
					expect(line).toBeLessThanOrEqual(lines.length);
					expect(column).toBeGreaterThanOrEqual(1);
				}
				if (problems.length === 0) for (const href of linksOf(tree.flat())) expect(isSafeTarget(href), href).toBe(true);
			})
		);
	});

	it('that was written with its signs escaped is that text', () => {
		const line = fc
			.string({ unit: 'grapheme-ascii', minLength: 1 })
			.map((text) => text.replace(/[<&]/g, '+').trim().replace(/ +/g, ' '))
			.filter((text) => text !== '');
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
				const written = lines
					.map((text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&').replace(/^(\d+)/, '$1'))
					.join('\n\n');
				expect(parseMarkdown(written)).toEqual({
					problems: [],
					tree: lines.map((text) => [{ kind: 'text', text }])
				});
			})
		);
	});
});
