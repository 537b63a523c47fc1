// Types that packages of the tests leave out, as far as the tests use them.

declare module '@citation-js/core' {
	/** What is cited, in CSL-JSON, read from a text of any known format. */
	export class Cite {
		constructor(text: string);
		readonly data: unknown[];
	}

	export const plugins: { input: { type: (data: unknown) => string } };
}

declare module '@citation-js/plugin-bibtex' {}

// `@placemarkio/check-geojson` holds it, but not its types.
declare module '@humanwhocodes/momoa' {
	export type Node = unknown;
}
