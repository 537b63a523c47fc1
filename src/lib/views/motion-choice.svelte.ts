import { MediaQuery } from 'svelte/reactivity';

/** Where the choice is kept; `app.html` reads it before the first paint. */
export const motionKey = 'map-story:motion';

type MotionChoice = 'still' | 'moving';

/** Whether the map moves: as the reader chose, kept where storage works, else as the system is set. */
export class Motion {
	readonly #stillness = new MediaQuery('prefers-reduced-motion: reduce');
	#choice = $state<MotionChoice | undefined>(kept());

	/** The map is at a step or at the next one, never between them, and nothing fades. */
	readonly isStill: boolean = $derived.by(() =>
		this.#choice === undefined ? this.#stillness.current : this.#choice === 'still'
	);

	stop(isStill: boolean): void {
		this.#choice = isStill ? 'still' : 'moving';
		document.documentElement.dataset.motion = this.#choice;
		try {
			localStorage.setItem(motionKey, this.#choice);
		} catch {
			// Storage is closed to the page: the choice holds until it is left.
		}
	}
}

function kept(): MotionChoice | undefined {
	const chosen = typeof document === 'undefined' ? undefined : document.documentElement.dataset.motion;
	return chosen === 'still' || chosen === 'moving' ? chosen : undefined;
}
