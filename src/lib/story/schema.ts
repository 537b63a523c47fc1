import * as v from 'valibot';
import { clockTime } from './clock-time.ts';
import { findMarkup } from './markup.ts';
import { signNames } from './sign.ts';
import { claimStatuses } from './status.ts';

/** Longest quotation of the article that a passage may hold, in words. */
export const longestQuotation = 40;

/**
 * Like `v.union`, but tries only the option that the input means, so that the problems of that option are reported and
 * not that "none fits".
 */
function unionBy<const Options extends v.UnionOptions>(options: Options, choose: (input: unknown) => Options[number]) {
	const union: v.UnionSchema<Options, undefined> = {
		...v.union(options),
		'~run': (dataset, config) =>
			choose(dataset.value)['~run'](dataset, config) as ReturnType<v.UnionSchema<Options, undefined>['~run']>
	};
	return { ...union, choose };
}

const hasKey = (input: unknown, key: string) =>
	typeof input === 'object' && input !== null && Object.hasOwn(input, key);

/** Words joined by `-`, `_` or `.`: safe in a URL fragment, a CSS class and a file name. */
const IdSchema = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*$/, 'letters and digits joined by "-", "_" or "."'),
	v.maxLength(60, 'at most 60 characters')
);

const StepIdSchema = v.pipe(
	v.string(),
	v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'lower-case letters and digits joined by "-"'),
	v.maxLength(60, 'at most 60 characters')
);

const ParagraphIdSchema = v.pipe(v.string(), v.regex(/^P(?:0|[1-9][0-9]{0,2})$/, 'a paragraph such as "P0" or "P12"'));

const LanguageTagSchema = v.pipe(
	v.string(),
	v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 language tag such as "en"')
);

const visibleText = [
	v.string(),
	v.check((text: string) => text.trim() !== '', 'some text'),
	// Controls, and the marks that turn the direction of the text after them.
	v.check(
		// eslint-disable-next-line no-control-regex
		(text: string) => !/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text),
		'text without control characters'
	)
] as const;

const plainText = [
	...visibleText,
	v.check((text: string) => !findMarkup(text), 'text without HTML tags or entities')
] as const;

const TextSchema = v.pipe(...plainText, v.trim());

const isOneLine = v.check((text: string) => !text.trim().includes('\n'), 'one line of text');

const LineSchema = v.pipe(...plainText, isOneLine, v.trim());

/** Paragraphs with `*emphasis*`, `**strong**` and `[text](https://…)`; `markdown.ts` refuses the rest, with its line. */
const MarkdownSchema = v.pipe(
	...visibleText,
	v.description('Paragraphs with *emphasis*, **strong** and [links](https://…); nothing else of Markdown, and no HTML.')
);

/** Verbatim words: not trimmed, because every sign counts. */
const QuotationSchema = v.pipe(
	...plainText,
	isOneLine,
	v.check((quote: string) => quote === quote.trim(), 'words without spaces around them'),
	v.check((quote: string) => quote.split(/\s+/).length <= longestQuotation, `at most ${longestQuotation} words`)
);

const UrlSchema = v.pipe(
	v.string(),
	v.regex(/^https?:\/\/[^\s<>"]+$/, 'an address that begins with http:// or https://')
);

const ContactSchema = v.pipe(
	v.string(),
	v.regex(/^(?:https?:\/\/|mailto:[^\s<>"@]+@)[^\s<>"@]+$/, 'an address that begins with https://, http:// or mailto:'),
	v.description('Who answers for the story: mailto:… or https://…')
);

const LongitudeSchema = v.pipe(
	v.number(),
	v.minValue(-180, 'a longitude from -180 to 180'),
	v.maxValue(180, 'a longitude from -180 to 180')
);

/** Web Mercator ends at ±85.051129°; a map cannot show more. */
const LatitudeSchema = v.pipe(
	v.number(),
	v.minValue(-85, 'a latitude from -85 to 85 (the order is [lng, lat])'),
	v.maxValue(85, 'a latitude from -85 to 85 (the order is [lng, lat])')
);

/** `[lng, lat]` in degrees, WGS 84. */
const LngLatSchema = v.pipe(v.strictTuple([LongitudeSchema, LatitudeSchema]), v.description('[lng, lat] in degrees'));

/**
 * `[west, south, east, north]` in degrees, WGS 84. A west greater than its east crosses the antimeridian, as in
 * RFC 7946, section 5.2.
 */
const BoundsSchema = v.pipe(
	v.strictTuple([LongitudeSchema, LatitudeSchema, LongitudeSchema, LatitudeSchema]),
	v.check(([, south, , north]) => south < north, 'a south edge below the north edge ([west, south, east, north])'),
	v.check(([west, , east]) => west !== east, 'a west edge that differs from the east edge'),
	v.description('[west, south, east, north] in degrees; west > east crosses the antimeridian')
);

const isoDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const isoMonth = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const isoInstant =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

const hasIsoForm = (iso: string) => isoDay.test(iso) || isoMonth.test(iso) || isoInstant.test(iso);

/** `Date` reads 31 February as 2 March. */
const isExistingDay = (iso: string) =>
	isoMonth.test(iso) || new Date(`${iso.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(iso.slice(0, 10));

const isIso = (iso: string) => hasIsoForm(iso) && isExistingDay(iso);

const IsoSchema = v.pipe(
	v.string(),
	v.check(hasIsoForm, 'an ISO date: 2020-01, 2020-01-03 or 2020-01-03T00:47+03:00'),
	v.check((iso: string) => !hasIsoForm(iso) || isExistingDay(iso), 'a day that exists'),
	v.description('2020-01, 2020-01-03 or 2020-01-03T00:47+03:00')
);

const formOf = { minute: isoInstant, hour: isoInstant, day: isoDay, month: isoMonth };

const isTimeZone = (zone: string) => {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
};

interface DateSpan {
	start: string;
	end?: string | undefined;
	precision: keyof typeof formOf;
}

const startIsExact = ({ start, precision }: DateSpan) => !isIso(start) || formOf[precision].test(start);

const endIsExact = ({ end, precision }: DateSpan) => end === undefined || !isIso(end) || formOf[precision].test(end);

const endIsNotBefore = ({ start, end }: DateSpan) =>
	end === undefined || !isIso(start) || !isIso(end) || Date.parse(start) <= Date.parse(end);

const asExact = 'a date as exact as its precision says';
const notBefore = 'an end that is not before the start';

const ZoneSchema = v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone such as Asia/Baghdad'));

const dateEntries = {
	start: IsoSchema,
	end: v.optional(IsoSchema),
	precision: v.pipe(
		v.picklist(['minute', 'hour', 'day', 'month']),
		v.description('How exactly the date is known; start and end are written so exactly')
	),
	zone: ZoneSchema,
	/** The article's own word ("Tuesday"), or `not stated`. */
	wording: v.pipe(LineSchema, v.description('The article’s own word, such as "Tuesday", or "not stated"')),
	resolution: v.pipe(TextSchema, v.description('How the wording became this date'))
};

/** When something happened or was said: the date, how well it is known, the article's word for it, and how it was resolved. */
export const DateSchema = v.pipe(
	v.strictObject(dateEntries),
	v.forward(
		v.check((date) => startIsExact(date), asExact),
		['start']
	),
	v.forward(
		v.check((date) => endIsExact(date), asExact),
		['end']
	),
	v.forward(
		v.check((date) => endIsNotBefore(date), notBefore),
		['end']
	)
);

const InstantSchema = v.pipe(
	v.string(),
	v.check((iso: string) => isoInstant.test(iso), 'a date with a clock time, such as 2020-01-03T00:47+03:00'),
	v.check((iso: string) => !isoInstant.test(iso) || isExistingDay(iso), 'a day that exists')
);

/** A clock time that some source gives, where the date itself is not known so exactly. */
const ClockSchema = v.strictObject({
	instant: v.pipe(
		InstantSchema,
		v.description('The date with the clock time, as the clocks of the date’s zone showed it')
	),
	/** Whether it is known only roughly. */
	about: v.optional(v.pipe(v.literal(true), v.description('For a clock time that is known only roughly'))),
	sources: v.pipe(v.array(IdSchema), v.minLength(1, 'at least one source')),
	/** What other sources say. */
	note: v.optional(v.pipe(LineSchema, v.description('What other sources say')))
});

type Clocked = DateSpan & { zone: string; clock?: v.InferOutput<typeof ClockSchema> | undefined };

/** The written clock time is read by people of the zone, so its offset from UTC has to be theirs on that day. */
const clockIsOfZone = ({ zone, clock }: Clocked) => {
	if (!clock || !isTimeZone(zone) || !isoInstant.test(clock.instant) || !isExistingDay(clock.instant)) return true;
	const { day, time } = clockTime(clock.instant, zone);
	return clock.instant.startsWith(`${day}T${time}`);
};

const clockIsWithin = ({ start, end = start, clock }: Clocked) => {
	if (!clock || !isIso(start) || !isIso(end)) return true;
	const { instant } = clock;
	const as = (iso: string) => instant.slice(0, Math.min(iso.length, '2020-01-03'.length));
	return as(start) >= start.slice(0, 10) && as(end) <= end.slice(0, 10);
};

/** What a date is of. */
export const acts = ['happened', 'said'] as const;

/** The date of a step, which also stands on the time line. */
export const StepDateSchema = v.pipe(
	v.strictObject({
		...dateEntries,
		/** What the start is a date of; either every step of a story says it, or none. */
		act: v.optional(v.pipe(v.picklist(acts), v.description('Whether the start is the date of an event or of words'))),
		/** Where words followed the event: until the end, or, without an end, on a day that is not known. */
		then: v.optional(
			v.pipe(
				v.literal('said'),
				v.description('For an event of which something was said later: until the end, or on a day not known')
			)
		),
		clock: v.optional(
			v.pipe(ClockSchema, v.description('A clock time that some source gives; meta.clocks says where it is read'))
		)
	}),
	v.forward(
		v.check((date) => startIsExact(date), asExact),
		['start']
	),
	v.forward(
		v.check((date) => endIsExact(date), asExact),
		['end']
	),
	v.forward(
		v.check((date) => endIsNotBefore(date), notBefore),
		['end']
	),
	v.forward(
		v.check(({ act, then }) => then === undefined || act === 'happened', 'nothing, or `act: happened` beside it'),
		['then']
	),
	v.forward(
		v.check((date) => clockIsOfZone(date), 'a clock time with the offset of the date’s zone on that day'),
		['clock', 'instant']
	),
	v.forward(
		v.check((date) => clockIsWithin(date), 'an instant within the days of the date'),
		['clock', 'instant']
	)
);

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

const ConfidenceSchema = v.pipe(v.picklist(['high', 'medium', 'low']), v.description('How sure the sources make it'));
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

const CountSchema = v.pipe(
	v.number(),
	v.integer('a whole number'),
	v.minValue(0, '0 or more'),
	v.maxValue(1_000_000, 'at most 1,000,000')
);

const ExactDaySchema = v.pipe(IsoSchema, v.regex(isoDay, 'a day such as 2020-01-03'));

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
	/** The schema that the kind names, for the walk for unknown keys. */
	choose: (chart: unknown) =>
		[CountsChartSchema, AnnouncementsChartSchema].find(
			({ entries }) => hasKey(chart, 'kind') && entries.kind.literal === (chart as { kind: unknown }).kind
		) ?? v.unknown()
};

const BearingSchema = v.pipe(
	v.number(),
	v.minValue(-180, 'a bearing from -180 to 180 degrees'),
	v.maxValue(180, 'a bearing from -180 to 180 degrees')
);

/**
 * What the camera frames: a point and a zoom, or bounds. `zoom` is MapLibre's (512 px tiles) on the reference stage of
 * `scene/bands.ts`; smaller stages show the same ground.
 */
const PointViewSchema = v.strictObject({
	point: unionBy([LngLatSchema, IdSchema], (point) => (Array.isArray(point) ? LngLatSchema : IdSchema)),
	zoom: v.pipe(v.number(), v.minValue(0, 'a zoom from 0 to 18'), v.maxValue(18, 'a zoom from 0 to 18')),
	bearing: v.optional(BearingSchema)
});

const BoundsViewSchema = v.strictObject({ bounds: BoundsSchema, bearing: v.optional(BearingSchema) });

/**
 * What the camera frames: a point and a zoom, or bounds. `zoom` is MapLibre's (512 px tiles) on the reference stage of
 * `scene/bands.ts`; smaller stages show the same ground.
 */
export const ViewSchema = unionBy([PointViewSchema, BoundsViewSchema], (view) =>
	hasKey(view, 'point') || (hasKey(view, 'zoom') && !hasKey(view, 'bounds')) ? PointViewSchema : BoundsViewSchema
);

const LinkedPlaceSchema = v.strictObject({ id: IdSchema, step: StepIdSchema });

export const ShowSchema = v.strictObject({
	/** Places with a mark and a label; an object makes the mark a link to another step. */
	places: v.optional(
		v.array(
			unionBy([IdSchema, LinkedPlaceSchema], (place) => (typeof place === 'string' ? IdSchema : LinkedPlaceSchema))
		),
		[]
	),
	/** Airfields drawn to scale. */
	airfields: v.optional(v.array(IdSchema), []),
	/** Geodesic lines between two places, labelled in kilometres. A line is a distance, not a path. */
	distances: v.optional(
		v.pipe(
			v.array(v.strictObject({ from: IdSchema, to: IdSchema })),
			v.description('Geodesic lines between two places, labelled in kilometres')
		),
		[]
	),
	/** Places whose stated uncertainty is drawn as a soft circle. */
	circles: v.optional(
		v.pipe(v.array(IdSchema), v.description('Places whose stated uncertainty is drawn as a soft circle')),
		[]
	),
	/** Places that stand for an area without a known border: their stated uncertainty, with a soft edge. */
	areas: v.optional(
		v.pipe(
			v.array(IdSchema),
			v.description('Places that stand for an area without a known border, drawn with a soft edge')
		),
		[]
	),
	/** Towns near the drawn airfields, outside of the view: an arrow points to each and says how far it is. */
	towards: v.optional(
		v.pipe(
			v.array(IdSchema),
			v.description('Towns outside of a site plan: an arrow from the airfield points to each, with its distance')
		),
		[]
	)
});

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
	steps: v.pipe(v.array(StepSchema), v.minLength(1, 'at least one step'))
});

export const SpeakersFileSchema = v.strictObject({
	/** Groups that act: states, organisations, armed groups. Colour and sign go by group. */
	actors: v.array(
		v.strictObject({
			id: IdSchema,
			name: LineSchema,
			/** Shape, and the colour that goes with it, on the map and beside claims; no two groups share one. */
			sign: v.optional(v.picklist(signNames))
		})
	),
	speakers: v.array(v.strictObject({ id: IdSchema, name: LineSchema, role: LineSchema, actor: IdSchema }))
});

export const SourcesFileSchema = v.strictObject({
	sources: v.array(
		v.strictObject({
			id: IdSchema,
			title: LineSchema,
			publisher: LineSchema,
			url: UrlSchema,
			date: v.optional(IsoSchema),
			/** Who published it first, where the address is a repost. */
			repost: v.optional(LineSchema)
		})
	)
});

export const placeKinds = ['country', 'capital', 'city', 'site', 'area'] as const;

const PointSchema = v.strictObject({
	type: v.literal('Point', 'the geometry "Point" (how far the thing may lie from it stands in "uncertainty")'),
	coordinates: LngLatSchema
});

export const PlacesFileSchema = v.strictObject({
	type: v.literal('FeatureCollection'),
	features: v.array(
		v.strictObject({
			type: v.literal('Feature'),
			id: IdSchema,
			geometry: PointSchema,
			properties: v.strictObject({
				name: LineSchema,
				/** For the map's label, where the name is too long. */
				label: v.optional(LineSchema),
				/** Names by language tag, such as `ar` and `fa`; `native` picks the one under the label. */
				names: v.optional(v.record(LanguageTagSchema, LineSchema), {}),
				native: v.optional(LanguageTagSchema),
				kind: v.picklist(placeKinds),
				/** How far the thing meant may lie from the point, in metres; null for a label of an area. */
				uncertainty: v.nullable(
					v.pipe(v.number(), v.minValue(0, 'a radius of 0 m or more'), v.maxValue(2_000_000, 'at most 2,000 km'))
				),
				mention: v.picklist(['named', 'implied', 'external']),
				/** Says that the place lies far outside the region on purpose, where its coordinates look swapped. */
				outside: v.optional(v.literal(true)),
				role: v.optional(TextSchema),
				source: TextSchema,
				note: v.optional(TextSchema)
			})
		})
	)
});

const RunwaySchema = v.strictObject({
	airfield: IdSchema,
	designators: LineSchema,
	/** Metres. */
	length: v.nullable(
		v.pipe(
			v.number(),
			v.minValue(100, 'a length in metres, 100 to 10,000'),
			v.maxValue(10_000, 'a length in metres, 100 to 10,000')
		)
	),
	/** Metres. */
	width: v.nullable(
		v.pipe(v.number(), v.minValue(5, 'a width in metres, 5 to 500'), v.maxValue(500, 'a width in metres, 5 to 500'))
	),
	surface: v.nullable(LineSchema),
	lit: v.boolean(),
	closed: v.boolean()
});

const AirfieldFeatureSchema = v.strictObject({
	type: v.literal('Feature'),
	id: IdSchema,
	geometry: PointSchema,
	properties: v.strictObject({
		name: LineSchema,
		/** ICAO code. */
		icao: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{4}$/, 'four capital letters'))),
		place: IdSchema,
		/** Metres above sea level. */
		elevation: v.optional(
			v.pipe(
				v.number(),
				v.minValue(-500, 'metres above sea level, -500 to 9,000'),
				v.maxValue(9000, 'metres above sea level, -500 to 9,000')
			)
		),
		source: TextSchema,
		note: v.optional(TextSchema)
	})
});

const RunwayFeatureSchema = v.strictObject({
	type: v.literal('Feature'),
	id: IdSchema,
	/** From the low-end threshold to the high-end threshold; null where neither is known. */
	geometry: v.nullable(
		v.strictObject({
			type: v.literal('LineString', 'the geometry "LineString" of two thresholds, or null'),
			coordinates: v.strictTuple([LngLatSchema, LngLatSchema])
		})
	),
	properties: RunwaySchema
});

const isRunway = (feature: unknown) => {
	const properties = hasKey(feature, 'properties') ? (feature as { properties: unknown }).properties : undefined;
	return hasKey(properties, 'airfield') || hasKey(properties, 'designators');
};

export const AirfieldsFileSchema = v.strictObject({
	type: v.literal('FeatureCollection'),
	/** Airfields are points, runways are lines of two thresholds. */
	features: v.array(
		unionBy([AirfieldFeatureSchema, RunwayFeatureSchema], (feature) =>
			isRunway(feature) ? RunwayFeatureSchema : AirfieldFeatureSchema
		)
	)
});

const PunctuationSchema = v.pipe(v.string(), v.regex(/^[^\p{L}\p{N}\s]*$/u, 'signs without letters and digits'));

/** What proves quotations verbatim without holding the text; see `fingerprint.ts`. */
export const FingerprintFileSchema = v.strictObject({
	/** How many words make one hashed run. */
	run: v.pipe(v.number(), v.integer('a whole number'), v.minValue(2, '2 or more'), v.maxValue(20, '20 or less')),
	salt: v.string(),
	paragraphs: v.array(
		v.strictObject({
			id: ParagraphIdSchema,
			words: v.pipe(v.number(), v.integer('a whole number'), v.minValue(1, '1 or more')),
			/** Hash of each run of `run` words, in order; a paragraph shorter than a run has one. */
			runs: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/, 'eight hexadecimal digits'))),
			/** Punctuation before and after the words that have some: `[index, before, after]`. */
			punctuation: v.array(
				v.strictTuple([
					v.pipe(v.number(), v.integer('a whole number'), v.minValue(0, '0 or more')),
					PunctuationSchema,
					PunctuationSchema
				])
			)
		})
	)
});

export type StoryFile = v.InferOutput<typeof StoryFileSchema>;
export type SpeakersFile = v.InferOutput<typeof SpeakersFileSchema>;
export type SourcesFile = v.InferOutput<typeof SourcesFileSchema>;
export type PlacesFile = v.InferOutput<typeof PlacesFileSchema>;
export type AirfieldsFile = v.InferOutput<typeof AirfieldsFileSchema>;
export type FingerprintFile = v.InferOutput<typeof FingerprintFileSchema>;
