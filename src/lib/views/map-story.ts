import { tick } from 'svelte';
import type { LiveMap } from '../map/live-map.ts';
import type { Player, StepListener } from '../player/player.svelte.ts';

/** What a page gives to tests, hosts and teachers’ scripts, as `window.mapStory`; it exists once the position is true. */
export interface MapStory {
	/** Ids of the steps, in order. */
	readonly steps: readonly string[];
	/** Step index plus the fraction of the way to the next step. */
	readonly position: number;
	/** Goes to a step by id or index; false if there is no such step. */
	goTo(step: string | number): boolean;
	/** Calls back whenever another step is reached; returns what stops it. */
	on(event: 'step', listener: StepListener): () => void;
	/** The MapLibre map while it is what is seen, else undefined. */
	readonly map: LiveMap['map'] | undefined;
}

declare global {
	interface Window {
		mapStory?: MapStory;
	}
}

/** Sets `window.mapStory` once the page shows the player's position; returns what takes it away. */
export function exposeMapStory(player: Player, map: () => LiveMap['map'] | undefined): () => void {
	let isStopped = false;
	const mapStory = Object.freeze({
		steps: Object.freeze([...player.steps]),
		get position() {
			return player.position;
		},
		goTo: (step: string | number) => player.goTo(step),
		on: (event: 'step', listener: StepListener) => player.on(event, listener),
		get map() {
			return map();
		}
	});
	void tick().then(() => {
		if (!isStopped) window.mapStory = mapStory;
	});
	return () => {
		isStopped = true;
		delete window.mapStory;
	};
}
