import * as v from 'valibot';
import { clockTime } from '../clock-time.ts';
import { dateEntries, isTimeZone, spanCheck, type DateSpan } from './date.ts';
import { InstantSchema, isExistingDay, isIso, isoInstant } from './iso.ts';
import { IdSchema, LineSchema } from './text.ts';

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
	spanCheck(),
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
