import stylesheetUrl from 'maplibre-gl/dist/maplibre-gl.css?url';

/**
 * Adds MapLibre's stylesheet to the page, once. An import of it would be asked for before the first paint: Kit links the
 * styles of every chunk that a page can load.
 * @throws Error if it cannot be loaded
 */
export function loadMapStylesheet(): Promise<void> {
	stylesheet ??= new Promise((resolve, reject) => {
		const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: stylesheetUrl });
		link.addEventListener('load', () => resolve());
		link.addEventListener('error', () => {
			// The next one who asks begins anew.
			link.remove();
			stylesheet = undefined;
			reject(new Error(`no stylesheet at ${stylesheetUrl}`));
		});
		document.head.append(link);
	});
	return stylesheet;
}

let stylesheet: Promise<void> | undefined;
