import { untrack } from 'svelte';
import { Tween } from 'svelte/motion';
import type { Motion } from '../motion-choice.svelte.ts';

/** How long the map flies from a step to the next one, in milliseconds. */
const duration = 1400;

/**
 * What the map shows while a talk goes from step to step: a way between two neighbours, a cut to any other. To be made
 * while a component is.
 */
export class Flight {
	readonly #flown = new Tween(0);

	/** @param index of the step that the talk is at */
	constructor(index: () => number, motion: Pick<Motion, 'isStill'>) {
		$effect(() => {
			const to = index();
			// A hidden window has no frames to fly in.
			const isCut = motion.isStill || document.hidden || Math.abs(to - untrack(() => this.position)) > 1;
			void this.#flown.set(to, { duration: isCut ? 0 : duration });
		});
	}

	/** Step index plus the fraction of the way to the next step. */
	get position(): number {
		return this.#flown.current;
	}
}
