declare module 'subset-font' {
	/** The options of subset-font that this project uses. */
	interface SubsetOptions {
		targetFormat: 'woff2' | 'truetype';
		/** OpenType features to keep, as four-letter tags; all when left out. */
		keepFeatures?: readonly string[];
		dropTables?: readonly string[];
		/** Keeps every glyph; `text` must then be empty. */
		keepAllGlyphs?: boolean;
	}

	/** The font cut to the glyphs that `text` needs, with what its layout features reach from them. */
	export default function subsetFont(font: Uint8Array, text: string, options: SubsetOptions): Promise<Buffer>;
}
