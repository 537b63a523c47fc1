import * as v from 'valibot';
import { ExactDaySchema } from './iso.ts';
import { ConfidenceSchema } from './statement.ts';
import { IdSchema, LineSchema, TextSchema } from './text.ts';
import { hasKey } from './union-by.ts';

const CountSchema = v.pipe(
	v.number(),
	v.integer('a whole number'),
	v.minValue(0, '0 or more'),
	v.maxValue(1_000_000, 'at most 1,000,000')
);

const chartHead = {
	title: LineSchema,
	/** What one counted thing is, as the line under the title. */
	counts: v.pipe(LineSchema, v.description('What is counted, as the line under the title')),
	/** How to read it, and what it does not say. */
	caption: v.pipe(TextSchema, v.description('How to read it, and what it does not say'))
};

const chartValue = {
	/** The words of the source, or what it says in place of a number; quotation marks are part of it. */
	wording: v.optional(v.pipe(LineSchema, v.description('What the source says in place of a number, or beside it'))),
	confidence: v.optional(ConfidenceSchema),
	sources: v.pipe(v.array(IdSchema), v.minLength(1, 'at least one source'))
};

/** One thing, counted differently by different people: a row of marks for each. */
export const CountsChartSchema = v.strictObject({
	kind: v.literal('counts'),
	...chartHead,
	/** What the total is made of; each part has a mark of its own. */
	parts: v.pipe(
		v.array(LineSchema),
		v.minLength(1, '1 to 3 parts'),
		v.maxLength(3, '1 to 3 parts'),
		v.description('What the total is made of; each part has a mark of its own')
	),
	values: v.pipe(
		v.array(
			v.strictObject({
				who: LineSchema,
				date: v.optional(ExactDaySchema),
				/** Left out where the source gives no number; then `wording` says what it gives. */
				total: v.optional(v.pipe(CountSchema, v.maxValue(60, 'at most 60, which can be drawn one by one'))),
				/** How many of each part, in the order of `parts`; null where the source does not say. */
				split: v.optional(
					v.pipe(v.array(v.nullable(CountSchema)), v.description('How many of each part; null where not said'))
				),
				...chartValue
			})
		),
		v.minLength(2, 'at least two values to compare')
	)
});

/** One count as it was announced again and again: a line that steps up at each announcement. */
export const AnnouncementsChartSchema = v.strictObject({
	kind: v.literal('announcements'),
	...chartHead,
	values: v.pipe(
		v.array(
			v.strictObject({
				who: LineSchema,
				date: ExactDaySchema,
				total: CountSchema,
				/** Not yet the thing that is counted: its mark is hollow, and the caption says why. */
				tentative: v.optional(
					v.pipe(v.literal(true), v.description('Not yet the thing that is counted; the caption says why'))
				),
				...chartValue
			})
		),
		v.minLength(2, 'at least two values to compare')
	)
});

/** A small chart of facts that are not in the article; its kind says how it is drawn. */
export const ChartSchema = {
	...v.variant('kind', [CountsChartSchema, AnnouncementsChartSchema]),
	/** The schema that the kind names, for the walk for unknown keys; a list in a chart's place is none of any kind. */
	choose: (chart: unknown) =>
		[CountsChartSchema, AnnouncementsChartSchema].find(
			({ entries }) => hasKey(chart, 'kind') && entries.kind.literal === (chart as { kind: unknown }).kind
		) ?? (Array.isArray(chart) ? CountsChartSchema : v.unknown())
};
