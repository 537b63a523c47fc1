import type {
	FillLayerSpecification,
	LayerSpecification,
	LineLayerSpecification,
	StyleSpecification
} from '@maplibre/maplibre-gl-style-spec';
import type { Theme } from '../tokens/tokens.ts';
import { dashed, generalisedFade, strokes } from './marks.ts';

/** A zoom band of the basemap: its GeoJSON features carry `kind`: land, lake, river, border, disputed, coast or graticule. */
export interface BasemapBand {
	id: string;
	minZoom: number;
	maxZoom: number;
	data: GeoJSON.FeatureCollection;
}

/** The layers of one zoom band of the basemap, the lowest first. */
export function basemapLayers({ id, minZoom, maxZoom }: BasemapBand, theme: Theme): LayerSpecification[] {
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

/** The layers of a style's embedded basemap, the lowest first: the story's own lie over them. */
export function basemapLayerIds({ layers }: StyleSpecification): string[] {
	return layers
		.filter(
			(layer) => layer.type === 'background' || ('source' in layer && String(layer.source).startsWith('basemap-'))
		)
		.map(({ id }) => id);
}
