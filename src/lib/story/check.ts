import { checkCharts } from './check-charts.ts';
import { checkDates } from './check-dates.ts';
import { checkLesson } from './check-lesson.ts';
import { checkMap } from './check-map.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkOrder } from './check-order.ts';
import { checkQuotations } from './check-quotations.ts';
import { checkReferences } from './check-references.ts';
import { checkUniqueness } from './check-uniqueness.ts';
import type { IncompleteFiles, Problem } from './problem.ts';

/** Checks what no single field shows: references, order, uniqueness, places, and quotations against the fingerprint. */
export function checkBundle(files: IncompleteFiles): Problem[] {
	const checks = [
		checkUniqueness,
		checkReferences,
		checkOrder,
		checkDates,
		checkMarkdown,
		checkCharts,
		checkMap,
		checkLesson,
		checkQuotations
	];
	return checks.flatMap((check) => check(files));
}
