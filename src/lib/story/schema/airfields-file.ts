import * as v from 'valibot';
import { LngLatSchema, PointSchema } from './coordinates.ts';
import { IdSchema, LineSchema, TextSchema } from './text.ts';
import { hasKey, unionBy } from './union-by.ts';

const RunwaySchema = v.strictObject({
	airfield: IdSchema,
	designators: LineSchema,
	/** Metres. */
	length: v.nullable(
		v.pipe(
			v.number(),
			v.minValue(100, 'a length in metres, 100 to 10,000'),
			v.maxValue(10_000, 'a length in metres, 100 to 10,000')
		)
	),
	/** Metres. */
	width: v.nullable(
		v.pipe(v.number(), v.minValue(5, 'a width in metres, 5 to 500'), v.maxValue(500, 'a width in metres, 5 to 500'))
	),
	surface: v.nullable(LineSchema),
	lit: v.boolean(),
	closed: v.boolean()
});

const AirfieldFeatureSchema = v.strictObject({
	type: v.literal('Feature'),
	id: IdSchema,
	geometry: PointSchema,
	properties: v.strictObject({
		name: LineSchema,
		/** ICAO code. */
		icao: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{4}$/, 'four capital letters'))),
		place: IdSchema,
		/** Metres above sea level. */
		elevation: v.optional(
			v.pipe(
				v.number(),
				v.minValue(-500, 'metres above sea level, -500 to 9,000'),
				v.maxValue(9000, 'metres above sea level, -500 to 9,000')
			)
		),
		source: TextSchema,
		note: v.optional(TextSchema)
	})
});

const RunwayFeatureSchema = v.strictObject({
	type: v.literal('Feature'),
	id: IdSchema,
	/** From the low-end threshold to the high-end threshold; null where neither is known. */
	geometry: v.nullable(
		v.strictObject({
			type: v.literal('LineString', 'the geometry "LineString" of two thresholds, or null'),
			coordinates: v.strictTuple([LngLatSchema, LngLatSchema])
		})
	),
	properties: RunwaySchema
});

const isRunway = (feature: unknown) => {
	const properties = hasKey(feature, 'properties') ? (feature as { properties: unknown }).properties : undefined;
	return hasKey(properties, 'airfield') || hasKey(properties, 'designators');
};

export const AirfieldsFileSchema = v.strictObject({
	type: v.literal('FeatureCollection'),
	/** Airfields are points, runways are lines of two thresholds. */
	features: v.array(
		unionBy([AirfieldFeatureSchema, RunwayFeatureSchema], (feature) =>
			isRunway(feature) ? RunwayFeatureSchema : AirfieldFeatureSchema
		)
	)
});

export type AirfieldsFile = v.InferOutput<typeof AirfieldsFileSchema>;
