import { checkDates } from './check-dates.ts';
import { checkMap } from './check-map.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkOrder } from './check-order.ts';
import { checkQuotations } from './check-quotations.ts';
import { checkReferences } from './check-references.ts';
import { checkUniqueness } from './check-uniqueness.ts';
import type { IncompleteFiles, Problem } from './problem.ts';

/** Checks what no single field shows: references, order, uniqueness, places, and quotations against the fingerprint. */
export function checkBundle(files: IncompleteFiles): Problem[] {
	return [checkUniqueness, checkReferences, checkOrder, checkDates, checkMarkdown, checkMap, checkQuotations].flatMap(
		(check) => check(files)
	);
}
