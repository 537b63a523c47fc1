import * as v from 'valibot';
import { IsoSchema, isIso, isoDay, isoInstant, isoMonth } from './iso.ts';
import { LineSchema, TextSchema } from './text.ts';

const formOf = { minute: isoInstant, hour: isoInstant, day: isoDay, month: isoMonth };

export const isTimeZone = (zone: string) => {
	try {
		new Intl.DateTimeFormat('en', { timeZone: zone });
		return true;
	} catch {
		return false;
	}
};

export interface DateSpan {
	start: string;
	end?: string | undefined;
	precision: keyof typeof formOf;
}

/** Refuses a start or an end that is not as exact as the precision says, and an end before the start. */
export const spanCheck = <Span extends DateSpan & Record<string, unknown>>() =>
	v.rawCheck<Span>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const { value: span } = dataset;
		const { start, end, precision } = span;
		const refuse = (key: 'start' | 'end', message: string) =>
			addIssue({
				message,
				input: span[key],
				path: [{ type: 'object', origin: 'value', input: span, key, value: span[key] }]
			});
		// What is no date at all has been refused already.
		const isExact = (iso: string) => !isIso(iso) || formOf[precision].test(iso);
		const asExact = 'a date as exact as its precision says';

		if (!isExact(start)) refuse('start', asExact);
		if (end === undefined) return;
		if (!isExact(end)) refuse('end', asExact);
		if (isIso(start) && isIso(end) && Date.parse(start) > Date.parse(end)) {
			refuse('end', 'an end that is not before the start');
		}
	});

export const ZoneSchema = v.pipe(v.string(), v.check(isTimeZone, 'an IANA time zone such as Asia/Baghdad'));

export const dateEntries = {
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
export const DateSchema = v.pipe(v.strictObject(dateEntries), spanCheck());
