import type { StoryDate } from '../story/story.ts';

/** A date of the story in words: `3 January 2020, 00:47`, `27 December 2019 to 6 February 2020`. */
export function dateWords({ start, end, precision }: Pick<StoryDate, 'start' | 'end' | 'precision'>): string {
	const from = words(start, precision);
	if (end === undefined || end === start) return from;
	const to = words(end, precision);
	if (start.slice(0, 7) === end.slice(0, 7) && precision === 'day') return `${Number(start.slice(8, 10))} to ${to}`;
	if (start.slice(0, 4) === end.slice(0, 4) && precision === 'day') return `${from.replace(/ \d{4}$/, '')} to ${to}`;
	return `${from} to ${to}`;
}

/** A date as exact as it is written: `July 2020`, `3 January 2020`, `3 January 2020, 00:47`. */
export function isoWords(iso: string): string {
	return words(iso, iso.length === 7 ? 'month' : iso.length === 10 ? 'day' : 'minute');
}

function words(iso: string, precision: StoryDate['precision']): string {
	// Only the day and the clock time that are written count, whatever the reader's own time zone.
	const day = new Date(`${iso.slice(0, 7)}-${iso.slice(8, 10) || '01'}T00:00:00Z`);
	const month = day.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
	if (precision === 'month') return month;
	const date = `${day.getUTCDate()} ${month}`;
	return precision === 'day' ? date : `${date}, ${iso.slice(11, 16)}`;
}
