import type { LayerSpecification, SourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import { archiveScheme } from '../story/publisher-basemap.ts';

/** A publisher's own basemap, ready to be laid under the story's layers. */
export interface OnlineBasemap {
	sources: Record<string, SourceSpecification>;
	layers: LayerSpecification[];
	glyphs?: string;
	/** Addresses of pictures for its layers. */
	sprites: { id: string; url: string }[];
	/** Whether it looks the same in both of the site's themes. */
	hasOwnColors: boolean;
}

/** Begins the ids of all that is the online basemap's, so that none is one of ours. */
export const onlinePrefix = 'online:';

/** Lies under all of a basemap: where a tile is empty or has not come yet, nothing that is beneath the map shows through. */
export function ground(color: string): LayerSpecification {
	// Without the prefix, after which a publisher's layer may have any name.
	return { id: 'online-ground', type: 'background', paint: { 'background-color': color } };
}

/**
 * Takes a basemap out of a MapLibre style. Only what lies flat is taken: our camera knows no terrain and no globe.
 * @param style what a publisher's host has sent
 * @param base address of the style: those in it may be relative to it
 * @returns undefined for what is no style with layers; what is taken may still be no valid style
 */
export function basemapOfStyle(style: unknown, base: string): OnlineBasemap | undefined {
	if (!isObject(style) || style.version !== 8 || !isObject(style.sources)) return undefined;
	const sources = Object.entries(style.sources);
	const layers: unknown = style.layers;
	if (!Array.isArray(layers) || !layers.length || !layers.every(isLayer)) return undefined;
	if (!sources.every(([, source]) => isObject(source))) return undefined;
	return {
		sources: Object.fromEntries(
			sources.map(([id, source]) => [onlinePrefix + id, absoluteSource(source as Record<string, unknown>, base)])
		),
		layers: layers.map((layer) => ({
			...layer,
			id: onlinePrefix + layer.id,
			...(typeof layer.source === 'string' && { source: onlinePrefix + layer.source })
		})) as unknown as LayerSpecification[],
		...(typeof style.glyphs === 'string' && { glyphs: absolute(style.glyphs, base) }),
		sprites: spritesOf(style.sprite, base),
		hasOwnColors: true
	};
}

/** The words of a credit, which hosts send as HTML: nothing of it but its text is used. */
export function plainText(html: string): string {
	return html
		.slice(0, longestCredit)
		.replace(/<[^>]*>/g, '')
		.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (entity, decimal, hex, name: string | undefined) => {
			if (name !== undefined) return named[name.toLowerCase()] ?? entity;
			const code = decimal ? Number(decimal) : parseInt(String(hex), 16);
			return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
		})
		.replace(/\s+/g, ' ')
		.trim();
}

/** What is longer is no credit. */
const longestCredit = 1000;

const named: Readonly<Record<string, string>> = { amp: '&', copy: '©', gt: '>', lt: '<', nbsp: ' ', quot: '"' };

function absoluteSource(source: Record<string, unknown>, base: string): SourceSpecification {
	const { url, tiles, data } = source;
	return {
		...source,
		...(typeof url === 'string' && { url: absolute(url, base) }),
		...(typeof data === 'string' && { data: absolute(data, base) }),
		...(Array.isArray(tiles) && {
			tiles: tiles.map((tile) => (typeof tile === 'string' ? absolute(tile, base) : tile))
		})
	} as unknown as SourceSpecification;
}

function spritesOf(sprite: unknown, base: string): OnlineBasemap['sprites'] {
	if (typeof sprite === 'string') return [{ id: 'default', url: absolute(sprite, base) }];
	if (!Array.isArray(sprite)) return [];
	return sprite
		.filter(isObject)
		.flatMap(({ id, url }) =>
			typeof id === 'string' && typeof url === 'string' ? [{ id, url: absolute(url, base) }] : []
		);
}

/** An address that may be relative, and may name an archive; what stands in braces is filled in later. */
export function absolute(address: string, base: string): string {
	const scheme = address.startsWith(archiveScheme) ? archiveScheme : '';
	const place = address.slice(scheme.length);
	if (!URL.canParse(place, base)) return address;
	return scheme + new URL(place, base).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');
}

function isLayer(value: unknown): value is Record<string, unknown> & { id: string } {
	return isObject(value) && typeof value.id === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
