import * as v from 'valibot';
import { BoundsSchema } from './coordinates.ts';
import { DateSchema, ZoneSchema } from './date.ts';
import { IsoSchema } from './iso.ts';
import { LessonSchema } from './lesson.ts';
import { StepSchema } from './step.ts';
import {
	ContactSchema,
	LanguageTagSchema,
	LineSchema,
	ParagraphIdSchema,
	QuotationSchema,
	StepIdSchema,
	TextSchema
} from './text.ts';

export const StoryFileSchema = v.strictObject({
	meta: v.strictObject({
		id: StepIdSchema,
		title: LineSchema,
		standfirst: LineSchema,
		language: LanguageTagSchema,
		/** What the basemap covers in detail: `[west, south, east, north]`. The rest of the world is drawn coarsely. */
		region: BoundsSchema,
		article: v.strictObject({
			/** Verbatim headline. */
			headline: QuotationSchema,
			paragraphs: v.pipe(
				v.number(),
				v.integer('a whole number'),
				v.minValue(1, 'at least 1'),
				v.maxValue(999, 'at most 999')
			),
			date: DateSchema,
			publisher: v.strictObject({
				name: LineSchema,
				certainty: v.picklist(['certain', 'likely', 'unknown']),
				reason: TextSchema
			}),
			/** File beside `story.yaml` that proves quotations verbatim; made by `npm run fingerprint`. */
			fingerprint: v.pipe(
				v.string(),
				v.regex(/^[a-z0-9-]+\.json$/, 'a .json file name'),
				v.description('File beside story.yaml, made by npm run fingerprint')
			)
		}),
		/** Where the clock times of steps are read: a zone, and the place that stands for it. */
		clocks: v.optional(
			v.pipe(
				v.array(v.strictObject({ zone: ZoneSchema, name: LineSchema })),
				v.minLength(1, 'at least one clock'),
				v.maxLength(6, 'at most six clocks'),
				v.description('Where the clock times of steps are read: an IANA time zone, and the place that stands for it')
			)
		),
		/** Who answers for the story: a mail address or a page. */
		contact: v.optional(ContactSchema),
		updated: v.optional(IsoSchema),
		corrections: v.optional(v.array(v.strictObject({ date: IsoSchema, text: TextSchema })), []),
		/** What the article leaves out, in our words. */
		omissions: v.optional(v.pipe(v.array(TextSchema), v.description('What the article leaves out, in our words')), [])
	}),
	/** The article's own order: one line for each paragraph in our words, and the step to jump to. */
	paragraphs: v.array(v.strictObject({ id: ParagraphIdSchema, line: LineSchema, step: StepIdSchema })),
	steps: v.pipe(v.array(StepSchema), v.minLength(1, 'at least one step')),
	/** How the story can be taught. */
	lesson: v.optional(LessonSchema)
});

export type StoryFile = v.InferOutput<typeof StoryFileSchema>;
