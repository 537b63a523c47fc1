import { files } from '#generated/fonts/fonts.json';
import { decodeBasemap, type BasemapBand, type BasemapFile } from '../geo/basemap.ts';
import type { MapSources } from '../style/map-sources.ts';
import type { StyleParts } from '../style/map-style.ts';

/** What the live map asks for once: the file `data/map.json` of the site. */
export interface MapData extends MapSources {
	basemap: BasemapFile;
}

/**
 * Asks for the map's data and unpacks it.
 * @throws Error if the answer is not a success or not JSON
 */
export async function loadStyleParts(url: string, signal: AbortSignal): Promise<StyleParts> {
	const response = await fetch(url, { signal });
	if (!response.ok) throw new Error(`${response.status} for ${url}`);
	const { basemap, features, labels, groups } = (await response.json()) as MapData;
	return {
		basemap: decodeBasemap(basemap).bands.map((band, index, { length }) => ({
			id: band.id,
			minZoom: band.minZoom,
			maxZoom: index === length - 1 ? 24 : band.maxZoom,
			data: ofKinds(band)
		})),
		features,
		labels,
		groups,
		fonts: labelFonts()
	};
}

const urls = import.meta.glob<string>('../../../generated/fonts/*.woff2', {
	query: '?url',
	import: 'default',
	eager: true
});

/** The page's own fonts, cut to the story, so that labels ask for no file that the page does not have. */
function labelFonts(): StyleParts['fonts'] {
	const fonts: StyleParts['fonts'] = {};
	for (const { file, mapName, unicodeRange } of files) {
		const url = urls[`../../../generated/fonts/${file}`];
		if (url) (fonts[mapName] ??= []).push({ url: new URL(url, location.href).href, 'unicode-range': unicodeRange });
	}
	return fonts;
}

function ofKinds({ land, lakes, rivers, borders, disputed, coast, graticule }: BasemapBand): GeoJSON.FeatureCollection {
	const kinds = { land, lake: lakes, river: rivers, border: borders, disputed, coast, graticule };
	return {
		type: 'FeatureCollection',
		features: Object.entries(kinds).flatMap(([kind, { features }]) =>
			features.map((feature): GeoJSON.Feature => ({ ...feature, properties: { kind } }))
		)
	};
}
