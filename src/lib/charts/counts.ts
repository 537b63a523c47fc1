import type { CountsChart } from '../story/story.ts';

/** One form for each part of a total, in their order; `dot` is for what no part is named of. */
export const markForms = ['disc', 'square', 'cross', 'dot'] as const;

export type MarkForm = (typeof markForms)[number];

/** A run of marks of one form, as a path in units of one mark; a `hole` makes the marks beneath it hollow. */
export interface MarkRun {
	form: MarkForm | 'hole';
	path: string;
}

/** Rows of marks on one scale: each mark fills a square of one unit. */
export interface CountsDrawing extends CountsChart {
	/** Width of all rows. */
	units: number;
}

type Value = CountsChart['values'][number];

export function drawCounts(chart: CountsChart): CountsDrawing {
	return { ...chart, units: Math.max(1, ...chart.values.map((value) => countOf(value) ?? 0)) };
}

/** How many marks stand for a value; none at all where its source gives no number. */
export function countOf({ total, split }: Value): number | undefined {
	if (total !== undefined) return total;
	const counts = split?.filter((count) => count !== null) ?? [];
	return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : undefined;
}

/** The marks of a value: its parts one after the other, then what is left of its total. Weak counts are hollow. */
export function marksOf(value: Value): MarkRun[] {
	const named = markForms.slice(0, 3).map((_, index) => value.split?.[index] ?? 0);
	const rest = (countOf(value) ?? 0) - named.reduce((sum, count) => sum + count, 0);
	const counts = [...named, rest];
	return markForms.flatMap((form, index): MarkRun[] => {
		const count = counts[index] ?? 0;
		if (count === 0) return [];
		const from = counts.slice(0, index).reduce((sum, before) => sum + before, 0);
		const path = markPath(form, from, count);
		const isHollow = value.confidence === 'low' && form !== 'cross';
		return [{ form, path }, ...(isHollow ? [{ form: 'hole' as const, path }] : [])];
	});
}

/**
 * A run of marks. All but crosses are one line, which the stylesheet dashes at each unit; a little longer than its last
 * dash, which would be lost at its very end.
 */
export function markPath(form: MarkForm, from: number, count: number): string {
	if (form !== 'cross') return `M${from}.5 .5h${count - 1}.1`;

	return `M${from}.25 .25${Array(count).fill('l.5.5m0-.5l-.5.5').join('m1-.5')}`;
}
