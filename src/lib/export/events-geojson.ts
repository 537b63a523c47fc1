import type { Story } from '../story/story.ts';
import { storyEvents } from './events.ts';

/** A story's events as GeoJSON (RFC 7946); one whose place is not known has no geometry. */
export function eventsGeojson(story: Story): GeoJSON.FeatureCollection<GeoJSON.Point | null> {
	return {
		type: 'FeatureCollection',
		features: storyEvents(story).map(({ row, lngLat }) => ({
			type: 'Feature',
			id: row.place ? `${row.step}/${row.place}` : row.step,
			geometry: lngLat ? { type: 'Point', coordinates: lngLat } : null,
			properties: row
		}))
	};
}
