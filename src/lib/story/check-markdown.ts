import { parseMarkdown } from './markdown.ts';
import type { IncompleteFiles, Problem } from './problem.ts';
import { stepsOf } from './walk.ts';

/** Prose and notes that hold more than the subset of Markdown. */
export function checkMarkdown(files: IncompleteFiles): Problem[] {
	return stepsOf(files).flatMap(({ value, path }) =>
		(['prose', 'notes'] as const).flatMap((key) =>
			parseMarkdown(value[key] ?? '').problems.map(({ line, column, message }): Problem => {
				return { part: 'story', path: [...path, key], message, inText: { line, column } };
			})
		)
	);
}
