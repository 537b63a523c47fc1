import * as v from 'valibot';
import { BoundsSchema, LngLatSchema } from './coordinates.ts';
import { IdSchema, StepIdSchema } from './text.ts';
import { hasKey, unionBy } from './union-by.ts';

const BearingSchema = v.pipe(
	v.number(),
	v.minValue(-180, 'a bearing from -180 to 180 degrees'),
	v.maxValue(180, 'a bearing from -180 to 180 degrees')
);

/**
 * What the camera frames: a point and a zoom, or bounds. `zoom` is MapLibre's (512 px tiles) on the reference stage of
 * `scene/bands.ts`; smaller stages show the same ground.
 */
const PointViewSchema = v.strictObject({
	point: unionBy([LngLatSchema, IdSchema], (point) => (Array.isArray(point) ? LngLatSchema : IdSchema)),
	zoom: v.pipe(v.number(), v.minValue(0, 'a zoom from 0 to 18'), v.maxValue(18, 'a zoom from 0 to 18')),
	bearing: v.optional(BearingSchema)
});

const BoundsViewSchema = v.strictObject({ bounds: BoundsSchema, bearing: v.optional(BearingSchema) });

/**
 * What the camera frames: a point and a zoom, or bounds. `zoom` is MapLibre's (512 px tiles) on the reference stage of
 * `scene/bands.ts`; smaller stages show the same ground.
 */
export const ViewSchema = unionBy([PointViewSchema, BoundsViewSchema], (view) =>
	hasKey(view, 'point') || (hasKey(view, 'zoom') && !hasKey(view, 'bounds')) ? PointViewSchema : BoundsViewSchema
);

const LinkedPlaceSchema = v.strictObject({ id: IdSchema, step: StepIdSchema });

export const ShowSchema = v.strictObject({
	/** Places with a mark and a label; an object makes the mark a link to another step. */
	places: v.optional(
		v.array(
			unionBy([IdSchema, LinkedPlaceSchema], (place) => (typeof place === 'string' ? IdSchema : LinkedPlaceSchema))
		),
		[]
	),
	/** Airfields drawn to scale. */
	airfields: v.optional(v.array(IdSchema), []),
	/** Geodesic lines between two places, labelled in kilometres. A line is a distance, not a path. */
	distances: v.optional(
		v.pipe(
			v.array(v.strictObject({ from: IdSchema, to: IdSchema })),
			v.description('Geodesic lines between two places, labelled in kilometres')
		),
		[]
	),
	/** Places whose stated uncertainty is drawn as a soft circle. */
	circles: v.optional(
		v.pipe(v.array(IdSchema), v.description('Places whose stated uncertainty is drawn as a soft circle')),
		[]
	),
	/** Places that stand for an area without a known border: their stated uncertainty, with a soft edge. */
	areas: v.optional(
		v.pipe(
			v.array(IdSchema),
			v.description('Places that stand for an area without a known border, drawn with a soft edge')
		),
		[]
	),
	/** Towns near the drawn airfields, outside of the view: an arrow points to each and says how far it is. */
	towards: v.optional(
		v.pipe(
			v.array(IdSchema),
			v.description('Towns outside of a site plan: an arrow from the airfield points to each, with its distance')
		),
		[]
	)
});
