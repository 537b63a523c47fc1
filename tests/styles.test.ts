import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	createPropertyExpression,
	featureFilter,
	latest,
	validateStyleMin,
	type LayerSpecification,
	type StylePropertySpecification,
	type StyleSpecification
} from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { decodeBasemap, type BasemapFile } from '#lib/geo/basemap.ts';
import { bandIds } from '#lib/scene/bands.ts';
import { hasMark } from '#lib/scene/features.ts';
import { scenesOf } from '#lib/scene/scene.ts';
import { mapSources } from '#lib/style/map-sources.ts';
import { mapStyle, type StyleParts } from '#lib/style/map-style.ts';
import { positionState } from '#lib/style/presence-paint.ts';
import { circleOpacity, softOpacity } from '#lib/style/marks.ts';
import { themes, type ThemeName } from '#lib/tokens/tokens.ts';

const folders = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'];
const themeNames = Object.keys(themes) as ThemeName[];
const fonts = ['Story Sans', 'Story Sans SemiBold', 'Story Arabic'];

/** What the live map gets of a story: its real basemap, features and labels, and fonts of these names. */
function partsOf(folder: string): StyleParts & { scenes: ReturnType<typeof scenesOf> } {
	const scenes = scenesOf(readBundle(folder).story);
	const file = JSON.parse(readFileSync(join(folder, 'basemap.json'), 'utf8')) as BasemapFile;
	const basemap = decodeBasemap(file).bands.map(({ id, minZoom, maxZoom, ...objects }) => ({
		id,
		minZoom,
		maxZoom,
		data: {
			type: 'FeatureCollection' as const,
			features: Object.entries({ ...objects, lake: objects.lakes, river: objects.rivers, border: objects.borders })
				.filter(([kind]) => ['land', 'lake', 'river', 'border', 'disputed', 'coast'].includes(kind))
				.flatMap(([kind, { features }]) => features.map((feature) => ({ ...feature, properties: { kind } })))
		}
	}));
	return {
		...mapSources(scenes),
		basemap,
		fonts: Object.fromEntries(
			fonts.map((name) => [name, [{ url: `./${name}.woff2`.replaceAll(' ', '-'), 'unicode-range': ['U+20-24F'] }]])
		),
		scenes
	};
}

/** Every text in a value, with the path that leads to it. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
	if (typeof value === 'string') return [[path, value]];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => [
		[`${path}.${key} (key)`, key] as [string, string],
		...textsOf(inner, `${path}.${key}`)
	]);
}

const usesGlobalState = (value: unknown) => JSON.stringify(value ?? null).includes('"global-state"');

/** The properties of a layer's paint that say how visible its features are. */
const opacityNames: Partial<Record<LayerSpecification['type'], string[]>> = {
	fill: ['fill-opacity'],
	line: ['line-opacity'],
	circle: ['circle-opacity', 'circle-stroke-opacity'],
	symbol: ['text-opacity']
};

/** Evaluates each opacity of a layer as MapLibre does, with the position as global state. */
function opacities(layer: LayerSpecification, position: number): number[] {
	const globalState = { [positionState]: position };
	return (opacityNames[layer.type] ?? []).map((name) => {
		const specification = (latest as unknown as Record<string, Record<string, StylePropertySpecification>>)[
			`paint_${layer.type}`
		]?.[name];
		const value = (layer.paint as Record<string, unknown> | undefined)?.[name];
		if (!specification || value === undefined) throw new RangeError(`${layer.id} has no ${name}`);
		const expression = createPropertyExpression(value, name, specification, globalState);
		if (expression.result === 'error') throw new SyntaxError(`${layer.id}: ${String(expression.value[0])}`);
		return expression.value.evaluate({ zoom: 8, globalState }) as number;
	});
}

/** The features of a style's source that each of its layers draws, by the layer's own filter. */
function drawnBy(style: StyleSpecification, source: string): { layer: LayerSpecification; ids: string[] }[] {
	const data = style.sources[source];
	if (data?.type !== 'geojson' || typeof data.data === 'string') throw new RangeError(`no data in ${source}`);
	const { features } = data.data as GeoJSON.FeatureCollection;
	const types: Record<string, 1 | 2 | 3> = { Point: 1, LineString: 2, Polygon: 3 };
	return style.layers
		.filter((layer) => 'source' in layer && layer.source === source)
		.map((layer) => {
			const { filter } = featureFilter('filter' in layer ? layer.filter : undefined, 'filter');
			const ids = features
				.filter(({ geometry, properties }) =>
					filter({ zoom: 8 }, { type: types[geometry.type] ?? 'Unknown', properties: properties ?? {} })
				)
				.map(({ properties }) => String(properties?.['id']));
			return { layer, ids };
		});
}

describe.each(folders)('the map style of %s', (folder) => {
	const { scenes, ...parts } = partsOf(folder);

	describe.each(themeNames)('in the %s theme', (theme) => {
		it.each(bandIds)('is a valid MapLibre style in band %s', (band) => {
			expect(validateStyleMin(mapStyle(parts, themes[theme], band))).toEqual([]);
		});

		it('asks no other host for anything, and no glyph server', () => {
			const style = mapStyle(parts, themes[theme], 'l');
			expect(style).not.toHaveProperty('glyphs');
			expect(style).not.toHaveProperty('sprite');
			const { 'font-faces': faces, sources, ...rest } = style;
			expect(faces).toEqual(parts.fonts);
			for (const source of Object.values(sources)) expect(source).toHaveProperty('data.type', 'FeatureCollection');
			const foreign = textsOf({ ...rest, sources: { ...sources } }).filter(([, text]) => /^\s*(\w+:)?\/\//.test(text));
			expect(foreign).toEqual([]);
		});

		it('sets text only in fonts that the site has', () => {
			for (const layer of mapStyle(parts, themes[theme], 'l').layers) {
				if (layer.type !== 'symbol') continue;
				const asked = textsOf(layer.layout).filter(([, text]) => text.startsWith('Story '));
				expect(asked.length).toBeGreaterThan(0);
				for (const [, name] of asked) expect(fonts).toContain(name);
			}
		});
	});

	const style = mapStyle(parts, themes.light, 'm');

	it('reads the position in paint alone: in a filter or a layout it would load sources again', () => {
		expect(style).not.toHaveProperty('state');
		expect(style.transition).toEqual({ duration: 0, delay: 0 });
		let inPaint = 0;
		for (const layer of style.layers) {
			const { paint, ...rest } = layer;
			expect(usesGlobalState(rest), layer.id).toBe(false);
			if (usesGlobalState(paint)) inPaint++;
		}
		expect(inPaint).toBeGreaterThan(10);
	});

	it('draws every feature of the story, each by the layers of its kind', () => {
		const drawn = drawnBy(style, 'features');
		const times = (id: string) => drawn.filter(({ ids }) => ids.includes(id)).length;
		for (const { properties } of parts.features.features) {
			const layers = { circle: 2, runway: 2, distance: 1, ring: 1, towards: 1, hatch: 1, soft: 1, place: 1 }[
				String(properties?.['kind'])
			];
			expect(times(String(properties?.['id']))).toBe(layers);
		}
	});

	it.each(scenes.map(({ step }, index) => ({ step, index })))(
		'shows at step $step exactly the features of its scene, and hides all others',
		({ index }) => {
			const wanted = scenes[index]?.features
				.filter((feature) => feature.kind !== 'place' || hasMark(feature))
				.map(({ id }) => id);
			const shown = new Set<string>();
			for (const { layer, ids } of drawnBy(style, 'features')) {
				const whole = layer.id.startsWith('circle-fill@')
					? circleOpacity
					: layer.id.startsWith('soft@')
						? softOpacity
						: 1;
				for (const opacity of opacities(layer, index)) {
					expect([0, whole], layer.id).toContain(opacity);
					for (const id of ids) {
						expect(opacity > 0, `${id} by ${layer.id}`).toBe(wanted?.includes(id));
						if (opacity > 0) shown.add(id);
					}
				}
			}
			expect([...shown].sort()).toEqual([...(wanted ?? [])].sort());
		}
	);

	it.each(bandIds)('shows at each step exactly the labels of its scene in band %s, where they were placed', (band) => {
		const drawn = drawnBy(mapStyle(parts, themes.light, band), 'labels').filter(({ ids }) => ids.length > 0);
		for (const [index, { labels }] of scenes.entries()) {
			const shown = drawn.flatMap(({ layer, ids }) => {
				const [opacity] = opacities(layer, index);
				expect([0, 1], layer.id).toContain(opacity);
				return opacity === 1 ? ids : [];
			});
			expect(shown.sort()).toEqual(labels[band].map(({ id }) => id).sort());
		}
	});

	it('half-way between two steps shows nothing that is not in one of them', () => {
		for (const [index, scene] of scenes.slice(1).entries()) {
			const both = [...(scenes[index]?.features ?? []), ...scene.features].map(({ id }) => id);
			for (const { layer, ids } of drawnBy(style, 'features')) {
				for (const opacity of opacities(layer, index + 0.5)) {
					if (opacity > 0) expect(both).toEqual(expect.arrayContaining(ids));
				}
			}
		}
	});

	it('before the position is told shows the first step', () => {
		for (const { layer } of drawnBy(style, 'features')) {
			expect(opacities(layer, undefined as unknown as number)).toEqual(opacities(layer, 0));
		}
	});
});

describe('the test of the styles', () => {
	const { scenes, ...parts } = partsOf('tests/fixtures/beagle-pacific');
	const style = mapStyle(parts, themes.light, 'm');

	it('finds an invalid style', () => {
		const [first, ...rest] = style.layers;
		const wrong = { ...style, layers: [{ ...first, paint: { 'background-color': 'seaish' } }, ...rest] };
		expect(validateStyleMin(wrong as StyleSpecification)).toHaveLength(1);
	});

	it('finds a foreign address', () => {
		expect(textsOf({ a: [{ b: 'https://tiles.example/{z}.pbf' }] })).toContainEqual([
			'.a.0.b',
			'https://tiles.example/{z}.pbf'
		]);
	});

	it('has features to show at every step of the voyage', () => {
		for (const [index] of scenes.entries()) {
			const visible = drawnBy(style, 'features').filter(
				({ layer, ids }) => ids.length > 0 && opacities(layer, index).some((opacity) => opacity > 0)
			);
			expect(visible.length).toBeGreaterThan(0);
		}
	});
});
