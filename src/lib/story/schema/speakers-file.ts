import * as v from 'valibot';
import { signNames } from '../sign.ts';
import { IdSchema, LineSchema } from './text.ts';

export const SpeakersFileSchema = v.strictObject({
	/** Groups that act: states, organisations, armed groups. Colour and sign go by group. */
	actors: v.array(
		v.strictObject({
			id: IdSchema,
			name: LineSchema,
			/** Shape, and the colour that goes with it, on the map and beside claims; no two groups share one. */
			sign: v.optional(v.picklist(signNames))
		})
	),
	speakers: v.array(
		v.strictObject({
			id: IdSchema,
			name: LineSchema,
			role: LineSchema,
			actor: IdSchema,
			/** One person, by name; everybody else speaks as a body. */
			person: v.optional(v.literal(true))
		})
	)
});

export type SpeakersFile = v.InferOutput<typeof SpeakersFileSchema>;
