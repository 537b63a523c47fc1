import * as v from 'valibot';
import { findMarkup } from '../markup.ts';

/** Longest quotation of the article that a passage may hold, in words. */
export const longestQuotation = 40;

/** Words joined by `-`, `_` or `.`: safe in a URL fragment, a CSS class and a file name. */
export const IdSchema = v.pipe(
	v.string(),
	v.regex(/^[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*$/, 'letters and digits joined by "-", "_" or "."'),
	v.maxLength(60, 'at most 60 characters')
);

export const StepIdSchema = v.pipe(
	v.string(),
	v.regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'lower-case letters and digits joined by "-"'),
	v.maxLength(60, 'at most 60 characters')
);

export const ParagraphIdSchema = v.pipe(
	v.string(),
	v.regex(/^P(?:0|[1-9][0-9]{0,2})$/, 'a paragraph such as "P0" or "P12"')
);

export const LanguageTagSchema = v.pipe(
	v.string(),
	v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a BCP 47 language tag such as "en"')
);

const visibleText = [
	v.string(),
	v.check((text: string) => text.trim() !== '', 'some text'),
	// Controls, and the marks that turn the direction of the text after them.
	v.check(
		// eslint-disable-next-line no-control-regex
		(text: string) => !/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text),
		'text without control characters'
	)
] as const;

const plainText = [
	...visibleText,
	v.check((text: string) => !findMarkup(text), 'text without HTML tags or entities')
] as const;

export const TextSchema = v.pipe(...plainText, v.trim());

const isOneLine = v.check((text: string) => !text.trim().includes('\n'), 'one line of text');

export const LineSchema = v.pipe(...plainText, isOneLine, v.trim());

/** Paragraphs with `*emphasis*`, `**strong**` and `[text](https://…)`; `markdown.ts` refuses the rest, with its line. */
export const MarkdownSchema = v.pipe(
	...visibleText,
	v.description('Paragraphs with *emphasis*, **strong** and [links](https://…); nothing else of Markdown, and no HTML.')
);

/** Verbatim words: not trimmed, because every sign counts. */
export const QuotationSchema = v.pipe(
	...plainText,
	isOneLine,
	v.check((quote: string) => quote === quote.trim(), 'words without spaces around them'),
	v.check((quote: string) => quote.split(/\s+/).length <= longestQuotation, `at most ${longestQuotation} words`)
);

export const UrlSchema = v.pipe(
	v.string(),
	v.regex(/^https?:\/\/[^\s<>"]+$/, 'an address that begins with http:// or https://')
);

export const ContactSchema = v.pipe(
	v.string(),
	v.regex(/^(?:https?:\/\/|mailto:[^\s<>"@]+@)[^\s<>"@]+$/, 'an address that begins with https://, http:// or mailto:'),
	v.description('Who answers for the story: mailto:… or https://…')
);
