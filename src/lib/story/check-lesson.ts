import type { IncompleteFiles, Problem } from './problem.ts';
import { entriesOf } from './walk.ts';

/** Plans whose phases take more or less time than they have, or that are not longer than the one before. */
export function checkLesson({ story }: IncompleteFiles): Problem[] {
	const plans = entriesOf(story?.lesson?.plans, ['lesson', 'plans']);
	return plans.flatMap(({ value: plan, path }, index): Problem[] => {
		const { minutes } = plan;
		if (minutes === undefined) return [];
		const phases = entriesOf(plan.phases, []).map(({ value }) => value.minutes);
		const sum = phases.reduce<number>((total, time) => total + (time ?? NaN), 0);
		const before = plans[index - 1]?.value.minutes;
		const problem = (message: string): Problem => ({ part: 'story', path: [...path, 'minutes'], message });
		return [
			...(sum !== minutes && !Number.isNaN(sum) && phases.length
				? [problem(`expected ${sum}, the minutes of its phases together; found ${minutes}`)]
				: []),
			...(before !== undefined && minutes <= before
				? [problem(`expected more than ${before}, the minutes of the plan before; found ${minutes}`)]
				: [])
		];
	});
}
