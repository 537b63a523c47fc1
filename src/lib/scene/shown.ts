/** Something of the map together with the indices of the steps that it belongs to. */
export type Shown<T> = T & { steps: number[] };

/**
 * What several lists, one for each step, hold: each different thing once, with the steps that show it, in the order of
 * the lists. `key` says what is the same.
 */
export function shownBySteps<T>(lists: readonly (readonly T[])[], key: (thing: T) => string): Shown<T>[] {
	const shown = new Map<string, Shown<T>>();
	for (const [index, list] of lists.entries()) {
		for (const thing of list) {
			const known = shown.get(key(thing));
			if (known) known.steps.push(index);
			else shown.set(key(thing), { ...thing, steps: [index] });
		}
	}
	return [...shown.values()];
}
