import { circleAround, geodesic, kilometers } from '../geo/shapes.ts';
import { byId, type LngLat, type Place, type Step, type Story } from '../story/story.ts';
import { frameLongitude, inFrame } from './frame.ts';
import { sitePlan, type SitePlanFeature } from './site-plan.ts';

/** A place with a mark; a label of a country or an area has none. */
export interface PlaceFeature {
	kind: 'place';
	id: string;
	place: string;
	placeKind: Place['kind'];
	/** The step that the mark links to. */
	step?: string;
	geometry: { type: 'Point'; coordinates: LngLat };
}

/** A stated uncertainty, drawn as a soft circle; the radius is in metres. */
export interface CircleFeature {
	kind: 'circle';
	id: string;
	place: string;
	radius: number;
	geometry: GeoJSON.Polygon;
}

/** A distance between two places: a geodesic, never a path that something took. */
export interface DistanceFeature {
	kind: 'distance';
	id: string;
	from: string;
	to: string;
	kilometers: number;
	geometry: GeoJSON.LineString;
}

/** One of the nested circles of an area without a known border; together they fade outward to the radius, in metres. */
export interface SoftFeature {
	kind: 'soft';
	id: string;
	place: string;
	radius: number;
	geometry: GeoJSON.Polygon;
}

export type SceneFeature = PlaceFeature | CircleFeature | SoftFeature | DistanceFeature | SitePlanFeature;

/** Countries and areas are named without a mark. */
export function hasMark(feature: SceneFeature): feature is PlaceFeature {
	return feature.kind === 'place' && feature.placeKind !== 'country' && feature.placeKind !== 'area';
}

/** Radii of the nested circles of an area, as shares of its own. */
export const softness = [1, 0.86, 0.72, 0.58, 0.44];

/** Everything a step shows on the map, in the story's frame, lowest first. */
export function stepFeatures(story: Story, step: Pick<Step, 'show'>): SceneFeature[] {
	const frame = frameLongitude(story);
	const at = (id: string) => inFrame(byId(story.places, id).lngLat, frame);

	const areas = step.show.areas.flatMap((id) => {
		const { uncertainty } = byId(story.places, id);
		return softness.map((share): SoftFeature => {
			const radius = (uncertainty ?? 0) * share;
			return { kind: 'soft', id: `soft:${id}:${share}`, place: id, radius, geometry: circleAround(at(id), radius) };
		});
	});

	const circles = step.show.circles.flatMap((id): CircleFeature[] => {
		const { uncertainty } = byId(story.places, id);
		if (!uncertainty) return [];
		return [
			{
				kind: 'circle',
				id: `circle:${id}`,
				place: id,
				radius: uncertainty,
				geometry: circleAround(at(id), uncertainty)
			}
		];
	});

	const distances = step.show.distances.map(({ from, to }): DistanceFeature => ({
		kind: 'distance',
		id: `distance:${from}:${to}`,
		from,
		to,
		kilometers: kilometers(byId(story.places, from).lngLat, byId(story.places, to).lngLat),
		geometry: geodesic(at(from), at(to))
	}));

	const plan = sitePlan(story, step.show, frame);

	const places = step.show.places.map((entry): PlaceFeature => {
		const { id, step: target } = typeof entry === 'string' ? { id: entry, step: undefined } : entry;
		return {
			kind: 'place',
			id: `place:${id}`,
			place: id,
			placeKind: byId(story.places, id).kind,
			...(target && { step: target }),
			geometry: { type: 'Point', coordinates: at(id) }
		};
	});

	return [...plan.rings, ...areas, ...circles, ...plan.runways, ...plan.arrows, ...distances, ...places];
}
