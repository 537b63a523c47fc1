import { claimPlace } from '../story/claim-place.ts';
import { byId, type Place, type Step, type Story } from '../story/story.ts';

/** A step at one of its places, as a row of a table; an empty text stands for what is not known or not said. */
export interface EventRow {
	/** Id of the step. */
	step: string;
	/** Of the step, from 1. */
	number: number;
	title: string;
	/** ISO 8601, as exact as `precision` says. */
	start: string;
	end: string;
	precision: string;
	/** IANA time zone of the date. */
	zone: string;
	/** Whether the date is of what happened or of what was said. */
	act: string;
	/** Where it was, in words. */
	where: string;
	/** Id of the place. */
	place: string;
	name: string;
	kind: string;
	/** How far the thing meant may lie from the point; empty for the label of an area. */
	uncertainty_metres: number | '';
	/** Whether the article names the place. */
	mention: string;
	/** Where the coordinates come from. */
	coordinates_from: string;
	/** Ids of the claims at the place, those without a place at the step's first one. */
	claims: string;
	/** Who makes them. */
	speakers: string;
	/** How sure they are. */
	statuses: string;
}

/** A row of the table, and where it stands on the map; nowhere if no claim or passage of its step names a place. */
export interface StoryEvent {
	row: EventRow;
	/** Degrees, WGS 84. */
	lngLat: Place['lngLat'] | undefined;
}

/** What a story tells, by step and place, in the story's order. */
export function storyEvents(story: Story): StoryEvent[] {
	return story.steps.flatMap((step, index) => {
		const places = placesOf(step);
		const first = places[0];
		return (places.length ? places : [undefined]).map((id): StoryEvent => {
			const place = id === undefined ? undefined : byId(story.places, id);
			const claims = step.claims.filter((claim) => (claimPlace(claim, step) ?? first) === id);
			return { row: rowOf(story, step, index + 1, place, claims), lngLat: place?.lngLat };
		});
	});
}

/** The places that claims and passages of a step name, each once; else the one that it looks at. */
export function placesOf(step: Step): string[] {
	const named = [...step.claims.map((claim) => claimPlace(claim, step)), ...step.passages.map(({ place }) => place)];
	const places = [...new Set(named.flatMap((place) => place ?? []))];
	if (places.length || !('point' in step.view) || typeof step.view.point !== 'string') return places;
	return [step.view.point];
}

function rowOf(
	story: Story,
	{ id, title, date, where }: Step,
	number: number,
	place: Place | undefined,
	claims: Step['claims']
): EventRow {
	const once = (values: readonly string[]) => [...new Set(values)].join('; ');
	return {
		...{ step: id, number, title },
		...{ start: date.start, end: date.end ?? '', precision: date.precision, zone: date.zone, act: date.act ?? '' },
		where,
		...{ place: place?.id ?? '', name: place?.name ?? '', kind: place?.kind ?? '' },
		...{ uncertainty_metres: place?.uncertainty ?? '', mention: place?.mention ?? '' },
		coordinates_from: place?.source ?? '',
		claims: once(claims.map((claim) => claim.id)),
		speakers: once(claims.map(({ speaker }) => byId(story.speakers, speaker).name)),
		statuses: once(claims.map(({ status }) => status))
	};
}
