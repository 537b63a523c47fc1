import { arrowFrom, bearingTo, circleAround, hatchAcross, kilometers, runwayPolygon } from '../geo/shapes.ts';
import { byId, type LngLat, type Step, type Story } from '../story/story.ts';
import { inFrame } from './frame.ts';

/** A runway to scale. */
export interface RunwayFeature {
	kind: 'runway';
	id: string;
	airfield: string;
	designators: string;
	closed: boolean;
	geometry: GeoJSON.Polygon;
}

/** Strokes across a closed runway. They are wider than it: inside of 30 m no stroke could be seen. */
export interface HatchFeature {
	kind: 'hatch';
	id: string;
	airfield: string;
	geometry: GeoJSON.MultiLineString;
}

/** A distance ring of a site plan: everything on it is as far from the middle of the airfield. */
export interface RingFeature {
	kind: 'ring';
	id: string;
	airfield: string;
	kilometers: number;
	geometry: GeoJSON.Polygon;
}

/** An arrow at the edge of a site plan that points to a town outside of it. */
export interface TowardsFeature {
	kind: 'towards';
	id: string;
	airfield: string;
	place: string;
	/** From the middle of the airfield. */
	kilometers: number;
	geometry: GeoJSON.MultiLineString;
}

export type SitePlanFeature = RunwayFeature | HatchFeature | RingFeature | TowardsFeature;

/** Distance rings around a drawn airfield, in kilometres. */
const rings = [1, 2, 3];

/** All in metres: strokes across a closed runway, and an arrow to a town, which begins beyond the last ring. */
const sizes = { hatch: { length: 130, pace: 190 }, arrow: { start: 3080, end: 3560, head: 170 } };

/** What a step draws of its airfields, in the story's frame. */
export function sitePlan(
	story: Pick<Story, 'airfields' | 'places'>,
	show: Pick<Step['show'], 'airfields' | 'towards'>,
	frame: number
): { rings: RingFeature[]; runways: (RunwayFeature | HatchFeature)[]; arrows: TowardsFeature[] } {
	const airfields = show.airfields.map((id) => byId(story.airfields, id));
	return {
		rings: airfields.flatMap(({ id, lngLat }) =>
			rings.map((kilometers): RingFeature => ({
				kind: 'ring',
				id: `ring:${id}:${kilometers}`,
				airfield: id,
				kilometers,
				geometry: circleAround(inFrame(lngLat, frame), kilometers * 1000)
			}))
		),
		runways: airfields.flatMap((airfield) =>
			airfield.runways.flatMap((runway): (RunwayFeature | HatchFeature)[] => {
				if (!runway.thresholds || !runway.width) return [];
				const thresholds = runway.thresholds.map((threshold) => inFrame(threshold, frame)) as [LngLat, LngLat];
				const drawn: RunwayFeature = {
					kind: 'runway',
					id: `runway:${runway.id}`,
					airfield: airfield.id,
					designators: runway.designators,
					closed: runway.closed,
					geometry: runwayPolygon(thresholds, runway.width)
				};
				if (!runway.closed) return [drawn];
				const geometry = hatchAcross(thresholds, sizes.hatch);
				return [drawn, { kind: 'hatch', id: `hatch:${runway.id}`, airfield: airfield.id, geometry }];
			})
		),
		arrows: airfields.flatMap(({ id, lngLat }) =>
			show.towards.map((town): TowardsFeature => {
				const [from, to] = [inFrame(lngLat, frame), inFrame(byId(story.places, town).lngLat, frame)];
				return {
					kind: 'towards',
					id: `towards:${id}:${town}`,
					airfield: id,
					place: town,
					kilometers: kilometers(from, to),
					geometry: arrowFrom(from, bearingTo(from, to), sizes.arrow)
				};
			})
		)
	};
}
