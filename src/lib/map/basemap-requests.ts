import {
	addProtocol,
	removeProtocol,
	type AddProtocolAction,
	type Map as MapLibreMap,
	type RequestParameters
} from 'maplibre-gl';
import { archiveScheme } from '../story/publisher-basemap.ts';
import type { Archives } from './archives.ts';

type Answer = Awaited<ReturnType<AddProtocolAction>>;

/** Who is told of what MapLibre itself does not tell. */
export interface RequestEvents {
	/** A host answers for want of rights, money or quota with no tile, and will with no other. */
	onRefused: () => void;
	/** Of the fonts that were asked for none has come. */
	onFontless: () => void;
	/** A tile has come that is not empty. */
	onFilled: () => void;
}

/** How long an answer may take, in milliseconds. */
export const patience = 7000;

/** Begins the addresses that MapLibre asks us for: fonts, tiles, and all else. */
const schemes = { font: 'online-font', tile: 'online-tile', other: 'online' } as const;

const ofBasemaps: readonly unknown[] = ['Source', 'SpriteJSON', 'SpriteImage', 'Image'];

const refusals: readonly number[] = [401, 402, 403, 429];

/**
 * Makes a publisher's basemap's requests in MapLibre's stead, so that each that fails is an error: MapLibre says nothing
 * of a tile that is not there, of a font that is not, and of an answer that never comes. Nothing else on the map asks for
 * sources, tiles and sprites by an address.
 * @param fonts the template of the basemap's addresses for fonts; our own labels have fonts of the site
 * @returns what gives the requests back to MapLibre
 */
export function takeRequests(
	map: MapLibreMap,
	fonts: string | undefined,
	archives: Archives | undefined,
	events: RequestEvents
): () => void {
	const fontsBegin = fonts?.slice(0, fonts.indexOf('{'));
	map.setTransformRequest((url, kind) => {
		if (String(kind) === 'Glyphs') {
			return fontsBegin !== undefined && url.startsWith(fontsBegin) ? { url: `${schemes.font}://${url}` } : undefined;
		}
		if (String(kind) === 'Tile') return { url: `${schemes.tile}://${url}` };
		return ofBasemaps.includes(kind) ? { url: `${schemes.other}://${url}` } : undefined;
	});

	const answer = async (scheme: string, parameters: RequestParameters, { signal }: AbortController) => {
		const url = parameters.url.slice(`${scheme}://`.length);
		const stop = new AbortController();
		const late = setTimeout(() => stop.abort(new Error(`No answer from ${url}.`)), patience);
		signal.addEventListener('abort', () => stop.abort(signal.reason));
		try {
			const load = archives && url.startsWith(archiveScheme) ? archives.answer : ask;
			return await untilStopped(load({ ...parameters, url }, stop), stop.signal);
		} catch (problem) {
			if (problem instanceof HttpError && refusals.includes(problem.code)) events.onRefused();
			throw problem;
		} finally {
			clearTimeout(late);
		}
	};

	let [waiting, came] = [0, 0];
	addProtocol(schemes.other, (parameters, controller) => answer(schemes.other, parameters, controller));
	addProtocol(schemes.tile, async (parameters, controller) => {
		const tile = await answer(schemes.tile, parameters, controller);
		if ((tile.data as ArrayBuffer | null)?.byteLength) events.onFilled();
		return tile;
	});
	addProtocol(schemes.font, async (parameters, controller) => {
		waiting += 1;
		try {
			const font = await answer(schemes.font, parameters, controller);
			came += 1;
			return font;
		} finally {
			waiting -= 1;
			if (!waiting && !came) events.onFontless();
		}
	});
	return () => {
		map.setTransformRequest(null);
		for (const scheme of Object.values(schemes)) removeProtocol(scheme);
	};
}

/** An answer that is no success. MapLibre must not find its `status`: of a 404 it would say nothing. */
class HttpError extends Error {
	readonly code: number;

	constructor(code: number, url: string) {
		super(`${code} for ${url}`);
		this.code = code;
	}
}

async function ask({ url, type }: RequestParameters, { signal }: AbortController): Promise<Answer> {
	const response = await fetch(url, { signal });
	if (!response.ok) throw new HttpError(response.status, url);
	const data: unknown =
		type === 'json' ? await response.json() : type === 'string' ? await response.text() : await response.arrayBuffer();
	const { headers } = response;
	return { data, cacheControl: headers.get('cache-control'), expires: headers.get('expires') } as Answer;
}

/** @throws the signal's reason as soon as it is aborted: not everything that loads listens to one */
function untilStopped<T>(loading: Promise<T>, signal: AbortSignal): Promise<T> {
	return Promise.race([
		loading,
		new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
	]);
}
