import type { IncompleteFiles, Path, Problem } from './problem.ts';
import { claimsOf, entriesOf, passagesOf, stepsOf } from './walk.ts';

/** The order of time among the steps, and the article's own order of paragraphs. */
export function checkOrder(files: IncompleteFiles): Problem[] {
	return [...checkTime(files), ...checkParagraphs(files)];
}

function checkTime(files: IncompleteFiles): Problem[] {
	const dated = stepsOf(files).flatMap(({ value: { order, date }, path }) =>
		order === undefined && date?.start !== undefined ? [{ start: date.start, path: [...path, 'date', 'start'] }] : []
	);
	return dated.flatMap(({ start, path }, index): Problem[] => {
		const later = dated.slice(0, index).find((earlier) => isAfter(earlier.start, start));
		if (!later) return [];
		const hint = 'a step out of order says `order: opening` or `order: look-back`';
		const message = `expected a start that is not before ${later.start} of an earlier step (${hint}); found ${start}`;
		return [{ part: 'story', path, message, other: { part: 'story', path: later.path } }];
	});
}

/** Compares two ISO dates as exactly as both are known: 2020-01 is not after 2020-01-03. */
function isAfter(a: string, b: string): boolean {
	if (a.includes('T') && b.includes('T')) return Date.parse(a) > Date.parse(b);
	const length = Math.min(a.length, b.length, '2020-01-03'.length);
	return a.slice(0, length) > b.slice(0, length);
}

function checkParagraphs(files: IncompleteFiles): Problem[] {
	const count = files.story?.meta?.article?.paragraphs;
	if (count === undefined || !Number.isInteger(count) || count < 1 || count > 999) return [];
	const ids = Array.from({ length: count }, (_, index) => `P${index}`);
	const last = ids.at(-1);
	const problems: Problem[] = [];
	const report = (path: Path, message: string) => problems.push({ part: 'story', path, message });
	const range = `a paragraph of the article, P0 to ${last}`;

	const lines = entriesOf(files.story?.paragraphs, ['paragraphs']);
	const listed = new Set<string>();
	let previous = -1;
	for (const { value, path } of lines) {
		if (value.id === undefined) continue;
		const index = ids.indexOf(value.id);
		const found = `found ${value.id}`;
		if (index === -1) report([...path, 'id'], `expected ${range}; ${found}`);
		else if (listed.has(value.id)) report([...path, 'id'], `expected each paragraph once; found duplicate ${value.id}`);
		else if (index < previous) report([...path, 'id'], `expected paragraphs in order; ${found} after P${previous}`);
		listed.add(value.id);
		previous = Math.max(previous, index);
	}
	const unlisted = ids.filter((id) => !listed.has(id));
	if (files.story?.paragraphs && unlisted.length > 0 && lines.every(({ value }) => value.id !== undefined)) {
		report(['paragraphs'], `expected a line for each paragraph, P0 to ${last}; found none for ${unlisted.join(', ')}`);
	}

	for (const { value, path } of [...passagesOf(files), ...claimsOf(files)]) {
		if (value.paragraph === undefined || ids.includes(value.paragraph)) continue;
		report([...path, 'paragraph'], `expected ${range}; found ${value.paragraph}`);
	}
	const quoted = new Set(passagesOf(files).map(({ value }) => value.paragraph));
	const unquoted = ids.filter((id) => !quoted.has(id));
	if (files.story?.steps && unquoted.length > 0 && !quoted.has(undefined)) {
		report(['steps'], `expected a passage from each paragraph, P0 to ${last}; found none from ${unquoted.join(', ')}`);
	}
	return problems;
}
