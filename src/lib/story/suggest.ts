/** The candidate that was most likely meant by a misspelt name, or `undefined` if none is near. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
	const limit = Math.max(1, Math.floor(name.length / 3));
	let nearest: string | undefined;
	let nearestDistance = limit + 1;
	for (const candidate of candidates) {
		if (Math.abs(candidate.length - name.length) >= nearestDistance) continue;
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance < nearestDistance) [nearest, nearestDistance] = [candidate, distance];
	}
	return nearest;
}

/** `; did you mean …?`, or the valid names where they are few, or nothing. */
export function suggestion(name: string, candidates: readonly string[]): string {
	const nearest = nearestName(name, candidates);
	if (nearest !== undefined) return `; did you mean \`${nearest}\`?`;
	if (candidates.length === 0) return '; none is defined';
	return candidates.length <= 12 ? `; valid are ${candidates.map((candidate) => `\`${candidate}\``).join(', ')}` : '';
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other (optimal string
 * alignment distance).
 */
export function editDistance(a: string, b: string): number {
	let beforePrevious: number[] = [];
	let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const isSame = a[row - 1] === b[column - 1];
			let cost = Math.min(
				(previous[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(previous[column - 1] ?? 0) + (isSame ? 0 : 1)
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
				cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
			}
			current.push(cost);
		}
		[beforePrevious, previous] = [previous, current];
	}
	return previous[b.length] ?? a.length;
}
