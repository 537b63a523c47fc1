import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBundle } from '../src/lib/content/bundle.ts';
import { tellAddress, withAddress } from '../tools/tell-address.ts';
import { tellIntegrity } from '../tools/tell-integrity.ts';
import { withData } from '../tools/tell-graph.ts';

const { story } = readBundle('geodata/reciprocal-blow');
const address = 'https://news.example/story/';

const page = (title: string, more = '<meta name="description" content="Who &amp; what"/>') =>
	`<html><head><meta charset="utf-8" />${more}<title>${title}</title>\n\t</head><body>${title}</body></html>`;

const hidden = page('Embed', '<meta name="robots" content="noindex"/><link rel="canonical" href="../"/>');

/** What a page's tags say, by name or property. */
const told = (text: string) =>
	Object.fromEntries(
		[...text.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"\/>/g)].map(([, name, content]) => [
			name,
			content
		])
	);
const canonical = (text: string) => [...text.matchAll(/<link rel="canonical" href="([^"]*)"/g)].map(([, href]) => href);

describe('a page that is told its address', () => {
	const claims = withAddress(page('Who says what &lt;1>'), 'claims/index.html', story, address);

	it('names it once, with a card, and keeps its own words', () => {
		expect(canonical(claims)).toEqual([`${address}claims/`]);
		expect(told(claims)).toMatchObject({
			'og:type': 'website',
			'og:url': `${address}claims/`,
			'og:title': 'Who says what &lt;1&gt;',
			'og:description': 'Who &amp; what',
			'og:image': `${address}card.png`,
			'og:image:width': '1200',
			'og:image:height': '630',
			'twitter:card': 'summary_large_image'
		});
		expect(told(claims)['og:image:alt']).toBeTruthy();
		expect(claims.indexOf('og:title')).toBeLessThan(claims.indexOf('</head>'));
		expect(claims).not.toContain('oembed');
	});

	it('says, if it is the story, where its oEmbed stands, early enough for WordPress', () => {
		const text = withAddress(page('Story'), 'index.html', story, address);
		expect(canonical(text)).toEqual([address]);
		expect(told(text)['og:type']).toBe('article');
		const found = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(text);
		expect(found?.[1]).toBe(`${address}oembed/${story.meta.id}.json`);
		expect(found?.index).toBeLessThan(150_000);
	});

	it('names the story’s if it is an embed, and nothing else', () => {
		const text = withAddress(hidden, 'embed/index.html', story, address);
		expect(canonical(text)).toEqual([address]);
		expect(text).toContain('noindex');
		expect(text).not.toContain('og:');
	});

	it('stops the build if it has no title or description', () => {
		expect(() => withAddress('<head></head>', 'x/index.html', story, address)).toThrow('x/index.html has no title');
		expect(() => withAddress(page('X', ''), 'x/index.html', story, address)).toThrow('x/index.html has no description');
	});
});

describe('a site that is told its address', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'told-'));
	const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

	beforeAll(() => {
		mkdirSync(path.join(folder, 'claims'));
		mkdirSync(path.join(folder, 'embed'));
		const files = { 'index.html': page('Story'), 'claims/index.html': page('Claims'), 'embed/index.html': hidden };
		for (const [file, text] of Object.entries({ ...files, '404.html': page('Nothing') })) {
			writeFileSync(path.join(folder, file), text);
		}
		tellAddress(
			folder,
			[...Object.keys(files), '404.html'],
			{ ...story, meta: { ...story.meta, updated: '2026-11-23' } },
			address
		);
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	it('has a sitemap of the pages that may be found, with the day of the last change', () => {
		const document = new DOMParser().parseFromString(read('sitemap.xml'), 'text/xml');
		expect(document.documentElement?.namespaceURI).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
		const text = (name: string) => [...document.getElementsByTagName(name)].map(({ textContent }) => textContent);
		expect(text('loc')).toEqual([address, `${address}claims/`]);
		expect(text('lastmod')).toEqual(['2026-11-23', '2026-11-23']);
	});

	it('has a page at the short address of each step, which no sitemap lists', () => {
		for (const [index, { id }] of story.steps.entries()) {
			expect(read(`s/${index + 1}/index.html`)).toContain(`<a href="../../#${id}">`);
		}
		expect(existsSync(path.join(folder, `s/${story.steps.length + 1}`))).toBe(false);
		expect(read('sitemap.xml')).not.toContain('/s/');
	});

	it('answers oEmbed where its page says so, and leaves the page for what is not found alone', () => {
		const answer = JSON.parse(read(`oembed/${story.meta.id}.json`)) as { title: string };
		expect(answer.title).toBe(story.meta.title);
		expect(read('404.html')).toBe(page('Nothing'));
	});
});

it('data for search engines stand in a page’s head as data, whatever is in them', () => {
	const text = withData(page('A'), { name: '</script><script>alert(1)</script>$&' });
	const [, json = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>\s*<\/head>/.exec(text) ?? [];
	expect(JSON.parse(json)).toEqual({ name: '</script><script>alert(1)</script>$&' });
	expect(() => withData('<p>', {})).toThrow('no head');
});

it('the hash of a file stands where a page asks for it, and nowhere without the file', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'hash-'));
	const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
	const asks = '<main class="page" data-integrity-of="a.js">';
	write('page.html', asks);
	tellIntegrity(folder, 'page.html');
	expect(readFileSync(path.join(folder, 'page.html'), 'utf8')).toBe(asks);
	write('a.js', 'alert(1)');
	tellIntegrity(folder, 'page.html');
	// printf 'alert(1)' | openssl dgst -sha384 -binary | base64
	expect(readFileSync(path.join(folder, 'page.html'), 'utf8')).toBe(
		asks.replace('>', ' data-integrity="sha384-HT2E9NfWiuQ/w1PRai+hTyqW16NIoCGA/m8VQDUopfAtcz6YQjtsMmQd5uRbVDpW">')
	);
	rmSync(folder, { recursive: true });
});
