import * as harfbuzz from 'harfbuzzjs';
import { faces, type Face } from './faces.ts';
import { openTypeface, type Typeface } from './typeface.ts';

/** The faces that a text is set in, each character in the first that has it; the order of the CSS and map font stacks. */
const stacks = {
	serif: [faces.serif, faces.arabic],
	serifItalic: [faces.serifItalic, faces.arabic],
	serifBold: [faces.serifBold, faces.arabic],
	sans: [faces.sans, faces.arabic],
	sansBold: [faces.sansBold, faces.arabic]
} as const satisfies Record<string, readonly Face[]>;

export type FontStack = keyof typeof stacks;

interface MeasureOptions {
	/**
	 * Whether the text is set as on a page, with kerning and Latin ligatures. MapLibre draws glyph by glyph and has neither,
	 * so a label that both renderers draw is measured without, and its SVG has `font-kerning: none` and
	 * `font-variant-ligatures: no-contextual` (in Latin lines also `no-common-ligatures`; in Arabic ones those carry
	 * lam-alef).
	 */
	kerning?: boolean;
}

/**
 * Advance widths of single lines of text in em, shaped by HarfBuzz with Arabic letters joined.
 * @throws RangeError naming a character that no font of the stack has.
 */
export async function measureText(
	lines: readonly string[],
	stack: FontStack,
	{ kerning = false }: MeasureOptions = {}
): Promise<number[]> {
	const typefaces = await Promise.all(stacks[stack].flatMap(({ sources }) => sources).map(openTypeface));
	return lines.map((line) => {
		let width = 0;
		for (const run of runsOf(line, typefaces)) width += advanceOf(run, kerning);
		return width;
	});
}

interface Run {
	text: string;
	typeface: Typeface;
}

/** The longest pieces of the line that one typeface has all characters of. */
function runsOf(line: string, typefaces: readonly Typeface[]): Run[] {
	const runs: Run[] = [];
	for (const character of line) {
		const codePoint = character.codePointAt(0) ?? 0;
		const typeface = typefaces.find(({ codePoints }) => codePoints.has(codePoint));
		if (!typeface) {
			const code = codePoint.toString(16).toUpperCase().padStart(4, '0');
			throw new RangeError(`no font has "${character}" (U+${code}) of "${line}"`);
		}
		const last = runs.at(-1);
		if (last?.typeface === typeface) last.text += character;
		else runs.push({ text: character, typeface });
	}
	return runs;
}

function advanceOf({ text, typeface }: Run, kerning: boolean): number {
	const buffer = new harfbuzz.Buffer();
	buffer.addText(text);
	buffer.guessSegmentProperties();
	harfbuzz.shape(typeface.font, buffer, kerning ? [] : glyphByGlyph(typeface));
	const units = buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0);
	return units / typeface.unitsPerEm;
}

/** What a renderer that draws glyph by glyph leaves out. Arabic keeps its ligatures: MapLibre forms lam-alef itself. */
function glyphByGlyph({ file }: Typeface): harfbuzz.Feature[] {
	const isArabic = faces.arabic.sources.includes(file);
	return ['kern', 'calt', ...(isArabic ? [] : ['liga'])].map((tag) => new harfbuzz.Feature(tag, 0));
}
