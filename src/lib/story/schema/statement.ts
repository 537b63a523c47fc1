import * as v from 'valibot';
import { claimStatuses } from '../status.ts';
import { DateSchema } from './date.ts';
import { IdSchema, LineSchema, ParagraphIdSchema, QuotationSchema, TextSchema, longestQuotation } from './text.ts';

const StatusSchema = v.pipe(
	v.picklist(claimStatuses),
	v.description('How sure it is, and what kind of act, as the article words it')
);

export const PassageSchema = v.strictObject({
	id: IdSchema,
	paragraph: ParagraphIdSchema,
	/** Verbatim words of the paragraph. */
	quote: v.pipe(QuotationSchema, v.description(`Verbatim words of the paragraph, at most ${longestQuotation}`)),
	speaker: IdSchema,
	status: StatusSchema,
	/** Where the passage points to on the map, if it points anywhere. */
	place: v.optional(IdSchema)
});

export const ClaimSchema = v.strictObject({
	id: IdSchema,
	paragraph: ParagraphIdSchema,
	speaker: IdSchema,
	status: StatusSchema,
	/** The claim in our words. */
	text: v.pipe(LineSchema, v.description('The claim in our words')),
	/** What to know about the status, such as "wording of the reporter". */
	note: v.optional(LineSchema),
	/** The passage of the same step that carries it, where one is quoted. */
	passage: v.optional(v.pipe(IdSchema, v.description('The passage of the same step that carries the claim'))),
	place: v.optional(IdSchema),
	date: v.optional(DateSchema)
});

export const ConfidenceSchema = v.pipe(
	v.picklist(['high', 'medium', 'low']),
	v.description('How sure the sources make it')
);

/** Passages of a step in which speakers contradict each other; they stand side by side, in this order. */
export const ContradictionSchema = v.strictObject({
	/** What they differ about, in our words. */
	about: v.pipe(LineSchema, v.description('What they differ about, in our words')),
	passages: v.pipe(
		v.array(IdSchema),
		v.minLength(2, 'at least two passages'),
		v.description('Passages of this step, of at least two speakers')
	)
});

export const ContextSchema = v.strictObject({
	text: TextSchema,
	sources: v.pipe(v.array(IdSchema), v.minLength(1, 'at least one source')),
	confidence: ConfidenceSchema,
	/** Where sources differ: the range, and who says what. */
	disagreement: v.optional(v.pipe(TextSchema, v.description('Where sources differ: the range, and who says what')))
});
