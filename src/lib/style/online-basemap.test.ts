import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { basemapOfArchive } from './archive-basemap.ts';
import { basemapOfStyle, plainText } from './online-basemap.ts';
import { themes } from '../tokens/tokens.ts';

const base = 'https://tiles.example/maps/style.json?key=1';

const style = {
	version: 8,
	glyphs: 'fonts/{fontstack}/{range}.pbf',
	sprite: 'https://pictures.example/sprite',
	terrain: { source: 'hills' },
	projection: { type: 'globe' },
	sources: {
		features: { type: 'vector', url: 'https://tiles.example/tiles.json' },
		hills: { type: 'raster', tiles: ['/hills/{z}/{x}/{y}.png'], tileSize: 256 },
		own: { type: 'vector', url: 'pmtiles://own.pmtiles' }
	},
	layers: [
		{ id: 'water', type: 'background' },
		{ id: 'roads', type: 'line', source: 'features', 'source-layer': 'roads' }
	]
};

test('of a style its sources and layers are taken under ids that are none of ours, without terrain and globe', () => {
	expect(basemapOfStyle(style, base)).toEqual({
		glyphs: 'https://tiles.example/maps/fonts/{fontstack}/{range}.pbf',
		sprites: [{ id: 'default', url: 'https://pictures.example/sprite' }],
		hasOwnColors: true,
		sources: {
			'online:features': style.sources.features,
			'online:hills': { ...style.sources.hills, tiles: ['https://tiles.example/hills/{z}/{x}/{y}.png'] },
			'online:own': { type: 'vector', url: 'pmtiles://https://tiles.example/maps/own.pmtiles' }
		},
		layers: [
			{ id: 'online:water', type: 'background' },
			{ id: 'online:roads', type: 'line', source: 'online:features', 'source-layer': 'roads' }
		]
	});
});

test.each([
	['null', null],
	['a list', []],
	['another version', { ...style, version: 7 }],
	['no sources', { ...style, sources: undefined }],
	['a source that is none', { ...style, sources: { features: 'https://tiles.example' } }],
	['no layers', { ...style, layers: [] }],
	['a layer that is none', { ...style, layers: [...style.layers, null] }],
	['a layer without a name', { ...style, layers: [{ id: { toString: 1 }, type: 'background' }] }]
])('%s is no basemap', (_, value) => {
	expect(basemapOfStyle(value, base)).toBeUndefined();
});

test('whatever a publisher’s host sends, reading it does not throw', () => {
	const anything = fc.oneof(
		fc.jsonValue(),
		fc.record({
			version: fc.constant(8),
			sources: fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.jsonValue()))),
			layers: fc.array(fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())), { minLength: 1 }),
			glyphs: fc.jsonValue(),
			sprite: fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(fc.string(), fc.jsonValue())))
		})
	);
	fc.assert(fc.property(anything, (value) => void basemapOfStyle(value, base)));
});

describe('the words of a credit', () => {
	test.each([
		['<a href="https://example.org">&copy; Someone</a>', '© Someone'],
		['<b>Tests</b> &amp;\n <i>others</i>', 'Tests & others'],
		['&#169; A &#xA9; B&nbsp;C', '© A © B C'],
		['&lt;img src=x onerror=alert(1)&gt;', '<img src=x onerror=alert(1)>'],
		['&unknown; &#1114112;', '&unknown; &#1114112;'],
		['<img src=x onerror=alert(1)', '<img src=x onerror=alert(1)'],
		['', '']
	])('of %j are %j', (html, text) => {
		expect(plainText(html)).toBe(text);
	});

	test('are found in whatever is sent, without a throw, and end', () => {
		fc.assert(fc.property(fc.string(), (text) => typeof plainText(text) === 'string'));
		expect(plainText('<'.repeat(1e6)).length).toBeLessThanOrEqual(1000);
	});
});

describe('the basemap of an archive', () => {
	test.each([
		['pictures', false, [], 2],
		['Protomaps', true, ['earth', 'water', 'boundaries', 'roads', 'places'], 5],
		['OpenMapTiles', true, ['water', 'boundary', 'transportation', 'place'], 4],
		['Shortbread', true, ['land', 'ocean', 'water_polygons', 'boundaries'], 6]
	] as const)('of %s is a valid style in both themes', (_, isVector, layers, count) => {
		for (const theme of Object.values(themes)) {
			const basemap = basemapOfArchive({ url: 'pmtiles://tiles.pmtiles', isVector, layers }, theme);
			expect(basemap.layers).toHaveLength(count);
			expect(basemap.hasOwnColors).toBe(!isVector);
			expect(new Set(basemap.layers.map(({ id }) => id)).size).toBe(count);
			expect(validateStyleMin({ version: 8, sources: basemap.sources, layers: basemap.layers })).toEqual([]);
		}
	});

	test('without land of its own has water on it, else land', () => {
		const backgroundOf = (layers: string[]) =>
			basemapOfArchive({ url: 'pmtiles://a', isVector: true, layers }, themes.light).layers[0]?.paint;
		expect(backgroundOf(['water'])).toEqual({ 'background-color': themes.light.land });
		expect(backgroundOf(['earth', 'water'])).toEqual({ 'background-color': themes.light.water });
	});

	test.each([
		['Protomaps: a country', { kind: 'country' }, 'border'],
		['Protomaps: a disputed one', { kind: 'country', disputed: true }, 'disputed'],
		['Protomaps: a region', { kind: 'region' }, undefined],
		['OpenMapTiles: a country', { admin_level: 2, disputed: 0, maritime: 0 }, 'border'],
		['OpenMapTiles: a disputed one', { admin_level: 2, disputed: 1, maritime: 0 }, 'disputed'],
		['OpenMapTiles: at sea', { admin_level: 2, disputed: 0, maritime: 1 }, undefined],
		['OpenMapTiles: a province', { admin_level: 4, disputed: 0, maritime: 0 }, undefined],
		['Shortbread: a country', { admin_level: 2, maritime: false, disputed: false }, 'border'],
		['Shortbread: a disputed one', { admin_level: 2, maritime: false, disputed: true }, 'disputed']
	])('draws the borders between countries alone, dashed where they are disputed: %s', (_, properties, drawn) => {
		const { layers } = basemapOfArchive({ url: 'pmtiles://a', isVector: true, layers: ['boundary'] }, themes.light);
		const fitting = layers.filter((layer) => {
			if (layer.type !== 'line' || !layer.filter) return false;
			const filter = createExpression(layer.filter, { type: 'boolean' } as never);
			if (filter.result === 'error') throw new Error(JSON.stringify(filter.value));
			return filter.value.evaluate({ zoom: 5 }, { type: 2, properties } as never) as boolean;
		});
		expect(fitting.map(({ id }) => id)).toEqual(
			drawn ? [`online:boundary${drawn === 'disputed' ? '-disputed' : ''}`] : []
		);
	});
});
