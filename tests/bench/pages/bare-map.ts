import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { mapStyle, type StyleParts } from '../../../src/lib/style/map-style.ts';
import { themes } from '../../../src/lib/tokens/tokens.ts';
import type { BenchScene } from '../bench-site.ts';

setWorkerUrl(workerUrl);

/** The first step's map, with nothing around it; `onComplete` at the first frame that holds all of it. */
export function createBareMap(
	container: HTMLElement,
	parts: StyleParts,
	{ camera, band }: BenchScene,
	onComplete: () => void
): MapLibreMap {
	const map = new MapLibreMap({
		container,
		style: mapStyle(parts, themes.light, band),
		...camera,
		fadeDuration: 0,
		attributionControl: false,
		interactive: false
	});
	let isComplete = false;
	map.on('render', () => {
		if (isComplete || !map.isStyleLoaded() || !map.areTilesLoaded()) return;
		isComplete = true;
		onComplete();
	});
	return map;
}
