/** What a clock on the wall shows. */
export interface ClockTime {
	/** `2020-01-03` */
	day: string;
	/** `00:47` */
	time: string;
}

/** What the clocks of a time zone show at an instant, such as `2020-01-03T00:47+03:00`. */
export function clockTime(instant: string, zone: string): ClockTime {
	const format = new Intl.DateTimeFormat('en', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit'
	});
	const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
	return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}
