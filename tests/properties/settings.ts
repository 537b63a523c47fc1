/** How often each property is tried, and what its input is made from. */
export interface PropertySettings {
	numRuns: number;
	/** The same seed makes the same input. */
	seed: number;
}

/**
 * Few runs at every change, and many at night.
 * @param env `NIGHTLY` asks for many; `SEED` is the seed that a run before this one named
 * @throws Error if `SEED` is no whole number
 */
export function settingsFrom(env: NodeJS.ProcessEnv, now = Date.now()): PropertySettings {
	const { NIGHTLY, SEED } = env;
	if (SEED && !/^-?\d{1,10}$/.test(SEED)) throw new Error(`SEED is "${SEED}"; expected a whole number.`);
	return { numRuns: NIGHTLY ? 10_000 : 100, seed: SEED ? Number(SEED) : now % 2 ** 31 };
}
