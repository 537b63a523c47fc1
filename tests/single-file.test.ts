import { describe, expect, it } from 'vitest';
import { dataElement } from '../src/single-file/file-data.ts';
import { fileLinks } from '../src/single-file/file-links.ts';
import { hashes } from '../tools/security-headers.ts';
import { withParts } from '../tools/single-file.ts';
import { formatAndSize } from '../tools/tell-sizes.ts';

const page = [
	'<!doctype html><html><head>',
	'\t<meta charset="utf-8" />',
	'\t<link rel="icon" href="../favicon.svg" type="image/svg+xml" />',
	'\t<script>early()</script>',
	'</head><body><p>Text</p></body></html>'
].join('\n');
const parts = { script: 'run()', style: 'p{color:red}', icon: '<svg fill="#123"></svg>' };

describe('the one file', () => {
	it('names each of its scripts and styles in its policy by hash, before the first of them, and nothing unsafe', () => {
		const whole = withParts(page, parts);
		const [, policy = ''] = /http-equiv="content-security-policy" content="([^"]*)"/.exec(whole) ?? [];
		expect(hashes(whole, 'script')).toHaveLength(2);
		const named = [...policy.matchAll(/'(sha256-[^']+)'/g)].map(([, hash]) => hash);
		expect(named).toEqual([...hashes(whole, 'script'), ...hashes(whole, 'style')]);
		expect(whole.indexOf('content-security-policy')).toBeLessThan(whole.indexOf('<script>'));
		expect(policy).toMatch(/^default-src 'none'; /);
		expect(policy).not.toMatch(/unsafe|\*|https?:|'self'/);
	});

	it('holds its script as it is, whatever signs are in it', () => {
		const script = 'a("$&$1</script><SCRIPT><!--",b<c,/<\\/script/)';
		const whole = withParts(page, { ...parts, script });
		const written = [...whole.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
		expect(written).toEqual(['early()', 'a("$&$1\\x3C/script>\\x3CSCRIPT>\\x3C!--",b<c,/<\\/script/)']);
		expect(whole.slice(whole.lastIndexOf('</script>'))).toBe('</script></body></html>');
		expect(whole).toContain('href="data:image/svg+xml,%3Csvg%20fill%3D%22%23123%22%3E%3C%2Fsvg%3E"');
	});

	it('is not made from a page without a place for a part', () => {
		expect(() => withParts(page.replace(/\t<link.*\n/, ''), parts)).toThrow('no place for <link rel="icon"');
		expect(() => withParts(page.replace('</body>', ''), parts)).toThrow('no place for <script>');
	});

	it('holds data that say what they said, and end no element', () => {
		const said = { text: '</script><!-- <script> $& \\u003c' };
		const element = dataElement('map', JSON.stringify(said));
		const [, json = ''] = /^<script [^<>]*>([^<]*)<\/script>$/.exec(element) ?? [];
		expect(JSON.parse(json)).toEqual(said);
	});

	it('links to its own parts', () => {
		expect(fileLinks('story')).toBe('#');
		expect(fileLinks('story', 'step')).toBe('#step');
		expect(fileLinks('claims')).toBe('#/claims');
		expect(fileLinks('claims', undefined, '?speaker=a')).toBe('?speaker=a#/claims');
		expect(fileLinks('method', 'sources')).toBe('#sources');
	});
});

describe('the size of a file that a page offers', () => {
	it('is told with its format, in megabytes or, if small, in kilobytes', () => {
		expect(formatAndSize('download/story.html', 3_149_000)).toBe('HTML, 3.1 MB');
		expect(formatAndSize('download/story.pdf', 40)).toBe('PDF, 1 kB');
		expect(formatAndSize('download/events.geojson', 24_600)).toBe('GeoJSON, 25 kB');
		expect(formatAndSize('download/citation.bib', 100_000)).toBe('BibTeX, 0.1 MB');
	});
});
