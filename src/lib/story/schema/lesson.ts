import * as v from 'valibot';
import { IdSchema, LineSchema, StepIdSchema, TextSchema } from './text.ts';

const MinutesSchema = v.pipe(
	v.number(),
	v.integer('a whole number'),
	v.minValue(1, 'at least 1'),
	v.maxValue(600, 'at most 600')
);

const PhaseSchema = v.strictObject({
	minutes: MinutesSchema,
	title: LineSchema,
	/** What the class does. */
	text: v.pipe(TextSchema, v.description('What the class does')),
	/** Steps of the story that it is about. */
	steps: v.optional(v.pipe(v.array(StepIdSchema), v.description('Steps of the story that it is about')), [])
});

/** A lesson of one length: its phases take its minutes. */
const PlanSchema = v.strictObject({
	minutes: v.pipe(MinutesSchema, v.description('The sum of the minutes of its phases')),
	phases: v.pipe(v.array(PhaseSchema), v.minLength(1, 'at least one phase'))
});

export const LessonSchema = v.strictObject({
	/** Who the lesson is for, and what it is about. */
	summary: v.pipe(TextSchema, v.description('Who the lesson is for, and what it is about')),
	/** What pupils can do when it is over. */
	aims: v.pipe(v.array(LineSchema), v.minLength(1, 'at least one aim')),
	materials: v.optional(v.array(LineSchema), []),
	/** One for each length, the shortest first. */
	plans: v.pipe(v.array(PlanSchema), v.minLength(1, 'at least one plan')),
	/** Words to know, in the order in which they come up. */
	vocabulary: v.optional(v.array(v.strictObject({ word: LineSchema, meaning: LineSchema })), []),
	/** For whoever wants to know more: sources of the story, each with what it is good for. */
	reading: v.optional(v.array(v.strictObject({ source: IdSchema, about: LineSchema })), [])
});
