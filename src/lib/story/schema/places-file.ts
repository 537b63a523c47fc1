import * as v from 'valibot';
import { PointSchema } from './coordinates.ts';
import { IdSchema, LanguageTagSchema, LineSchema, TextSchema } from './text.ts';

export const placeKinds = ['country', 'capital', 'city', 'site', 'area'] as const;

export const PlacesFileSchema = v.strictObject({
	type: v.literal('FeatureCollection'),
	features: v.array(
		v.strictObject({
			type: v.literal('Feature'),
			id: IdSchema,
			geometry: PointSchema,
			properties: v.strictObject({
				name: LineSchema,
				/** For the map's label, where the name is too long. */
				label: v.optional(LineSchema),
				/** Names by language tag, such as `ar` and `fa`; `native` picks the one under the label. */
				names: v.optional(v.record(LanguageTagSchema, LineSchema), {}),
				native: v.optional(LanguageTagSchema),
				kind: v.picklist(placeKinds),
				/** How far the thing meant may lie from the point, in metres; null for a label of an area. */
				uncertainty: v.nullable(
					v.pipe(v.number(), v.minValue(0, 'a radius of 0 m or more'), v.maxValue(2_000_000, 'at most 2,000 km'))
				),
				mention: v.picklist(['named', 'implied', 'external']),
				/** Says that the place lies far outside the region on purpose, where its coordinates look swapped. */
				outside: v.optional(v.literal(true)),
				role: v.optional(TextSchema),
				source: TextSchema,
				note: v.optional(TextSchema)
			})
		})
	)
});

export type PlacesFile = v.InferOutput<typeof PlacesFileSchema>;
