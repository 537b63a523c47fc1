import { circleAround, geodesic, kilometers, runwayPolygon } from '../geo/shapes.ts';
import { byId, type LngLat, type Place, type Step, type Story } from '../story/story.ts';
import { frameLongitude, inFrame } from './frame.ts';

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

/** A runway to scale. */
export interface RunwayFeature {
	kind: 'runway';
	id: string;
	airfield: string;
	designators: string;
	closed: boolean;
	geometry: GeoJSON.Polygon;
}

/** A distance ring of a site plan: everything on it is as far from the middle of the airfield. */
export interface RingFeature {
	kind: 'ring';
	id: string;
	airfield: string;
	kilometers: number;
	geometry: GeoJSON.Polygon;
}

export type SceneFeature = PlaceFeature | CircleFeature | DistanceFeature | RunwayFeature | RingFeature;

/** Countries and areas are named without a mark. */
export function hasMark(feature: SceneFeature): feature is PlaceFeature {
	return feature.kind === 'place' && feature.placeKind !== 'country' && feature.placeKind !== 'area';
}

/** Distance rings around a drawn airfield, in kilometres. */
const rings = [1, 2, 3];

/** Everything a step shows on the map, in the story's frame, lowest first. */
export function stepFeatures(story: Story, step: Pick<Step, 'show'>): SceneFeature[] {
	const frame = frameLongitude(story);
	const at = (id: string) => inFrame(byId(story.places, id).lngLat, frame);

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

	const runways = step.show.airfields.flatMap((id) =>
		byId(story.airfields, id).runways.flatMap((runway): RunwayFeature[] => {
			if (!runway.thresholds || !runway.width) return [];
			const thresholds = runway.thresholds.map((threshold) => inFrame(threshold, frame)) as [LngLat, LngLat];
			return [
				{
					kind: 'runway',
					id: `runway:${runway.id}`,
					airfield: id,
					designators: runway.designators,
					closed: runway.closed,
					geometry: runwayPolygon(thresholds, runway.width)
				}
			];
		})
	);

	const around = step.show.airfields.flatMap((id) =>
		rings.map((kilometers): RingFeature => ({
			kind: 'ring',
			id: `ring:${id}:${kilometers}`,
			airfield: id,
			kilometers,
			geometry: circleAround(inFrame(byId(story.airfields, id).lngLat, frame), kilometers * 1000)
		}))
	);

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

	return [...around, ...circles, ...runways, ...distances, ...places];
}
