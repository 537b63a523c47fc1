import * as v from 'valibot';

export const isoDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
export const isoMonth = /^\d{4}-(?:0[1-9]|1[0-2])$/;
export const isoInstant =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;

const hasIsoForm = (iso: string) => isoDay.test(iso) || isoMonth.test(iso) || isoInstant.test(iso);

/** `Date` reads 31 February as 2 March. */
export const isExistingDay = (iso: string) =>
	isoMonth.test(iso) || new Date(`${iso.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(iso.slice(0, 10));

export const isIso = (iso: string) => hasIsoForm(iso) && isExistingDay(iso);

export const IsoSchema = v.pipe(
	v.string(),
	v.check(hasIsoForm, 'an ISO date: 2020-01, 2020-01-03 or 2020-01-03T00:47+03:00'),
	v.check((iso: string) => !hasIsoForm(iso) || isExistingDay(iso), 'a day that exists'),
	v.description('2020-01, 2020-01-03 or 2020-01-03T00:47+03:00')
);

export const ExactDaySchema = v.pipe(IsoSchema, v.regex(isoDay, 'a day such as 2020-01-03'));

export const InstantSchema = v.pipe(
	v.string(),
	v.check((iso: string) => isoInstant.test(iso), 'a date with a clock time, such as 2020-01-03T00:47+03:00'),
	v.check((iso: string) => !isoInstant.test(iso) || isExistingDay(iso), 'a day that exists')
);
