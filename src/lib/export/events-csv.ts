import type { Story } from '../story/story.ts';
import { csv } from './csv.ts';
import { storyEvents, type EventRow } from './events.ts';

type Located = EventRow & { longitude: number | ''; latitude: number | '' };

const columns = [
	...['step', 'number', 'title', 'start', 'end', 'precision', 'zone', 'act', 'where'],
	...['place', 'name', 'kind', 'longitude', 'latitude', 'uncertainty_metres', 'mention', 'coordinates_from'],
	...['claims', 'speakers', 'statuses']
] as (keyof Located)[];

/** A story's events as a table; coordinates are degrees, WGS 84. */
export function eventsCsv(story: Story): string {
	const rows = storyEvents(story).map(({ row, lngLat: [longitude, latitude] = ['', ''] as const }): Located => {
		return { ...row, longitude, latitude };
	});
	return csv(columns, rows);
}
