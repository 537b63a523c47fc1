/** The program that unpacks the map's data. */
export const loadStyleCode = once(() => import('../map/style-parts.ts'));

/** The live map's program with its stylesheet: MapLibre and what is around it. */
export const loadMapCode = once(async () => {
	const [code] = await Promise.all([
		import('../map/live-map.ts'),
		import('../map/map-stylesheet.ts').then(({ loadMapStylesheet }) => loadMapStylesheet())
	]);
	return code;
});

/** Asks once, and again after what was asked for could not be loaded. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
	let asked: Promise<T> | undefined;
	return () =>
		(asked ??= load().catch((error: unknown) => {
			asked = undefined;
			throw error;
		}));
}
