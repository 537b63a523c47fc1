/** The program that unpacks the map's data. */
export const loadStyleCode = once(() => import('../map/style-parts.ts'));

const loadLiveMap = once(() => import('../map/live-map.ts'));
const loadStylesheet = once(() => import('../map/map-stylesheet.ts'));

/** The live map's program with its stylesheet: MapLibre and what is around it. */
export async function loadMapCode() {
	const [code] = await Promise.all([
		loadLiveMap(),
		loadStylesheet().then(({ loadMapStylesheet }) => loadMapStylesheet())
	]);
	return code;
}

/** Asks for a module once, and again after it could not be loaded. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
	let asked: Promise<T> | undefined;
	let failures = 0;
	return () =>
		(asked ??= load()
			.catch((error: unknown) => loadElsewhere<T>(error, failures))
			.catch((error: unknown) => {
				asked = undefined;
				failures += 1;
				throw error;
			}));
}

/**
 * Firefox keeps the failure of an address and never asks for it again, so from the second failure on a module is asked for by
 * another one. Chromium and Firefox name the address in the error; a module that needs it by its own address is not helped.
 */
function loadElsewhere<T>(error: unknown, failures: number): Promise<T> {
	const [address] = String(error).match(/http\S+/) ?? [];
	if (!failures || !address?.startsWith(`${location.origin}/`)) throw error;
	return import(/* @vite-ignore */ `${address}?${failures}`) as Promise<T>;
}
