import type {
	ExpressionSpecification,
	FillLayerSpecification,
	FilterSpecification,
	LayerSpecification,
	LineLayerSpecification
} from '@maplibre/maplibre-gl-style-spec';
import { strokes } from './marks.ts';
import { ground, onlinePrefix, type OnlineBasemap } from './online-basemap.ts';
import type { Theme } from '../tokens/tokens.ts';

/** What an archive of tiles says about itself. */
export interface Archive {
	/** With its protocol, `pmtiles://`. */
	url: string;
	/** Whether its tiles are shapes, not pictures. */
	isVector: boolean;
	/** Ids of the layers of its vector tiles. */
	layers: readonly string[];
}

const source = `${onlinePrefix}archive`;

/**
 * A basemap in our colours from an archive of tiles: pictures as they are; of vector tiles land, water and the borders
 * between countries, as the schemas of Protomaps, OpenMapTiles and Shortbread name them. Names are the story's own.
 */
export function basemapOfArchive({ url, isVector, layers }: Archive, theme: Theme): OnlineBasemap {
	if (!isVector) {
		return {
			sources: { [source]: { type: 'raster', url, tileSize: 256 } },
			layers: [
				ground(theme.water),
				{ id: `${onlinePrefix}pictures`, type: 'raster', source, paint: { 'raster-fade-duration': 0 } }
			],
			sprites: [],
			hasOwnColors: true
		};
	}
	const hasLand = layers.some((layer) => isLand.test(layer));
	return {
		sources: { [source]: { type: 'vector', url } },
		layers: [
			ground(hasLand ? theme.water : theme.land),
			...only(layers, isLand, (layer) => [areas(layer, theme.land)]),
			...only(layers, isWater, (layer) => [areas(layer, theme.water)]),
			...only(layers, isBorder, (layer) => [borders(layer, false, theme), borders(layer, true, theme)])
		],
		sprites: [],
		hasOwnColors: false
	};
}

const isLand = /^(?:earth|land)$/;
const isWater = /^(?:water|ocean|water_polygons)$/;
const isBorder = /^boundar(?:y|ies)$/;

function only(layers: readonly string[], kind: RegExp, draw: (layer: string) => LayerSpecification[]) {
	return layers.filter((layer) => kind.test(layer)).flatMap(draw);
}

function areas(layer: string, color: string): FillLayerSpecification {
	return {
		id: onlinePrefix + layer,
		type: 'fill',
		source,
		'source-layer': layer,
		// Protomaps keeps rivers as lines among its water.
		filter: ['==', ['geometry-type'], 'Polygon'],
		paint: { 'fill-color': color, 'fill-antialias': false }
	};
}

/** True of what the schemas mark by `true`, `1` or `"1"`. */
const isMarked = (name: string): ExpressionSpecification => [
	'in',
	['to-string', ['coalesce', ['get', name], false]],
	['literal', ['true', '1']]
];

/** OpenMapTiles and Shortbread count administrative levels, Protomaps names them; sea borders are left out. */
const betweenCountries: ExpressionSpecification = [
	'all',
	['any', ['==', ['get', 'kind'], 'country'], ['==', ['to-string', ['get', 'admin_level']], '2']],
	['!', isMarked('maritime')]
];

function borders(layer: string, isDisputed: boolean, theme: Theme): LineLayerSpecification {
	const { width, color, dashes } = strokes[isDisputed ? 'disputed' : 'border'];
	const disputed = isMarked('disputed');
	return {
		id: `${onlinePrefix}${layer}${isDisputed ? '-disputed' : ''}`,
		type: 'line',
		source,
		'source-layer': layer,
		filter: ['all', betweenCountries, isDisputed ? disputed : ['!', disputed]] as FilterSpecification,
		layout: { 'line-join': 'round', 'line-cap': dashes ? 'butt' : 'round' },
		paint: {
			'line-color': theme[color],
			'line-width': width,
			...(dashes && { 'line-dasharray': dashes.map((dash) => dash / width) })
		}
	};
}
