import { files } from '#generated/fonts/fonts.json';
import { decodeBasemap, type BasemapBand, type BasemapFile } from '../geo/basemap.ts';
import type { PublisherBasemap } from '../story/publisher-basemap.ts';
import type { MapSources } from '../style/map-sources.ts';
import type { StyleParts } from '../style/map-style.ts';
import { absolute } from '../style/online-basemap.ts';

/** What the live map asks for once: the file `data/map.json` of the site. */
export interface MapData extends MapSources {
	basemap: BasemapFile;
	/** The publisher’s own basemap, where one is chosen. */
	online?: PublisherBasemap;
}

/**
 * Asks for the map's data and unpacks it.
 * @throws Error if the answer is not a success or not JSON
 */
export async function loadStyleParts(url: string, signal: AbortSignal): Promise<StyleParts> {
	const response = await fetch(url, { signal });
	if (!response.ok) throw new Error(`${response.status} for ${url}`);
	const { basemap, features, labels, groups, online } = (await response.json()) as MapData;
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
		fonts: labelFonts(),
		...(import.meta.env.HAS_ONLINE_BASEMAP &&
			online && { online: { ...online, address: absolute(online.address, root(url)) } })
	};
}

/** The site's root, for which what stands beside the build is named, on every page of the site. */
const root = (dataUrl: string) => new URL('../', new URL(dataUrl, document.baseURI)).href;

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
