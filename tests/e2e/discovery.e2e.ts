import { readFileSync } from 'node:fs';
import { siteFiles } from '../../tools/finish-site.ts';
import { expect, test } from './fixtures.ts';
import { secondStory, story } from './story.ts';

const told = 'test-results/second-story';
/** Where the gate tells the second story that it will stand. */
const address = 'https://news.example/voyage/';

const readerOf = (folder: string) => (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
const pagesOf = (folder: string) => siteFiles(folder).filter((file) => /(?:^|\/)index\.html$/.test(file));

test('a site that is told no address says nothing that can only be absolute', () => {
	const read = readerOf('build');
	for (const file of pagesOf('build'))
		expect(read(file), file).not.toMatch(/property="og:|json\+oembed|canonical" href="http/);
	expect(siteFiles('build')).not.toContain('sitemap.xml');
	expect(siteFiles('build').filter((file) => /^(?:oembed|s)\//.test(file))).toEqual([]);
	expect(read('download/citation.txt')).not.toContain('http');
});

test('a site that is told its address says it on every page, in its sitemap, oEmbed and citation', async ({
	page,
	secondSite
}) => {
	const read = readerOf(told);
	for (const file of pagesOf(told)) {
		const path = file.replace(/index\.html$/, '');
		const isHidden = read(file).includes('name="robots" content="noindex"');
		const canonical = [...read(file).matchAll(/<link rel="canonical" href="([^"]*)"/g)].map(([, href]) => href);
		const isStory = /^(?:embed|s)\//.test(path);
		expect(canonical, file).toEqual(isHidden ? (isStory ? [address] : []) : [address + path]);
		expect(read('sitemap.xml').includes(`<loc>${address}${path}</loc>`), file).toBe(!isHidden);
	}
	expect(read('download/citation.bib')).toContain(`url = {${address}}`);
	const answer = JSON.parse(read('oembed/beagle-pacific.json')) as { html: string; thumbnail_url: string };
	expect(siteFiles(told)).toContain(answer.thumbnail_url.slice(address.length));

	// WordPress reads so much of a page, and of that the head.
	const html = read('index.html');
	const link = /<link [^>]*application\/json\+oembed[^>]*>/.exec(html) ?? { 0: '', index: NaN };
	expect(link[0]).toContain(`href="${address}oembed/beagle-pacific.json"`);
	expect(Buffer.byteLength(html.slice(0, link.index) + link[0])).toBeLessThan(150_000);
	expect(link.index).toBeLessThan(html.indexOf('</head>'));
	const [, article = '{}'] = /<script type="application\/ld\+json">(.+?)<\/script>/.exec(html) ?? [];
	expect(JSON.parse(article)).toMatchObject({
		'@type': 'Article',
		url: address,
		isBasedOn: { '@type': 'Article', headline: secondStory.meta.article.headline }
	});

	// A browser takes the tags for what they are.
	await page.goto(`${secondSite.url}?renderer=svg`);
	const content = (property: string) => page.locator(`head meta[property="${property}"]`).getAttribute('content');
	expect(await content('og:title')).toBe(secondStory.meta.title);
	expect(await content('og:description')).toBe(secondStory.meta.standfirst);
	expect(await content('og:image')).toBe(`${address}card.png`);
	await expect(page.locator('.updated')).toHaveText('Last changed: 23 November 2026. One correction');
	await page.getByRole('link', { name: 'One correction' }).click();
	await expect(page.locator('#corrections li')).toHaveText(/^20 November 2026: A correction/);
});

test('the ledger’s page holds the story as JSON-LD, which its policy lets stand', async ({ page, site }) => {
	await page.goto('claims/?renderer=svg');
	const data = await page.locator('head script[type="application/ld+json"]').textContent();
	const graph = (JSON.parse(data ?? '') as { '@graph': { '@type': string; '@id': string }[] })['@graph'];
	const claims = graph.filter((node) => node['@type'] === 'Claim');
	expect(claims).toHaveLength(story.steps.flatMap((step) => step.claims).length);
	// Relative ids are resolved against the page, and lead to the claim on it.
	const [first] = claims;
	const id = new URL(first?.['@id'] ?? '', page.url());
	expect(id.href.startsWith(`${site.url}claims/#`)).toBe(true);
	await expect(page.locator(`[id="${id.hash.slice(1)}"]`)).toBeVisible();
});

test('the method page offers the data and the citation with format and size, and each is there as its type', async ({
	page,
	site
}) => {
	await page.goto('method/');
	const entries = page.locator('#reuse li');
	await expect(entries).toHaveCount(7);
	const types: Record<string, RegExp> = {
		'events.geojson': /^application\/geo\+json/,
		'events.csv': /^text\/csv; charset=utf-8/,
		'story.kml': /^application\/vnd\.google-earth\.kml\+xml/,
		'story.json': /^application\/json/,
		'citation.txt': /^text\/plain; charset=utf-8/,
		'citation.bib': /^text\/x-bibtex/,
		'citation.json': /^application\/json/
	};
	for (const [index, [file, type]] of Object.entries(types).entries()) {
		const link = entries.nth(index).getByRole('link');
		await expect(link).toHaveAttribute('href', `../download/${file}`);
		await expect(entries.nth(index)).toContainText(/\((?:GeoJSON|CSV|KML|JSON|text|BibTeX), \d+ kB\)|, 0\.\d MB\)/);
		const answer = await page.request.get(`${site.url}download/${file}`);
		expect([answer.status(), answer.headers()['content-type']]).toEqual([200, expect.stringMatching(type)]);
	}
});
