import type {
	CircleLayerSpecification,
	ExpressionSpecification,
	FillLayerSpecification,
	FilterSpecification,
	LayerSpecification,
	LineLayerSpecification,
	StyleSpecification,
	SymbolLayerSpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { BandId } from '../scene/bands.ts';
import { presenceStops } from '../scene/presence.ts';
import type { PublisherBasemap } from '../story/publisher-basemap.ts';
import { circleOpacity, dots, generalisedFade, haloWidth, softOpacity, strokes, type Stroke } from './marks.ts';
import { labelLine, labelTypes, nativeShareOf, type LabelKind, type Theme } from '../tokens/tokens.ts';

/** A zoom band of the basemap: its GeoJSON features carry `kind`: land, lake, river, border, disputed, coast or graticule. */
export interface BasemapBand {
	id: string;
	minZoom: number;
	maxZoom: number;
	data: GeoJSON.FeatureCollection;
}

/** What comes and goes together: the indices of the steps that show it. */
export type PresenceGroup = readonly number[];

/** What a map style is made of besides the theme. */
export interface StyleParts {
	basemap: readonly BasemapBand[];
	/** The story’s features; each carries `kind`, `group` and, for places, `dot`. */
	features: GeoJSON.FeatureCollection;
	/** The labels of every band; each carries `band`, `kind`, `group`, `anchor` and `offset`. */
	labels: GeoJSON.FeatureCollection;
	/**
	 * Every group of steps that a kind of feature, of dot or of label belongs to: `{ circle: { '0-12': [0, 12] } }`,
	 * `{ 'place-city': … }`, `{ 'label-country': … }`. Each is a layer, and every layer costs time at every frame.
	 */
	groups: Readonly<Record<string, Readonly<Record<string, PresenceGroup>>>>;
	/** Font files by name, for labels: no glyph server is asked. */
	fonts: Record<string, { url: string; 'unicode-range': string[] }[]>;
	/** The publisher’s own basemap, which may take the place of the embedded one. */
	online?: PublisherBasemap;
}

/**
 * Name of the global state on which opacities depend: the position. Paint only, since a filter on it would load the
 * sources again. What shows the style may take the values out and set them itself; see `position-driven.ts`.
 */
export const positionState = 'position';

/**
 * The style of a whole story: every step's features are in it, and their opacity is a function of the position, so that
 * going from step to step loads nothing and adds no layer.
 */
export function mapStyle(parts: StyleParts, theme: Theme, band: BandId): StyleSpecification {
	return {
		version: 8,
		transition: { duration: 0, delay: 0 },
		'font-faces': parts.fonts,
		sources: {
			...Object.fromEntries(
				parts.basemap.map(({ id, data }) => [
					`basemap-${id}`,
					{ type: 'geojson' as const, data, maxzoom: 9, tolerance: 0.2, attribution: '' }
				])
			),
			features: { type: 'geojson', data: parts.features, tolerance: 0.1 },
			labels: { type: 'geojson', data: parts.labels }
		},
		layers: [
			{ id: 'water', type: 'background', paint: { 'background-color': theme.water } },
			...parts.basemap.flatMap((basemap) => basemapLayers(basemap, theme)),
			...grouped(parts, 'soft', (group, steps) => [softLayer(group, steps, theme)]),
			...grouped(parts, 'circle', (group, steps) => circleLayers(group, steps, theme)),
			...grouped(parts, 'runway', (group, steps) => runwayLayers(group, steps, theme)),
			...(['hatch', 'ring', 'towards', 'distance'] as const).flatMap((kind) =>
				grouped(parts, kind, (group, steps) => [lineLayer(kind, group, steps, theme)])
			),
			...(Object.keys(dots) as (keyof typeof dots)[]).flatMap((dot) =>
				grouped(parts, `place-${dot}`, (group, steps) => [placeLayer(dot, group, steps, theme)])
			),
			...(Object.keys(labelTypes) as LabelKind[]).flatMap((kind) =>
				grouped(parts, `label-${kind}`, (group, steps) => [labelLayer(kind, group, steps, parts, theme, band)])
			)
		]
	} as StyleSpecification;
}

/** The layers of a style's embedded basemap, the lowest first: the story's own lie over them. */
export function basemapLayerIds({ layers }: StyleSpecification): string[] {
	return layers
		.filter(
			(layer) => layer.type === 'background' || ('source' in layer && String(layer.source).startsWith('basemap-'))
		)
		.map(({ id }) => id);
}

/** The filter of a label layer in a band: the only thing of a style that changes with the size of the stage. */
export function labelFilter(group: string, kind: LabelKind, band: BandId): FilterSpecification {
	return ['all', ['==', ['get', 'band'], band], ['==', ['get', 'kind'], kind], ['==', ['get', 'group'], group]];
}

function grouped(
	parts: StyleParts,
	kind: string,
	layers: (group: string, steps: PresenceGroup) => LayerSpecification[]
): LayerSpecification[] {
	return Object.entries(parts.groups[kind] ?? {}).flatMap(([group, steps]) => layers(group, steps));
}

/** Opacity at the current position, times a constant. */
function presence(steps: PresenceGroup, times = 1): ExpressionSpecification {
	const stops = presenceStops(steps).flatMap(([position, value]) => [position, value * times]);
	return [
		'interpolate',
		['linear'],
		['coalesce', ['global-state', positionState], 0],
		...stops
	] as ExpressionSpecification;
}

function only(kind: string, group: string): FilterSpecification {
	return ['all', ['==', ['get', 'kind'], kind], ['==', ['get', 'group'], group]];
}

/** MapLibre counts dashes in line widths; ours are pixels. */
function dashed({ width, dashes }: Stroke): { 'line-dasharray'?: number[] } {
	return dashes ? { 'line-dasharray': dashes.map((dash) => dash / width) } : {};
}

function basemapLayers({ id, minZoom, maxZoom }: BasemapBand, theme: Theme): LayerSpecification[] {
	const common = { source: `basemap-${id}`, minzoom: minZoom, maxzoom: maxZoom };
	const fill = (kind: string, color: string): FillLayerSpecification => ({
		id: `${kind}-${id}`,
		type: 'fill',
		...common,
		filter: ['==', ['get', 'kind'], kind],
		paint: { 'fill-color': color, 'fill-antialias': false }
	});
	const line = (kind: 'coast' | 'border' | 'disputed' | 'river' | 'graticule'): LineLayerSpecification => ({
		id: `${kind}-${id}`,
		type: 'line',
		...common,
		filter: ['==', ['get', 'kind'], kind],
		layout: { 'line-join': 'round', 'line-cap': 'round' },
		paint: {
			'line-color': theme[strokes[kind].color],
			'line-width': strokes[kind].width,
			'line-opacity': ['interpolate', ['linear'], ['zoom'], generalisedFade[0], 1, generalisedFade[1], 0],
			...dashed(strokes[kind])
		}
	});
	return [
		fill('land', theme.land),
		fill('lake', theme.water),
		line('graticule'),
		line('river'),
		line('border'),
		line('disputed'),
		line('coast')
	];
}

/** Nested circles in one layer: where they lie over each other they add up. */
function softLayer(group: string, steps: PresenceGroup, theme: Theme): FillLayerSpecification {
	return {
		id: `soft@${group}`,
		type: 'fill',
		source: 'features',
		filter: only('soft', group),
		paint: { 'fill-color': theme.uncertain, 'fill-opacity': presence(steps, softOpacity), 'fill-antialias': false }
	};
}

function circleLayers(
	group: string,
	steps: PresenceGroup,
	theme: Theme
): [FillLayerSpecification, LineLayerSpecification] {
	const stroke = strokes.circle;
	const common = { source: 'features', filter: only('circle', group) };
	return [
		{
			id: `circle-fill@${group}`,
			type: 'fill',
			...common,
			paint: { 'fill-color': theme.uncertain, 'fill-opacity': presence(steps, circleOpacity), 'fill-antialias': false }
		},
		{
			id: `circle-line@${group}`,
			type: 'line',
			...common,
			paint: {
				'line-color': theme[stroke.color],
				'line-width': stroke.width,
				'line-opacity': presence(steps),
				...dashed(stroke)
			}
		}
	];
}

function runwayLayers(
	group: string,
	steps: PresenceGroup,
	theme: Theme
): [FillLayerSpecification, LineLayerSpecification] {
	const color: ExpressionSpecification = ['case', ['get', 'closed'], theme['runway-closed'], theme.runway];
	const common = { source: 'features', filter: only('runway', group) };
	return [
		{
			id: `runway-fill@${group}`,
			type: 'fill',
			...common,
			paint: {
				'fill-color': ['case', ['get', 'closed'], theme.land, theme.runway],
				'fill-opacity': presence(steps),
				'fill-antialias': true
			}
		},
		{
			id: `runway-line@${group}`,
			type: 'line',
			...common,
			paint: { 'line-color': color, 'line-width': strokes.runway.width, 'line-opacity': presence(steps) }
		}
	];
}

function lineLayer(
	kind: 'hatch' | 'ring' | 'towards' | 'distance',
	group: string,
	steps: PresenceGroup,
	theme: Theme
): LineLayerSpecification {
	const stroke = strokes[kind];
	return {
		id: `${kind}@${group}`,
		type: 'line',
		source: 'features',
		filter: only(kind, group),
		paint: {
			'line-color': theme[stroke.color],
			'line-width': stroke.width,
			'line-opacity': presence(steps),
			...dashed(stroke)
		}
	};
}

function placeLayer(
	dot: keyof typeof dots,
	group: string,
	steps: PresenceGroup,
	theme: Theme
): CircleLayerSpecification {
	const { radius, edge, fill, stroke } = dots[dot];
	return {
		id: `place-${dot}@${group}`,
		type: 'circle',
		source: 'features',
		filter: ['all', only('place', group), ['==', ['get', 'dot'], dot]] as FilterSpecification,
		paint: {
			'circle-radius': radius,
			'circle-color': theme[fill],
			'circle-stroke-width': edge,
			'circle-stroke-color': theme[stroke],
			'circle-opacity': presence(steps),
			'circle-stroke-opacity': presence(steps)
		}
	};
}

/** Of these fonts, those that the site has: a story without Arabic has no font for it. */
function fontNames({ fonts }: StyleParts, names: string[]): string[] {
	return names.filter((name) => name in fonts);
}

function labelLayer(
	kind: LabelKind,
	group: string,
	steps: PresenceGroup,
	parts: StyleParts,
	theme: Theme,
	band: BandId
): SymbolLayerSpecification {
	const { size, weight, tracking, capitals } = labelTypes[kind];
	// Arabic has no space of its own in the cut font: the Latin one comes first, each with its range of characters.
	const regular = fontNames(parts, ['Story Sans', 'Story Arabic']);
	const fonts = fontNames(
		parts,
		weight === 'semibold' ? ['Story Sans SemiBold', 'Story Arabic'] : ['Story Sans', 'Story Arabic']
	);
	const soft = kind === 'country' || kind === 'area' || kind === 'ring';
	return {
		id: `label-${kind}@${group}`,
		type: 'symbol',
		source: 'labels',
		filter: labelFilter(group, kind, band),
		layout: {
			'text-field': [
				'case',
				['has', 'native'],
				[
					'format',
					['get', 'text'],
					{ 'text-font': ['literal', fonts] },
					'\n',
					{ 'text-font': ['literal', fonts] },
					['get', 'native'],
					{ 'text-font': ['literal', regular], 'font-scale': nativeShareOf(kind) }
				],
				['get', 'text']
			],
			'text-font': fonts,
			'text-size': size,
			'text-line-height': labelLine,
			'text-letter-spacing': ['case', ['has', 'native'], 0, tracking],
			'text-transform': capitals ? 'uppercase' : 'none',
			'text-anchor': ['get', 'anchor'],
			'text-offset': ['array', 'number', 2, ['get', 'offset']],
			'text-justify': 'auto',
			'text-max-width': 100,
			'text-padding': 0,
			'text-allow-overlap': true,
			'text-ignore-placement': true
		},
		paint: {
			'text-color': theme[soft ? 'label-soft' : 'label'],
			'text-halo-color': theme['label-halo'],
			'text-halo-width': haloWidth,
			'text-opacity': presence(steps)
		}
	} as SymbolLayerSpecification;
}
