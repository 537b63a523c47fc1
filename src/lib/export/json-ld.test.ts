import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { jsonLdText, storyArticleData, storyGraph } from './json-ld.ts';

/** A thing of schema.org as it is read. */
interface Node {
	'@type': string;
	'@id'?: string;
	[property: string]: unknown;
}

/** Which properties of schema.org each type may have here, and which it must; the types of schema-dts hold their values. */
const shapes: Record<string, { must: string[]; may: string[] }> = {
	Article: {
		must: ['headline'],
		may: [
			...['url', 'image', 'description', 'inLanguage', 'genre', 'isAccessibleForFree', 'dateModified', 'correction'],
			...['isBasedOn', 'datePublished', 'publisher']
		]
	},
	CorrectionComment: { must: ['text', 'datePublished'], may: [] },
	Claim: {
		must: ['text', 'author', 'appearance', 'creativeWorkStatus'],
		may: ['contentLocation']
	},
	Event: { must: ['name', 'startDate', 'location'], may: ['endDate'] },
	Place: { must: ['name'], may: ['alternateName', 'geo'] },
	GeoCircle: { must: ['geoMidpoint', 'geoRadius'], may: [] },
	GeoCoordinates: { must: ['longitude', 'latitude'], may: [] },
	Person: { must: ['name', 'description'], may: [] },
	Organization: { must: ['name'], may: ['description'] }
};

const nodesIn = (value: unknown): Record<string, unknown>[] => {
	if (Array.isArray(value)) return value.flatMap(nodesIn);
	if (typeof value !== 'object' || value === null) return [];
	return [value as Record<string, unknown>, ...Object.values(value).flatMap(nodesIn)];
};

const graphOf = (data: object) => (JSON.parse(JSON.stringify(data)) as { '@graph': Node[] })['@graph'];

const folders = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'];

describe.each(folders.map((folder) => readBundle(folder).story).map((story) => [story.meta.id, story] as const))(
	'the graph of %s',
	(_, story) => {
		const base = 'https://news.example/story/';
		const graph = graphOf(storyGraph(story, base));
		const ofType = (type: string) => graph.filter((node) => node['@type'] === type);

		it('has things of schema.org with their properties, and every reference leads to one', () => {
			const ids = new Set(graph.map((node) => node['@id']));
			expect(ids.size).toBe(graph.length);
			for (const node of nodesIn(graph)) {
				const { '@type': type, '@id': id, ...properties } = node;
				if (type === undefined) {
					expect(Object.keys(properties), `${id} is a reference`).toEqual([]);
					expect(ids, 'where references lead').toContain(id);
					continue;
				}
				const shape = shapes[type as string] ?? expect.unreachable(`${type} is not known`);
				expect(Object.keys(properties), `${type} ${id}`).toEqual(expect.arrayContaining(shape.must));
				expect([...shape.must, ...shape.may], `${type} ${id}`).toEqual(expect.arrayContaining(Object.keys(properties)));
			}
		});

		it('is based on the article, has an event for each step and every claim with who makes it', () => {
			const [whole, article] = ofType('Article');
			expect(whole).toMatchObject({ '@id': base, url: base, isBasedOn: { '@id': article?.['@id'] } });
			expect(article?.headline).toBe(story.meta.article.headline);
			expect(ofType('Event').map(({ name }) => name)).toEqual(story.steps.map(({ title }) => title));
			const claims = story.steps.flatMap((step) => step.claims);
			expect(ofType('Claim').map(({ text }) => text)).toEqual(claims.map(({ text }) => text));
			for (const [index, claim] of ofType('Claim').entries()) {
				const speaker = story.speakers.find(({ id }) => id === claims[index]?.speaker);
				expect(claim.author).toMatchObject({
					'@type': speaker?.person ? 'Person' : 'Organization',
					name: speaker?.name
				});
				expect(claim.appearance).toEqual({ '@id': article?.['@id'] });
				expect(claim['@id']).toBe(`${base}claims/#${claims[index]?.id}`);
			}
		});

		it('says of an uncertain place how far off it may be, and of the label of an area no point', () => {
			for (const node of ofType('Place')) {
				const place = story.places.find(({ name }) => name === node.name) ?? expect.unreachable();
				const [longitude, latitude] = place.lngLat;
				const point = { '@type': 'GeoCoordinates', longitude, latitude };
				const circle = { '@type': 'GeoCircle', geoMidpoint: point, geoRadius: place.uncertainty };
				expect(node.geo).toEqual(place.uncertainty === null ? undefined : place.uncertainty ? circle : point);
			}
		});
	}
);

const { story } = readBundle('geodata/reciprocal-blow');

it('a publisher who is not certain is none, and corrections are told', () => {
	expect(JSON.stringify(storyGraph(story, '../'))).not.toContain('Sputnik');
	const corrections = [{ date: '2026-11-23', text: 'A name was wrong.' }];
	const told = storyArticleData(
		{ ...story, meta: { ...story.meta, corrections, updated: '2026-11-23' } },
		'https://a.example/'
	);
	expect(told).toMatchObject({
		'@context': 'https://schema.org',
		dateModified: '2026-11-23',
		correction: [{ '@type': 'CorrectionComment', datePublished: '2026-11-23', text: 'A name was wrong.' }]
	});
});

it('without an address there is nothing that could only be absolute', () => {
	const [whole] = graphOf(storyGraph(story, '../'));
	expect(whole).not.toHaveProperty('url');
	expect(whole).not.toHaveProperty('image');
});

it('as text in a page it says what it said and ends no element', () => {
	const said = { text: '</script><!-- <script>' };
	const text = jsonLdText(said);
	expect(text).not.toContain('<');
	expect(JSON.parse(text)).toEqual(said);
});
