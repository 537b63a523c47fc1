/** A day as the marks of a chart have room for: `8 Jan`. The year stands in the chart's own words. */
export function shortDay(iso: string): string {
	return new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
