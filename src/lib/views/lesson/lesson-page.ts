import { byId, type Lesson, type Source, type Step, type Story } from '../../story/story.ts';

/** A phase of a lesson, with when it begins. */
export interface LessonPhase extends Omit<Lesson['plans'][number]['phases'][number], 'steps'> {
	/** Minutes after the lesson has begun. */
	start: number;
	steps: (Pick<Step, 'id' | 'title'> & { number: number })[];
}

/** What the lesson plan's page is made of. */
export interface LessonPage {
	title: string;
	/** None where the story brings none. */
	lesson?: Omit<Lesson, 'plans' | 'reading'> & {
		plans: { minutes: number; phases: LessonPhase[] }[];
		reading: { source: Source; about: string }[];
	};
}

/** Makes the lesson plan's page of a story. */
export function lessonPage({ meta, lesson, steps, sources }: Story): LessonPage {
	if (!lesson) return { title: meta.title };
	const { plans, reading, ...rest } = lesson;
	return {
		title: meta.title,
		lesson: {
			...rest,
			plans: plans.map(({ minutes, phases }) => ({
				minutes,
				phases: phases.map((phase, index) => ({
					...phase,
					start: phases.slice(0, index).reduce((sum, before) => sum + before.minutes, 0),
					steps: phase.steps.map((id) => {
						const number = steps.findIndex((step) => step.id === id) + 1;
						return { id, number, title: byId(steps, id).title };
					})
				}))
			})),
			reading: reading.map(({ source, about }) => ({ source: byId(sources, source), about }))
		}
	};
}
