/** Where a step is read, in CSS pixels down the page: from the top of its text to its bottom. */
export interface Plateau {
	top: number;
	bottom: number;
}

/**
 * How far the reading line has come, as a number that grows with every pixel scrolled: `2i` at the top of step `i`,
 * `2i + 1` at its bottom, `2i + 2` at the top of the next. Before the first and after the last step it is clamped.
 */
export function readingAt(line: number, plateaus: readonly Plateau[]): number {
	let reading = 0;
	for (const [index, { top, bottom }] of plateaus.entries()) {
		if (line < top) {
			const before = plateaus[index - 1];
			if (!before) return 0;
			return 2 * index - 1 + share(line, before.bottom, top);
		}
		if (line <= bottom) return 2 * index + share(line, top, bottom);
		reading = 2 * index + 1;
	}
	return reading;
}

/** Where the reading line stands for a reading: the inverse of {@link readingAt}. */
export function lineAt(reading: number, plateaus: readonly Plateau[]): number {
	const last = plateaus.length - 1;
	const clamped = Math.min(Math.max(reading, 0), 2 * last + 1);
	const index = Math.min(Math.floor(clamped / 2), last);
	const plateau = plateaus[index];
	if (!plateau) return 0;
	const part = clamped - 2 * index;
	if (part <= 1) return plateau.top + (plateau.bottom - plateau.top) * part;
	const next = plateaus[index + 1] ?? plateau;
	return plateau.bottom + (next.top - plateau.bottom) * (part - 1);
}

/**
 * The position of a reading: step index plus the fraction of the way to the next step; it stands still while a step is
 * read.
 */
export function positionOf(reading: number): number {
	const index = Math.floor(reading / 2);
	return index + Math.max(0, reading - 2 * index - 1);
}

function share(value: number, from: number, to: number): number {
	return to > from ? Math.min(Math.max((value - from) / (to - from), 0), 1) : 0;
}
