import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import type { LiveMap, LiveMapOptions, PowerPreference } from '../map/live-map.ts';
import type { BandId } from '../scene/bands.ts';
import type { Camera } from '../scene/camera.ts';
import type { ThemeName } from '../tokens/tokens.ts';
import { BasemapChoice } from './basemap-choice.svelte.ts';
import { circumstances } from './circumstances.ts';
import { firstPaint } from './first-paint.ts';
import { loadMapCode, loadStyleCode } from './map-code.ts';
import { chooseRenderer, type DrawnByChoice } from './renderer-choice.ts';

/** `drawn`: the SVG is what is seen; `live`: MapLibre is; `failed`: the SVG, and MapLibre will not come by itself. */
export type StageState = 'drawn' | 'live' | 'failed';

/**
 * Why the SVG is what is seen and stays so: by choice, or since MapLibre is late, could not be loaded or started, or lost
 * its graphics context for good.
 */
export type DrawnReason = DrawnByChoice | 'late' | 'failed' | 'lost';

/** What the live map follows. */
export interface LiveStageView {
	/** Address of the map's data. */
	dataUrl: () => string;
	title: () => string;
	camera: () => Camera | undefined;
	position: () => number;
	band: () => BandId | undefined;
	theme: () => ThemeName;
	isStill: () => boolean;
	/** Whether the stage has no room for a live map now; without it, always has. */
	isSmall?: () => boolean;
}

/**
 * How long the live map may take for its first whole picture, in milliseconds, before the page says that it is late. The
 * drawn map is seen all the while, and a picture that comes later is welcome. Of the 8 s in which a page is to stand one
 * is left for what the page itself needs to start.
 */
const patience = 7000;

/** How long a lost graphics context is waited for, in milliseconds. */
const patienceForContext = 3000;

/** A context that is lost twice within this time, in milliseconds, is not waited for again. */
const lossesApart = 60_000;

// Asked for here, not by the stage: what a component asks for waits until the whole page is hydrated, and all the while
// the network would stand still.
const painted = firstPaint();
void painted.then(() => {
	if (chooseRenderer(circumstances()).renderer !== 'map') return;
	// Who awaits them meets the error.
	loadStyleCode().catch(() => undefined);
	loadMapCode().catch(() => undefined);
});

/** The live map of a stage: comes after the first paint, follows the story, and can be set free to be explored. */
export class LiveStage {
	readonly #view: LiveStageView;
	#state = $state<StageState>('drawn');
	#reason = $state<DrawnReason>();
	#isAwaited = $state(false);
	#live = $state.raw<LiveMap>();
	#freeCamera = $state.raw<Camera>();
	/** Only in a site whose publisher has chosen a basemap. */
	readonly basemap = import.meta.env.HAS_ONLINE_BASEMAP ? new BasemapChoice(() => this.#live) : undefined;
	#container: HTMLElement | undefined;
	/** Aborted when the map that is made, or on its way, is no longer wanted. */
	#attempt = new AbortController();
	/** When the graphics context was lost of late. */
	#losses: readonly number[] = [];

	constructor(view: LiveStageView) {
		this.#view = view;
	}

	get state(): StageState {
		return this.#state;
	}

	/** Why the drawn map stays what is seen; undefined while the live map is seen or on its way. */
	get reason(): DrawnReason | undefined {
		return this.#reason;
	}

	/** Whether the live map is on its way since the reader has asked for it, or again since it was lost. */
	get isAwaited(): boolean {
		return this.#isAwaited;
	}

	/** Whether the reader may ask for the live map, which did not come by itself or did not stay. */
	get canLoad(): boolean {
		return this.#reason !== undefined && !['asked', 'no-webgl', 'small'].includes(this.#reason);
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

	/** What moves the map while it is free. */
	get steering(): Pick<LiveMap, 'zoomBy' | 'lookAt'> | undefined {
		return this.isFree ? this.#live : undefined;
	}

	/** Shows again what the story shows, and leaves the map free. */
	reset(): void {
		const camera = this.#view.camera();
		if (camera) this.steering?.lookAt(camera);
	}

	/** Loads the live map where the page did without it, or tries again what did not work. */
	load(): void {
		if (!this.canLoad) return;
		this.#become('drawn');
		this.#isAwaited = true;
		void this.#start();
	}

	/** Fills its element with the live map. */
	readonly attach: Attachment<HTMLElement> = (container) => {
		this.#container = container;
		$effect(() => {
			// Anew when the frame becomes large enough for it, or too small.
			this.#view.isSmall?.();
			untrack(() => void this.#begin());
		});
		$effect(() => {
			const camera = this.#view.camera();
			const position = this.#view.position();
			if (camera && !this.isFree) this.#live?.show(camera, position);
		});
		$effect(() => {
			const band = this.#view.band();
			if (band) this.#live?.setBand(band);
		});
		$effect(() => this.#live?.setTheme(this.basemap?.theme ?? this.#view.theme()));
		$effect(() => this.#live?.setStill(this.#view.isStill()));

		return () => {
			this.#container = undefined;
			this.#remove();
		};
	};

	async #begin(): Promise<void> {
		await painted;
		const choice = chooseRenderer(circumstances());
		this.#become('drawn');
		if (choice.renderer === 'map') return this.#start();
		this.follow();
		this.#remove();
		this.#become(choice.reason === 'no-webgl' ? 'failed' : 'drawn', choice.reason);
	}

	async #start(): Promise<void> {
		this.#remove();
		const { signal } = (this.#attempt = new AbortController());
		const late = setTimeout(() => this.#become('failed', 'late'), patience);
		signal.addEventListener('abort', () => clearTimeout(late));
		try {
			const [{ createLiveMap }, parts] = await Promise.all([
				loadMapCode(),
				loadStyleCode().then(({ loadStyleParts }) => loadStyleParts(this.#view.dataUrl(), signal))
			]);
			if (signal.aborted) return;
			this.#show(
				(options) => createLiveMap({ ...options, parts }),
				'high-performance',
				() => {
					clearTimeout(late);
					this.basemap?.begin(parts.online);
				}
			);
		} catch {
			// No map chunk, no data or no graphics context.
			if (!signal.aborted) this.#giveUp('failed');
		}
	}

	/** Makes the live map; where the browser does not bear the first wish for graphics, again with the usual one. */
	#show(create: (options: Omit<LiveMapOptions, 'parts'>) => LiveMap, power: PowerPreference, oncomplete: () => void) {
		const [container, camera, band] = [this.#container, this.#view.camera(), this.#view.band()];
		if (!container || !camera || !band) return;
		const { signal } = this.#attempt;
		const retry = power === 'default' ? undefined : () => this.#show(create, 'default', oncomplete);
		let isComplete = false;
		let waiting: ReturnType<typeof setTimeout> | undefined;
		signal.addEventListener('abort', () => clearTimeout(waiting));

		const onComplete = () => {
			isComplete = true;
			clearTimeout(waiting);
			this.#become('live');
			oncomplete();
		};
		const onLost = () => {
			this.follow();
			// MapLibre is in the midst of its own answer to the loss: no map is taken from it before that.
			if (!isComplete && retry) return queueMicrotask(() => this.#replace(signal, retry));
			if (this.#isLostAgain()) return queueMicrotask(() => !signal.aborted && this.#giveUp('lost'));
			this.#become('drawn');
			this.#isAwaited = true;
			clearTimeout(waiting);
			waiting = setTimeout(() => this.#giveUp('lost'), patienceForContext);
		};
		const onRestored = () => {
			clearTimeout(waiting);
			waiting = setTimeout(() => this.#become('failed', 'late'), patience);
		};
		try {
			this.#live = create({
				container,
				power,
				title: this.#view.title(),
				camera,
				band,
				position: this.#view.position(),
				theme: this.#view.theme(),
				isStill: this.#view.isStill(),
				onComplete,
				onLost,
				onRestored,
				onMove: (moved) => (this.#freeCamera = moved)
			});
		} catch (error) {
			// What MapLibre had built before it found no context.
			container.replaceChildren();
			if (!retry) throw error;
			retry();
		}
	}

	/** Safari may lose a context right after it was made for high performance. */
	#replace(signal: AbortSignal, retry: () => void): void {
		if (signal.aborted) return;
		this.#live?.remove();
		this.#live = undefined;
		try {
			retry();
		} catch {
			this.#giveUp('failed');
		}
	}

	#isLostAgain(): boolean {
		const now = performance.now();
		this.#losses = [...this.#losses.filter((time) => now - time < lossesApart), now];
		return this.#losses.length > 1;
	}

	#become(state: StageState, reason?: DrawnReason): void {
		this.#state = state;
		this.#reason = reason;
		this.#isAwaited = false;
	}

	#giveUp(reason: DrawnReason): void {
		this.#remove();
		this.#become('failed', reason);
	}

	#remove(): void {
		this.#attempt.abort();
		this.basemap?.end();
		this.#live?.remove();
		this.#live = undefined;
	}
}
