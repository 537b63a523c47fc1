import { clockTime } from '../story/clock-time.ts';
import type { Meta, StoryDate } from '../story/story.ts';
import { dateWords } from './date-words.ts';

/** One instant on the clocks of several places, by the days that they showed. */
export interface ClockStrip {
	/** Clocks that stand beside each other and showed one day: `3 January 2020`. */
	days: { day: string; clocks: { name: string; time: string }[] }[];
	about: boolean;
	/** Ids of the sources that give the clock time, where the date itself is not so exact. */
	sources: readonly string[];
	note?: string | undefined;
}

/** The clocks of a step whose hour is known; `undefined` for others, and in a story without clocks. */
export function clockStrip(date: StoryDate, clocks: Meta['clocks']): ClockStrip | undefined {
	const isExact = date.precision === 'minute' || date.precision === 'hour';
	const instant = date.clock?.instant ?? (isExact ? date.start : undefined);
	if (instant === undefined || !clocks) return undefined;

	const days: ClockStrip['days'] = [];
	for (const { zone, name } of clocks) {
		const shown = clockTime(instant, zone);
		const day = dateWords({ start: shown.day, precision: 'day' });
		const last = days.at(-1);
		const clock = { name, time: shown.time };
		if (last?.day === day) last.clocks.push(clock);
		else days.push({ day, clocks: [clock] });
	}
	return {
		days,
		about: date.clock?.about ?? date.precision === 'hour',
		sources: date.clock?.sources ?? [],
		note: date.clock?.note
	};
}
