import type { IncompleteFiles, Problem } from './problem.ts';
import { entriesOf, stepsOf } from './walk.ts';

/** What the steps' dates say together: what happened and what was said, and the clocks. */
export function checkDates(files: IncompleteFiles): Problem[] {
	return [...checkActs(files), ...checkClocks(files)];
}

/** Steps without an act would stand among those that happened, so a story says it of all of its steps or of none. */
function checkActs(files: IncompleteFiles): Problem[] {
	const dated = stepsOf(files).flatMap(({ value: { date }, path }) =>
		date ? [{ date, path: [...path, 'date'] }] : []
	);
	const first = dated.find(({ date }) => date.act !== undefined);
	if (!first) return [];
	return dated.flatMap(({ date, path }): Problem[] => {
		if (date.act !== undefined || 'act' in date) return [];
		const message = `expected the key \`act\`, which another step says (\`happened\` or \`said\`); found none`;
		return [{ part: 'story', path, message, other: { part: 'story', path: [...first.path, 'act'] } }];
	});
}

function checkClocks(files: IncompleteFiles): Problem[] {
	const { meta } = files.story ?? {};
	const problems: Problem[] = [];
	const zones = new Set<string>();
	for (const { value, path } of entriesOf(meta?.clocks, ['meta', 'clocks'])) {
		if (value.zone === undefined) continue;
		if (zones.has(value.zone)) {
			const message = `expected each zone once; found duplicate ${value.zone}`;
			problems.push({ part: 'story', path: [...path, 'zone'], message });
		}
		zones.add(value.zone);
	}
	if (!meta || 'clocks' in meta) return problems;
	for (const { value, path } of stepsOf(files)) {
		if (!value.date?.clock) continue;
		const message = 'expected `meta.clocks`, which says where a clock time is read; found none';
		problems.push({ part: 'story', path: [...path, 'date', 'clock'], message });
	}
	return problems;
}
