import { goodStyle, hang, hostOf, json, origin, reset, send, status, type Answer } from './publisher.ts';

const withSource = (source: object, layer: object = {}) =>
	json({
		...goodStyle,
		sources: { ...goodStyle.sources, second: source },
		layers: [...goodStyle.layers, { id: 'second', type: 'line', source: 'second', 'source-layer': 'a', ...layer }]
	});

const shapes = json({
	version: 8,
	sources: { shapes: { type: 'vector', tiles: ['shapes/{z}/{x}/{y}.pbf'] } },
	layers: [{ id: 'a', type: 'line', source: 'shapes', 'source-layer': 'a' }]
});
const tileJson = withSource({ type: 'vector', url: 'tiles.json' });
const withFonts = json({
	...goodStyle,
	glyphs: 'fonts/{fontstack}/{range}.font',
	sources: {
		...goodStyle.sources,
		names: { type: 'geojson', data: { type: 'Point', coordinates: [44.4, 33.3] } }
	},
	layers: [
		...goodStyle.layers,
		{ id: 'names', type: 'symbol', source: 'names', layout: { 'text-field': 'Name', 'text-font': ['Publisher Sans'] } }
	]
});
const withShapes = json({
	...goodStyle,
	sources: { ...goodStyle.sources, shapes: { type: 'geojson', data: 'shapes.geojson' } },
	layers: [...goodStyle.layers, { id: 'shapes', type: 'line', source: 'shapes' }]
});
const withSprite = json({ ...goodStyle, sprite: `${origin}/sprite` });

/** What a host does, and the request of the page by which it has come to it. */
export type Misdeed = [what: string, until: RegExp, answer: Answer];

/** Every row of MapLibre's failures that only an online basemap can have, and how a host comes to it. */
export const misdeeds: Readonly<Record<string, readonly Misdeed[]>> = {
	'the style': (
		[
			['answers 404', status(404)],
			['hangs', hang],
			['has its connection reset', reset],
			['is cut off', json('{"version": 8, "sources"')],
			['is a page', json('<!doctype html><title>Sign in</title>')],
			['is no style', json([])],
			[
				'has a layer of an unknown type',
				json({ ...goodStyle, layers: [...goodStyle.layers, { id: 'a', type: 'swirl' }] })
			],
			[
				'has a layer with an unknown property',
				json({ ...goodStyle, layers: [{ ...goodStyle.layers[0], paint: { 'line-swirl': 1 } }] })
			],
			['has its quota used up', status(429)],
			[
				'asks a host that the publisher has not named',
				withSource({ type: 'vector', tiles: ['http://other.test/{z}/{x}/{y}.pbf'] })
			]
		] as const
	).map(([what, answer]) => [what, /style\.json$/, hostOf({ 'style.json': answer })]),
	'the tiles': [
		...(
			[
				['answer 404', status(404)],
				['answer 403', status(403)],
				['answer 429', status(429)],
				['answer 500', status(500)],
				['have their connection reset', reset],
				['hang', hang],
				['are garbage', (_, response) => send(response, 'image/png', 'no picture')]
			] satisfies [string, Answer][]
		).map(([what, answer]): Misdeed => [what, /\.png$/, hostOf({ '.png': answer })]),
		...(
			[
				['of shapes answer 404', status(404)],
				['of shapes hang', hang],
				['of shapes are garbage', json('no shapes')]
			] satisfies [string, Answer][]
		).map(([what, answer]): Misdeed => [what, /\.pbf$/, hostOf({ 'style.json': shapes, '.pbf': answer })]),
		['are all empty', /\.png$/, hostOf({ '.png': status(204) })]
	],
	'what a style needs besides': [
		['is a source whose description answers 404', /tiles\.json$/, hostOf({ 'style.json': tileJson })],
		['is a source whose description hangs', /tiles\.json$/, hostOf({ 'style.json': tileJson, 'tiles.json': hang })],
		[
			'is a source whose description is garbage',
			/tiles\.json$/,
			hostOf({ 'style.json': tileJson, 'tiles.json': json('{"tiles":') })
		],
		['is GeoJSON that answers 404', /\.geojson$/, hostOf({ 'style.json': withShapes })],
		['is GeoJSON that hangs', /\.geojson$/, hostOf({ 'style.json': withShapes, '.geojson': hang })],
		['is fonts that answer 404', /\.font$/, hostOf({ 'style.json': withFonts })],
		['is fonts that hang', /\.font$/, hostOf({ 'style.json': withFonts, '.font': hang })],
		['is a sprite that answers 404', /sprite\.json$/, hostOf({ 'style.json': withSprite })],
		[
			'is a sprite that hangs',
			/sprite\.png$/,
			hostOf({ 'style.json': withSprite, 'sprite.json': hang, 'sprite.png': hang })
		]
	]
};
