import { readFile } from 'node:fs/promises';
import * as harfbuzz from 'harfbuzzjs';
import subsetFont from 'subset-font';

/** A font file of a package, opened for shaping. */
export interface Typeface {
	file: string;
	/** The file as it lies in the package, woff2. */
	data: Uint8Array;
	/** The same, unpacked: an OpenType font. */
	bare: Buffer;
	font: harfbuzz.Font;
	/** Name of the family in the file, which a renderer finds it by; weights may be families of their own. */
	family: string;
	unitsPerEm: number;
	/** Code points with a glyph. */
	codePoints: ReadonlySet<number>;
}

/** Ids of names in a font file. */
const [family, typographicFamily] = [1, 16];

const opened = new Map<string, Promise<Typeface>>();

/** Opens a woff2 file; the same file is opened once. */
export function openTypeface(file: string): Promise<Typeface> {
	const typeface = opened.get(file) ?? open(file);
	opened.set(file, typeface);
	return typeface;
}

async function open(file: string): Promise<Typeface> {
	const data = await readFile(file);
	// HarfBuzz reads bare fonts only; cutting nothing away unpacks the woff2.
	const bare = await subsetFont(data, '', { targetFormat: 'truetype', keepAllGlyphs: true });
	const face = new harfbuzz.Face(new harfbuzz.Blob(bare));
	return {
		file,
		data,
		bare,
		font: new harfbuzz.Font(face),
		family: face.getName(typographicFamily, 'en') || face.getName(family, 'en'),
		unitsPerEm: face.upem,
		codePoints: new Set(face.collectUnicodes())
	};
}
