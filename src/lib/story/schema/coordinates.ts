import * as v from 'valibot';

const LongitudeSchema = v.pipe(
	v.number(),
	v.minValue(-180, 'a longitude from -180 to 180'),
	v.maxValue(180, 'a longitude from -180 to 180')
);

/** Web Mercator ends at ±85.051129°; a map cannot show more. */
const LatitudeSchema = v.pipe(
	v.number(),
	v.minValue(-85, 'a latitude from -85 to 85 (the order is [lng, lat])'),
	v.maxValue(85, 'a latitude from -85 to 85 (the order is [lng, lat])')
);

/** `[lng, lat]` in degrees, WGS 84. */
export const LngLatSchema = v.pipe(
	v.strictTuple([LongitudeSchema, LatitudeSchema]),
	v.description('[lng, lat] in degrees')
);

/**
 * `[west, south, east, north]` in degrees, WGS 84. A west greater than its east crosses the antimeridian, as in
 * RFC 7946, section 5.2.
 */
export const BoundsSchema = v.pipe(
	v.strictTuple([LongitudeSchema, LatitudeSchema, LongitudeSchema, LatitudeSchema]),
	v.check(([, south, , north]) => south < north, 'a south edge below the north edge ([west, south, east, north])'),
	v.check(([west, , east]) => west !== east, 'a west edge that differs from the east edge'),
	v.description('[west, south, east, north] in degrees; west > east crosses the antimeridian')
);

export const PointSchema = v.strictObject({
	type: v.literal('Point', 'the geometry "Point" (how far the thing may lie from it stands in "uncertainty")'),
	coordinates: LngLatSchema
});
