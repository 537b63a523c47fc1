/** Called with the step that the audience has come to. */
export type StepListener = (step: { id: string; index: number }) => void;

/** Goes to a step, in the way of the page: a page that scrolls scrolls there. */
export type GoTo = (index: number) => void;

/** Where the audience is in a story: the one writable truth of a running page. Everything seen is derived from it. */
export class Player {
	readonly steps: readonly string[];
	readonly #goTo: GoTo;
	#listeners: readonly StepListener[] = [];
	#position = $state(0);

	readonly stepIndex = $derived(Math.round(this.#position));
	readonly step = $derived.by(() => this.steps[this.stepIndex] ?? '');

	/**
	 * @param steps ids of the steps, in order
	 * @param goTo how this page goes to a step; without it the position is set directly
	 */
	constructor(steps: readonly string[], goTo?: GoTo) {
		this.steps = steps;
		this.#goTo = goTo ?? ((index) => this.moveTo(index));
	}

	/** Step index plus the fraction of the way to the next step, from 0 to the last index. */
	get position(): number {
		return this.#position;
	}

	/** Sets the position, clamped to the story; what is not a number changes nothing. */
	moveTo(position: number): void {
		if (Number.isNaN(position)) return;
		const before = this.stepIndex;
		this.#position = Math.min(Math.max(position, 0), this.steps.length - 1);
		const index = this.stepIndex;
		const id = this.steps[index];
		if (index === before || id === undefined) return;
		for (const listener of this.#listeners) listener({ id, index });
	}

	/** Goes to a step by id or index; false, and nothing happens, if there is no such step. */
	goTo(step: string | number): boolean {
		const index = typeof step === 'number' ? step : this.steps.indexOf(step);
		if (!Number.isInteger(index) || index < 0 || index >= this.steps.length) return false;
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
