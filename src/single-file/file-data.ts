/** What the one file holds as data, in `script` elements that no browser runs. */
export const fileData = ['reader', 'ledger', 'map', 'places', 'present', 'notes'] as const;

export type FileData = (typeof fileData)[number];

/** The element with data; in JSON every `<` may be escaped, so that nothing in it ends the element. */
export function dataElement(name: FileData, json: string): string {
	return `<script type="application/json" data-name="${name}">${json.replaceAll('<', '\\u003c')}</script>`;
}

const elementOf = (name: FileData) => document.querySelector(`script[data-name="${name}"]`);

/** Whether the page holds data of a name: one that is given away has no notes. */
export const hasData = (name: FileData): boolean => elementOf(name) !== null;

/**
 * The JSON of an element with data.
 * @throws Error if the page has none of this name
 */
export function dataText(name: FileData): string {
	const text = elementOf(name)?.textContent;
	if (!text) throw new Error(`the file holds no data of the name ${name}`);
	return text;
}

/** An address, in this page only, of data that it holds. */
export function dataAddress(json: string): string {
	return URL.createObjectURL(new Blob([json], { type: 'application/json' }));
}
