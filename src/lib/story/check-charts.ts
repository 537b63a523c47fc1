import type { Incomplete, IncompleteFiles, Path, Problem } from './problem.ts';
import type { AnnouncementsChart, CountsChart } from './story.ts';
import { chartsOf, entriesOf } from './walk.ts';

/** What a chart says twice and must say alike: totals and their parts, and the order of announcements. */
export function checkCharts(files: IncompleteFiles): Problem[] {
	return chartsOf(files).flatMap(({ value: chart, path }) => {
		const problems = chart.kind === 'counts' ? problemsOfCounts(chart, path) : [];
		return chart.kind === 'announcements' ? problemsOfAnnouncements(chart, path) : problems;
	});
}

const problem = (path: Path, message: string): Problem => ({ part: 'story', path, message });

function problemsOfCounts({ parts, values }: Incomplete<CountsChart>, path: Path): Problem[] {
	return entriesOf(values, [...path, 'values']).flatMap(({ value, path: valuePath }) => {
		const { total, split } = value;
		// A value that is wrong in itself is `undefined` here, and reported elsewhere.
		if (!('total' in value) && !('wording' in value) && !split?.some((count) => count !== null)) {
			const keys = '`total`, `split` or `wording`';
			return [problem(valuePath, `expected ${keys}, which say what was counted; found none of them`)];
		}
		if (!split || split.includes(undefined)) return [];
		const splitPath = [...valuePath, 'split'];
		if (parts && split.length !== parts.length) {
			const expected = `one number or null for each of the ${parts.length} parts of the chart`;
			return [problem(splitPath, `expected ${expected}; found ${split.length}`)];
		}
		const sum = split.reduce<number>((before, count) => before + (count ?? 0), 0);
		const isWhole = !split.includes(null);
		if (total === undefined || sum === total || (sum < total && !isWhole)) return [];
		return [problem(splitPath, `expected parts that add up to the total, ${total}; found ${sum}`)];
	});
}

function problemsOfAnnouncements({ values }: Incomplete<AnnouncementsChart>, path: Path): Problem[] {
	const dated = entriesOf(values, [...path, 'values']).flatMap(({ value: { date }, path: valuePath }) =>
		date === undefined ? [] : [{ date, path: [...valuePath, 'date'] }]
	);
	return dated.flatMap(({ date, path: datePath }, index) => {
		const before = dated[index - 1];
		if (!before || before.date < date) return [];
		return [problem(datePath, `expected a day after ${before.date}, the one of the value before; found ${date}`)];
	});
}
