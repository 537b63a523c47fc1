import type {
	CircleLayerSpecification,
	ExpressionSpecification,
	FillLayerSpecification,
	FilterSpecification,
	LayerSpecification,
	LineLayerSpecification,
	StyleSpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { BandId } from '../scene/bands.ts';
import type { PublisherBasemap } from '../story/publisher-basemap.ts';
import { labelTypes, type LabelKind, type Theme } from '../tokens/tokens.ts';
import { basemapLayers, type BasemapBand } from './basemap-layers.ts';
import { labelLayer, type LabelFonts } from './label-layer.ts';
import { circleOpacity, dashed, dots, softOpacity, strokes } from './marks.ts';
import { presence, type PresenceGroup } from './presence-paint.ts';

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
	fonts: LabelFonts;
	/** The publisher’s own basemap, which may take the place of the embedded one. */
	online?: PublisherBasemap;
}

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
				grouped(parts, `label-${kind}`, (group, steps) => [
					labelLayer(kind, group, steps, { fonts: parts.fonts, theme, band })
				])
			)
		]
	} as StyleSpecification;
}

function grouped(
	parts: StyleParts,
	kind: string,
	layers: (group: string, steps: PresenceGroup) => LayerSpecification[]
): LayerSpecification[] {
	return Object.entries(parts.groups[kind] ?? {}).flatMap(([group, steps]) => layers(group, steps));
}

function only(kind: string, group: string): FilterSpecification {
	return ['all', ['==', ['get', 'kind'], kind], ['==', ['get', 'group'], group]];
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
