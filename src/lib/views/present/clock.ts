import { createSubscriber } from 'svelte/reactivity';

/** The time, which whoever reads it is told anew every second. */
export class Clock {
	readonly #subscribe = createSubscriber((update) => {
		const timer = setInterval(update, 1000);
		return () => clearInterval(timer);
	});

	/** Milliseconds since 1970; 0 while the page is built, which would else be another one at every build. */
	get now(): number {
		this.#subscribe();
		return typeof window === 'undefined' ? 0 : Date.now();
	}
}
