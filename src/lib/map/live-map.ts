import { setWorkerUrl, type Map as MapLibreMap } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { BandId } from '../scene/bands.ts';
import type { Camera } from '../scene/camera.ts';
import { basemapLayerIds } from '../style/basemap-layers.ts';
import { labelFilter } from '../style/label-layer.ts';
import { mapStyle, type StyleParts } from '../style/map-style.ts';
import { positionState } from '../style/presence-paint.ts';
import { takeDriven, valueAt } from '../style/position-driven.ts';
import { themes, type LabelKind, type ThemeName } from '../tokens/tokens.ts';
import { layOnlineBasemap, type BasemapNews, type LaidBasemap } from './online-basemap.ts';
import { StillMap } from './still-map.ts';

setWorkerUrl(workerUrl);

/** What is asked of a machine with two graphics processors. */
export type PowerPreference = 'high-performance' | 'default';

/** What a live map is made with. */
export interface LiveMapOptions {
	container: HTMLElement;
	parts: StyleParts;
	/** Names the map for assistive technology. */
	title: string;
	camera: Camera;
	position: number;
	band: BandId;
	theme: ThemeName;
	power: PowerPreference;
	/** Nothing glides, not even what is moved by hand. */
	isStill: boolean;
	/** The whole first picture stands, or stands again after the graphics context was lost. */
	onComplete: () => void;
	/** The picture is gone: the graphics context was lost. */
	onLost: () => void;
	/** The graphics context is there again, the picture not yet. */
	onRestored: () => void;
	/** The camera was moved by hand. */
	onMove: (camera: Camera) => void;
}

/** A MapLibre map that shows what it is told; only while it is free does it move by hand. */
export interface LiveMap {
	readonly map: MapLibreMap;
	show: (camera: Camera, position: number) => void;
	setBand: (band: BandId) => void;
	setTheme: (theme: ThemeName) => void;
	/** Lets the map be moved by hand, or takes it back. */
	setFree: (free: boolean) => void;
	setStill: (isStill: boolean) => void;
	/** Goes nearer by this many levels of zoom, or away. */
	zoomBy: (levels: number) => void;
	/** Glides to a camera, or to another place at the same zoom; its centre is then this far from the middle, in CSS pixels. */
	lookAt: (camera: Partial<Camera>, offset?: [right: number, down: number]) => void;
	/** Lays the publisher's basemap, where there is one and it is not laid; tells what becomes of it. */
	layBasemap: (tell: (news: BasemapNews) => void) => void;
	/** Brings the embedded basemap back. */
	removeBasemap: () => void;
	remove: () => void;
}

type PaintProperty = Parameters<MapLibreMap['setPaintProperty']>[1];

/** Steps of a fade between two steps of the story; finer ones could not be told apart. */
const fadeSteps = 20;

const handlers = ['dragPan', 'scrollZoom', 'doubleClickZoom', 'touchZoomRotate', 'keyboard', 'boxZoom'] as const;

/** A container that a transform magnifies is drawn as sharp as it is seen. */
function sharpness(container: HTMLElement): { pixelRatio?: number } {
	const magnified = container.getBoundingClientRect().width / container.offsetWidth;
	return magnified > 1.01 ? { pixelRatio: devicePixelRatio * magnified } : {};
}

/**
 * Makes a live map in its container; its stylesheet has to be there.
 * @throws what MapLibre throws when the browser has no WebGL2
 */
export function createLiveMap(options: LiveMapOptions): LiveMap {
	let { theme, band, position, camera } = options;
	let free = false;
	/** What the map's style was made for; it can be told more only while it is loaded. */
	const styled = { theme, band };
	const { style, driven } = takeDriven(mapStyle(options.parts, themes[theme], band), positionState, position);
	const map = new StillMap({
		container: options.container,
		style,
		// A test holds that every story's style is valid; on a phone the proof takes a second.
		validateStyle: false,
		center: camera.center,
		zoom: camera.zoom,
		bearing: camera.bearing,
		maxPitch: 0,
		maxZoom: 18,
		fadeDuration: 0,
		canvasContextAttributes: { powerPreference: options.power },
		...sharpness(options.container),
		attributionControl: false,
		dragRotate: false,
		pitchWithRotate: false,
		touchPitch: false,
		...Object.fromEntries(handlers.map((handler) => [handler, false])),
		locale: { 'Map.Title': options.title }
	});
	map.isStill = options.isStill;
	const canvas = map.getCanvas();

	// A canvas that takes focus would take the arrow keys from the page.
	const setReachable = (reachable: boolean) => {
		canvas.tabIndex = reachable ? 0 : -1;
		canvas.toggleAttribute('inert', !reachable);
	};
	setReachable(false);

	let online: LaidBasemap | undefined;

	// `load` and `idle` can stay away for ever; a frame with every source drawn is what is wanted.
	let isComplete = false;
	let styleIsLoaded = false;
	map.on('render', () => {
		if (isComplete || !styleIsLoaded || !map.isStyleLoaded() || !map.areTilesLoaded()) return;
		isComplete = true;
		options.onComplete();
	});
	/** What the layers were told last, as `driven` lists them. */
	let told: number[] = [];
	const fade = () => {
		if (!styleIsLoaded) return;
		for (const [index, { layer, property, stops }] of driven.entries()) {
			const value = valueAt(stops, position);
			if (value === told[index]) continue;
			told[index] = value;
			map.setPaintProperty(layer, property as PaintProperty, value as never, { validate: false });
		}
	};
	const restyle = () => {
		if (!styleIsLoaded) return;
		if (styled.band !== band) {
			styled.band = band;
			for (const layer of map.getStyle().layers) {
				const [, kind, group] = /^label-(.+)@(.+)$/.exec(layer.id) ?? [];
				if (kind && group) map.setFilter(layer.id, labelFilter(group, kind as LabelKind, band));
			}
		}
		if (styled.theme === theme) return;
		styled.theme = theme;
		online?.setTheme(themes[theme]);
		// The whole style would make MapLibre compare every coordinate of the sources; only paint differs.
		const { style: themed } = takeDriven(mapStyle(options.parts, themes[theme], band), positionState, position);
		for (const layer of themed.layers) {
			for (const [name, value] of Object.entries(layer.paint ?? {})) {
				map.setPaintProperty(layer.id, name as PaintProperty, value as never, { validate: false });
			}
		}
	};
	map.on('style.load', () => {
		styleIsLoaded = true;
		// After a loss the style is that of the loss; the story may have gone on.
		told = [];
		restyle();
		fade();
	});
	map.on('webglcontextlost', () => {
		isComplete = false;
		styleIsLoaded = false;
		options.onLost();
	});
	map.on('webglcontextrestored', () => {
		options.onRestored();
		// What was set while the context was lost has been dropped.
		map.jumpTo(camera);
		map.triggerRepaint();
	});
	map.on('move', () => {
		if (!free) return;
		const { lng, lat } = map.getCenter();
		options.onMove({ center: [lng, lat], zoom: map.getZoom(), bearing: map.getBearing() });
	});

	return {
		map,
		show(nextCamera, nextPosition) {
			camera = nextCamera;
			map.jumpTo({ center: camera.center, zoom: camera.zoom, bearing: camera.bearing });
			position = Math.round(nextPosition * fadeSteps) / fadeSteps;
			fade();
		},
		setBand(next) {
			band = next;
			restyle();
		},
		setTheme(next) {
			theme = next;
			restyle();
		},
		setFree(next) {
			free = next;
			for (const handler of handlers) map[handler][free ? 'enable' : 'disable']();
			if (free) map.touchZoomRotate.disableRotation();
			setReachable(free);
		},
		setStill(next) {
			map.isStill = next;
		},
		zoomBy: (levels) => void map.easeTo({ zoom: map.getZoom() + levels }),
		lookAt: (wanted, offset = [0, 0]) => void map.easeTo({ ...wanted, offset }),
		layBasemap(tell) {
			const address = options.parts.online?.address;
			// A site without one has nothing of its program.
			if (import.meta.env.HAS_ONLINE_BASEMAP && address !== undefined && !online) {
				online = layOnlineBasemap(map, {
					address,
					theme: themes[theme],
					embedded: basemapLayerIds(style),
					tell(news) {
						if (news.state === 'failed') online = undefined;
						tell(news);
					}
				});
			}
		},
		removeBasemap() {
			online?.remove();
			online = undefined;
		},
		remove() {
			online?.stop();
			map.remove();
		}
	};
}
