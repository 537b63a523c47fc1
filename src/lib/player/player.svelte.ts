/** Called with the step that the audience has come to. */
export type StepListener = (step: { id: string; index: number }) => void;

/** Goes to a step, in the way of the page: a page that scrolls scrolls there. */
export type GoTo = (index: number) => void;

/** How far a page goes beyond its steps: the least and the greatest position. */
export interface Ends {
	first: number;
	last: number;
}

/** Where the audience is in a story: the one writable truth of a running page. Everything seen is derived from it. */
export class Player {
	readonly steps: readonly string[];
	readonly #goTo: GoTo;
	readonly #ends: Ends;
	#listeners: readonly StepListener[] = [];
	#position = $state(0);

	/** Index of the nearest step; before the first and after the last one it is that. */
	readonly stepIndex: number = $derived.by(() =>
		Math.max(0, Math.min(Math.round(this.#position), this.steps.length - 1))
	);
	readonly step = $derived.by(() => this.steps[this.stepIndex] ?? '');

	/**
	 * @param steps ids of the steps, in order
	 * @param goTo how this page goes to a step; without it the position is set directly
	 * @param ends where a page has more than its steps, such as a title screen at -1; it begins at the first
	 */
	constructor(steps: readonly string[], goTo?: GoTo, ends: Ends = { first: 0, last: steps.length - 1 }) {
		this.steps = steps;
		this.#goTo = goTo ?? ((index) => this.moveTo(index));
		this.#ends = ends;
		this.#position = ends.first;
	}

	/** Step index plus the fraction of the way to the next step, from 0 to the last index, or between the page's ends. */
	get position(): number {
		return this.#position;
	}

	/** Sets the position, clamped to the story; what is not a number changes nothing. */
	moveTo(position: number): void {
		if (Number.isNaN(position)) return;
		const before = this.stepIndex;
		this.#position = Math.min(Math.max(position, this.#ends.first), this.#ends.last);
		const index = this.stepIndex;
		const id = this.steps[index];
		if (index === before || id === undefined) return;
		for (const listener of this.#listeners) listener({ id, index });
	}

	/** Goes to a step by id or index, or to another screen by its position; false, and nothing happens, if there is none. */
	goTo(step: string | number): boolean {
		const index = typeof step === 'number' ? step : this.steps.indexOf(step);
		if (!Number.isInteger(index) || index < this.#ends.first || index > this.#ends.last) return false;
		this.#goTo(index);
		return true;
	}

	/** Calls back whenever another step is reached; returns what stops it. */
	on(event: 'step', listener: StepListener): () => void {
		if (event !== 'step') throw new RangeError(`no event "${String(event)}"; there is "step"`);
		this.#listeners = [...this.#listeners, listener];
		return () => {
			this.#listeners = this.#listeners.filter((other) => other !== listener);
		};
	}
}
