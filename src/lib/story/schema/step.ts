import * as v from 'valibot';
import { ChartSchema } from './chart.ts';
import { StepDateSchema } from './step-date.ts';
import { ClaimSchema, ContextSchema, ContradictionSchema, PassageSchema } from './statement.ts';
import { LineSchema, MarkdownSchema, StepIdSchema } from './text.ts';
import { ShowSchema, ViewSchema } from './view.ts';

export const StepSchema = v.strictObject({
	id: StepIdSchema,
	title: LineSchema,
	/** A step out of the order of time says so: the story's opening, or a look back. */
	order: v.optional(
		v.pipe(v.picklist(['opening', 'look-back']), v.description('For a step that stands out of the order of time'))
	),
	date: StepDateSchema,
	/** Where it was, in words, for the line above the title. */
	where: v.pipe(LineSchema, v.description('Where it was, in words, for the line above the title')),
	prose: MarkdownSchema,
	passages: v.optional(v.array(PassageSchema), []),
	/** Passages that stand side by side because their speakers contradict each other. */
	contradictions: v.optional(
		v.pipe(
			v.array(ContradictionSchema),
			v.description('Passages that stand side by side because their speakers contradict each other')
		),
		[]
	),
	claims: v.optional(v.array(ClaimSchema), []),
	context: v.optional(v.array(ContextSchema), []),
	charts: v.optional(v.array(ChartSchema), []),
	view: ViewSchema,
	show: ShowSchema,
	/** What the map shows, for those who do not see it. */
	description: v.pipe(
		LineSchema,
		v.minLength(20, '20 to 400 characters'),
		v.maxLength(400, '20 to 400 characters'),
		v.description('What the map shows, for those who do not see it; no two steps share one')
	),
	notes: v.optional(MarkdownSchema),
	questions: v.optional(v.array(LineSchema), [])
});
