import type { Map as MapLibreMap } from 'maplibre-gl';
import { archiveScheme } from '../story/publisher-basemap.ts';
import { basemapOfStyle, ground, onlinePrefix, plainText, type OnlineBasemap } from '../style/online-basemap.ts';
import type { Theme } from '../tokens/tokens.ts';
import type { Archives } from './archives.ts';
import { patience, takeRequests } from './basemap-requests.ts';
import { TileTally } from './tile-tally.ts';

/**
 * What became of a publisher's basemap: it is seen, with the names that it asks to be credited by and in its own colours or
 * the theme's, or not to be had.
 */
export type BasemapNews = { state: 'online'; credits: string; hasOwnColors: boolean } | { state: 'failed' };

/** A basemap that is laid, or about to be. */
export interface LaidBasemap {
	setTheme: (theme: Theme) => void;
	/** Brings the embedded basemap back. */
	remove: () => void;
	/** Ends all that goes on for it; the map itself is about to go. */
	stop: () => void;
}

export interface OnlineBasemapOptions {
	/** Of a MapLibre style, or `pmtiles://` and an archive's address; absolute. */
	address: string;
	theme: Theme;
	/** Ids of the embedded basemap's layers, the lowest first. */
	embedded: readonly string[];
	tell: (news: BasemapNews) => void;
}

/** What is found at an address: in the colours of a theme, where it has none of its own. */
interface Found {
	themed: (theme: Theme) => OnlineBasemap;
	archives: Archives | undefined;
}

/**
 * Lays a publisher's basemap beneath the embedded one, which stays seen until every tile of the view has come. Then it is
 * hidden; it comes back as soon as the other fails, now or later.
 * @param map whose style is loaded
 */
export function layOnlineBasemap(map: MapLibreMap, options: OnlineBasemapOptions): LaidBasemap {
	const { address, embedded, tell } = options;
	let { theme } = options;
	const ended = new AbortController();
	const tally = new TileTally();
	let found: Found | undefined;
	let laid: OnlineBasemap | undefined;
	let isShown = false;
	let giveRequestsBack = () => {};
	let subscriptions: { unsubscribe: () => void }[] = [];

	const look = () => {
		if (isShown) return;
		// While tiles come one after another the reader is only scrolling; each that fails is an error of its own.
		if (tally.hasArrived) deadline = setTimeout(look, patience);
		else fail();
	};
	let deadline = setTimeout(look, patience);

	const stop = () => {
		ended.abort();
		clearTimeout(deadline);
		for (const subscription of subscriptions) subscription.unsubscribe();
		giveRequestsBack();
	};
	const remove = () => {
		if (ended.signal.aborted) return;
		stop();
		if (map.getStyle()) takeAway(map, laid, embedded);
		// With the graphics context the style has gone, and comes back with all that it had.
		else void map.once('style.load', () => takeAway(map, laid, embedded));
	};
	const fail = () => {
		if (ended.signal.aborted) return;
		remove();
		tell({ state: 'failed' });
	};
	const show = () => {
		isShown = true;
		clearTimeout(deadline);
		for (const id of embedded) map.setLayoutProperty(id, 'visibility', 'none');
		tell({ state: 'online', credits: creditsOf(map, laid), hasOwnColors: laid?.hasOwnColors ?? true });
	};
	const isWhole = () => Object.keys(laid?.sources ?? {}).every((id) => map.getSource(id) && map.isSourceLoaded(id));

	const watch = () => [
		map.on('sourcedata', (event) => {
			if (!isOnline(event) || !event.tile) return;
			// Shapes may be none, as at sea.
			if (map.getSource(event.sourceId)?.type !== 'raster') tally.fill();
			tally.arrive();
		}),
		map.on('error', (event) => {
			if ('sourceId' in event && !isOnline(event)) return;
			// What is no tile is a source, a sprite or a layer: without it the map is not what the publisher has chosen.
			if (!('tile' in event) || !event.tile || tally.fail()) return fail();
			map.triggerRepaint();
		}),
		map.on('render', () => {
			if (!isShown && tally.hasArrived && tally.isFilled && isWhole()) show();
		}),
		map.on('idle', () => {
			if (isWhole() && tally.rest()) fail();
		})
	];

	void (async () => {
		try {
			found = await findBasemap(address, ended.signal);
			// While the graphics context is lost there is nothing to lay it in.
			if (!ended.signal.aborted && !map.getStyle()) await map.once('style.load');
			if (ended.signal.aborted) return;
			laid = found.themed(theme);
			giveRequestsBack = takeRequests(map, laid.glyphs, found.archives, {
				onRefused: fail,
				onFontless: fail,
				onFilled: () => tally.fill()
			});
			lay(map, laid, embedded[0]);
			subscriptions = watch();
		} catch {
			fail();
		}
	})();

	return {
		setTheme(next) {
			theme = next;
			if (!laid || !found || ended.signal.aborted || !map.getStyle()) return;
			for (const { id, paint = {} } of found.themed(theme).layers) {
				for (const [name, value] of Object.entries(paint)) {
					map.setPaintProperty(id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value as never);
				}
			}
		},
		remove,
		stop
	};
}

const isOnline = (event: object) => 'sourceId' in event && String(event.sourceId).startsWith(onlinePrefix);

/** @throws Error if there is nothing at the address, or nothing that can be laid */
async function findBasemap(address: string, signal: AbortSignal): Promise<Found> {
	if (address.startsWith(archiveScheme)) {
		const archives = await readArchives();
		return { themed: await archives.basemap(address.slice(archiveScheme.length)), archives };
	}
	const response = await fetch(address, { signal });
	if (!response.ok) throw new Error(`${response.status} for ${address}`);
	const text = await response.text();
	const basemap = basemapOfStyle(JSON.parse(text), address);
	if (!basemap) throw new Error(`no style at ${address}`);
	const themed = ({ water }: Theme) => ({ ...basemap, layers: [ground(water), ...basemap.layers] });
	return { themed, archives: text.includes(archiveScheme) ? await readArchives() : undefined };
}

const readArchives = async () => new (await import('./archives.ts')).Archives();

/**
 * Adds a basemap below a layer.
 * @throws Error if MapLibre takes a part of it for invalid
 */
function lay(map: MapLibreMap, { glyphs, sprites, sources, layers }: OnlineBasemap, below: string | undefined): void {
	const problems: string[] = [];
	const watching = map.on('error', ({ error }) => problems.push(error.message));
	try {
		if (glyphs) map.setGlyphs(glyphs);
		for (const { id, url } of sprites) map.addSprite(id, url);
		for (const [id, source] of Object.entries(sources)) map.addSource(id, source);
		for (const layer of layers) map.addLayer(layer, below);
	} finally {
		watching.unsubscribe();
	}
	if (problems.length) throw new Error(problems.join('; '));
}

function takeAway(map: MapLibreMap, laid: OnlineBasemap | undefined, embedded: readonly string[]): void {
	for (const id of embedded) map.setLayoutProperty(id, 'visibility', 'visible');
	if (!laid) return;
	for (const { id } of laid.layers) if (map.getLayer(id)) map.removeLayer(id);
	for (const id of Object.keys(laid.sources)) if (map.getSource(id)) map.removeSource(id);
	for (const { id } of map.getSprite()) map.removeSprite(id);
	if (laid.glyphs) map.setGlyphs(null);
}

/** The credits of the sources, as text: what a publisher's host sends is not trusted as HTML. */
function creditsOf(map: MapLibreMap, laid: OnlineBasemap | undefined): string {
	const credits = Object.keys(laid?.sources ?? {}).map((id) => plainText(map.getSource(id)?.attribution ?? ''));
	return [...new Set(credits)].filter(Boolean).join('; ');
}
