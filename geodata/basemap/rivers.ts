/** Natural Earth's files of different grids put the end of a river and the start of the next this near, in degrees. */
const joint = 0.04;

/**
 * The indexes of the lines that are long enough, and of those that continue one of them from an end that would else hang
 * loose: Natural Earth breaks a river wherever its name changes or another one joins it.
 */
export function withContinuations(
	lines: readonly GeoJSON.Position[][],
	isLong: (line: GeoJSON.Position[], index: number) => boolean
): Set<number> {
	const kept = new Set(lines.flatMap((line, index) => (isLong(line, index) ? [index] : [])));
	const open = [...kept];
	for (let index = open.pop(); index !== undefined; index = open.pop()) {
		for (const end of endsOf(lines[index] ?? [])) {
			if ([...kept].some((other) => other !== index && touches(lines[other] ?? [], end))) continue;
			const next = lines.findIndex(
				(line, other) => !kept.has(other) && endsOf(line).some((start) => isNear(start, end))
			);
			if (next < 0) continue;
			kept.add(next);
			open.push(next);
		}
	}
	return kept;
}

function endsOf(line: GeoJSON.Position[]): GeoJSON.Position[] {
	return [line[0], line.at(-1)].filter((end) => end !== undefined);
}

function touches(line: GeoJSON.Position[], end: GeoJSON.Position): boolean {
	return line.some((position) => isNear(position, end));
}

function isNear([x0 = NaN, y0 = NaN]: GeoJSON.Position, [x1 = NaN, y1 = NaN]: GeoJSON.Position): boolean {
	return Math.abs(x0 - x1) <= joint && Math.abs(y0 - y1) <= joint;
}
