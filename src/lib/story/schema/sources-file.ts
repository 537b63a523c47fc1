import * as v from 'valibot';
import { IsoSchema } from './iso.ts';
import { IdSchema, LineSchema, UrlSchema } from './text.ts';

export const SourcesFileSchema = v.strictObject({
	sources: v.array(
		v.strictObject({
			id: IdSchema,
			title: LineSchema,
			publisher: LineSchema,
			url: UrlSchema,
			date: v.optional(IsoSchema),
			/** Who published it first, where the address is a repost. */
			repost: v.optional(LineSchema)
		})
	)
});

export type SourcesFile = v.InferOutput<typeof SourcesFileSchema>;
