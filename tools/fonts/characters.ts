/** The characters that a built page or map can ask of the fonts. */
export interface Characters {
	/** All text of the bundle and the interface. */
	text: string;
	/** All text in Arabic script; empty for a story without. */
	arabic: string;
}

const basicLatin = String.fromCodePoint(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index));

/** Punctuation and signs that an editor, a date or a coordinate brings in although no text of the bundle holds them yet. */
const typographic = '\u00a0\u2009\u200a\u202f–—‘’“”…•·°′″×−±§©«»½←→↑↓';

/** What every font of Latin text holds, whatever the story says. */
export const alwaysNeeded = basicLatin + typographic;

/**
 * The presentation forms of the letters of a text, and its lam-alef ligatures. MapLibre joins Arabic by asking for these
 * code points one by one, where a page asks for the letters and leaves the joining to the font.
 */
export function presentationForms(text: string): string {
	const letters = new Set(text);
	return arabicForms
		.filter(
			({ form, of }) => ([...of].length === 1 || isLamAlef(form)) && [...of].every((letter) => letters.has(letter))
		)
		.map(({ form }) => form)
		.join('');
}

/**
 * The Arabic-script letters of a text that join on the page but not on the map, since Unicode has no presentation forms
 * for them, such as Kurdish ە and ێ. A name with one of them is better left off the map.
 */
export function lettersWithoutForms(text: string): string[] {
	return [...new Set(text)].filter((letter) => isArabicLetter(letter) && !arabicForms.some(({ of }) => of === letter));
}

const arabicForms = [...range(0xfb50, 0xfdff), ...range(0xfe70, 0xfefc)]
	.map((codePoint) => String.fromCodePoint(codePoint))
	.map((form) => ({ form, of: form.normalize('NFKC') }))
	.filter(({ form, of }) => form !== of);

const isLamAlef = (form: string) => form >= '\ufef5' && form <= '\ufefc';

const isArabicLetter = (character: string) => /^(?=\p{Script=Arabic})\p{Letter}$/u.test(character);

function range(first: number, last: number): number[] {
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
