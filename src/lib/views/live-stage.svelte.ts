import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { LiveMap } from '../map/live-map.ts';
import type { BandId } from '../scene/bands.ts';
import type { Camera } from '../scene/camera.ts';
import type { ThemeName } from '../style/theme.ts';
import { afterFirstPaint } from './first-paint.ts';

/** `drawn`: the SVG is what is seen; `live`: MapLibre is; `failed`: the SVG, and MapLibre will not come. */
export type StageState = 'drawn' | 'live' | 'failed';

/** What the live map follows. */
export interface LiveStageView {
	/** Address of the map's data. */
	dataUrl: () => string;
	title: () => string;
	camera: () => Camera | undefined;
	position: () => number;
	band: () => BandId | undefined;
	theme: () => ThemeName;
}

/**
 * How long the live map may take for its first whole picture, in milliseconds, before the page says that it failed. The
 * drawn map is seen all the while, and a picture that comes later is welcome.
 */
const patience = 8000;

/** The live map of a stage: comes after the first paint, follows the story, and can be set free to be explored. */
export class LiveStage {
	readonly #view: LiveStageView;
	#state = $state<StageState>('drawn');
	#live = $state.raw<LiveMap>();
	#freeCamera = $state.raw<Camera>();

	constructor(view: LiveStageView) {
		this.#view = view;
	}

	get state(): StageState {
		return this.#state;
	}

	/** The MapLibre map, once it is what is seen. */
	get map() {
		return this.#state === 'live' ? this.#live?.map : undefined;
	}

	/** Where the reader has moved the map by hand, while it is free. */
	get freeCamera(): Camera | undefined {
		return this.#freeCamera;
	}

	/** Whether the map can be moved by hand now. */
	get isFree(): boolean {
		return this.#freeCamera !== undefined;
	}

	/** Frees the map from the story. */
	explore(): void {
		const camera = this.#view.camera();
		if (this.#state !== 'live' || !camera) return;
		this.#freeCamera = camera;
		this.#live?.setFree(true);
	}

	/** Gives the map back to the story: its camera is again that of the position. */
	follow(): void {
		this.#live?.setFree(false);
		this.#freeCamera = undefined;
	}

	/** Fills its element with the live map. */
	readonly attach: Attachment<HTMLElement> = (container) => {
		const stop = new AbortController();
		untrack(() => void this.#start(container, stop.signal));

		$effect(() => {
			const camera = this.#view.camera();
			const position = this.#view.position();
			if (camera && !this.isFree) this.#live?.show(camera, position);
		});
		$effect(() => {
			const band = this.#view.band();
			if (band) this.#live?.setBand(band);
		});
		$effect(() => this.#live?.setTheme(this.#view.theme()));

		return () => {
			stop.abort();
			this.#live?.remove();
			this.#live = undefined;
		};
	};

	async #start(container: HTMLElement, signal: AbortSignal): Promise<void> {
		await afterFirstPaint();
		if (signal.aborted) return;
		try {
			const [createLiveMap, parts] = await Promise.all([
				import('../map/live-map.ts').then(async ({ createLiveMap, loadMapStylesheet }) => {
					await loadMapStylesheet();
					return createLiveMap;
				}),
				import('../map/style-parts.ts').then(({ loadStyleParts }) => loadStyleParts(this.#view.dataUrl(), signal))
			]);
			const camera = this.#view.camera();
			const band = this.#view.band();
			if (signal.aborted || !camera || !band) return;
			const late = setTimeout(() => (this.#state = 'failed'), patience);
			signal.addEventListener('abort', () => clearTimeout(late));
			this.#live = createLiveMap({
				container,
				parts,
				title: this.#view.title(),
				camera,
				band,
				position: this.#view.position(),
				theme: this.#view.theme(),
				onComplete: () => {
					clearTimeout(late);
					this.#state = 'live';
				},
				onLost: () => {
					this.follow();
					this.#state = 'drawn';
				},
				onMove: (moved) => (this.#freeCamera = moved)
			});
		} catch {
			// No WebGL, no map chunk or no data: the drawn map is the map, and the page says so by its state.
			if (!signal.aborted) this.#fail();
		}
	}

	#fail(): void {
		this.#live?.remove();
		this.#live = undefined;
		this.#state = 'failed';
	}
}
