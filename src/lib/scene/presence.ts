/** Shares of the way between two steps: what leaves is gone at the first, what enters begins at the second. */
const gone = 0.45;
const begins = 0.55;

/**
 * How present at a position something is that belongs to some steps: 1 while one of its steps is read and on the way
 * between two of them, fading out and in on the way from and to other steps, else 0.
 */
export function presenceAt(steps: readonly number[], position: number): number {
	const from = Math.floor(position);
	const fraction = position - from;
	const before = steps.includes(from);
	if (fraction === 0) return before ? 1 : 0;
	const after = steps.includes(from + 1);
	if (before && after) return 1;
	if (before) return Math.max(0, 1 - fraction / gone);
	if (after) return Math.max(0, (fraction - begins) / (1 - begins));
	return 0;
}

/** The positions at which presence bends, with its value there: a piecewise linear function for a style expression. */
export function presenceStops(steps: readonly number[]): [position: number, presence: number][] {
	const corners = new Set<number>();
	for (const step of steps) {
		for (const corner of [step - 1 + begins, step, step + gone]) {
			if (corner >= 0) corners.add(corner);
		}
		// The corner of a neighbour's fade stands even where this step only begins it.
		corners.add(step + 1);
		if (step >= 1) corners.add(step - 1);
	}
	return [...corners].sort((a, b) => a - b).map((position) => [position, presenceAt(steps, position)]);
}

/** Steps as one word, for ids and for grouping what comes and goes together: `1-4-5`. */
export function presenceGroup(steps: readonly number[]): string {
	return [...steps].sort((a, b) => a - b).join('-');
}
