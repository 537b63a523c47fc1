/** What the choice of the renderer rests on. */
export interface Circumstances {
	/** The address' `renderer`: `svg` and `map` are asked for by it, anything else is not. */
	asked: string | null;
	hasWebGL2: boolean;
	/** Whether this is an embed in a frame that has no room for a live map. */
	isSmall: boolean;
	/** Whether the reader has asked the browser to save data. */
	savesData: boolean;
	/** The network's class, as the Network Information API names it; undefined where a browser does not say. */
	network: string | undefined;
}

/** Why the drawn map is the map from the beginning. */
export type DrawnByChoice = 'asked' | 'no-webgl' | 'small' | 'saving-data' | 'slow-network';

/** Which renderer a page shows after its first paint. */
export type RendererChoice = { renderer: 'map' } | { renderer: 'svg'; reason: DrawnByChoice };

/** @param network as {@link Circumstances} has it */
export const isSlowNetwork = (network: string | undefined) => network === 'slow-2g' || network === '2g';

/** Chooses the renderer: what is asked for comes first, as far as the browser can do it, then what spares the reader. */
export function chooseRenderer({ asked, hasWebGL2, isSmall, savesData, network }: Circumstances): RendererChoice {
	if (asked === 'svg') return { renderer: 'svg', reason: 'asked' };
	if (!hasWebGL2) return { renderer: 'svg', reason: 'no-webgl' };
	if (asked === 'map') return { renderer: 'map' };
	if (isSmall) return { renderer: 'svg', reason: 'small' };
	if (savesData) return { renderer: 'svg', reason: 'saving-data' };
	if (isSlowNetwork(network)) return { renderer: 'svg', reason: 'slow-network' };
	return { renderer: 'map' };
}
