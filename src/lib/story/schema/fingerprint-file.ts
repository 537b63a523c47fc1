import * as v from 'valibot';
import { ParagraphIdSchema } from './text.ts';

const PunctuationSchema = v.pipe(v.string(), v.regex(/^[^\p{L}\p{N}\s]*$/u, 'signs without letters and digits'));

/** What proves quotations verbatim without holding the text; see `fingerprint.ts`. */
export const FingerprintFileSchema = v.strictObject({
	/** How many words make one hashed run. */
	run: v.pipe(v.number(), v.integer('a whole number'), v.minValue(2, '2 or more'), v.maxValue(20, '20 or less')),
	salt: v.string(),
	paragraphs: v.array(
		v.strictObject({
			id: ParagraphIdSchema,
			words: v.pipe(v.number(), v.integer('a whole number'), v.minValue(1, '1 or more')),
			/** Hash of each run of `run` words, in order; a paragraph shorter than a run has one. */
			runs: v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/, 'eight hexadecimal digits'))),
			/** Punctuation before and after the words that have some: `[index, before, after]`. */
			punctuation: v.array(
				v.strictTuple([
					v.pipe(v.number(), v.integer('a whole number'), v.minValue(0, '0 or more')),
					PunctuationSchema,
					PunctuationSchema
				])
			)
		})
	)
});

export type FingerprintFile = v.InferOutput<typeof FingerprintFileSchema>;
