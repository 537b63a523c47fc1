/** What a step's text in an embed is made of. */
export type PartKind = 'title' | 'lead' | 'quotation' | 'when' | 'more';

/** A part of a step's text, in the order of reading, with its height in CSS pixels. */
export interface Part {
	kind: PartKind;
	height: number;
}

/** What comes first where there is not room for all. */
const order: readonly PartKind[] = ['title', 'lead', 'quotation', 'when', 'more'];

/** The text without which a step is not told; for the rest there is the story itself. */
const core: readonly PartKind[] = ['title', 'lead', 'quotation', 'when'];

/** The text for which even the map gives way in a low frame: what happened. */
const least: readonly PartKind[] = ['title', 'lead'];

const heightOf = (parts: readonly Part[], kinds: readonly PartKind[]) =>
	parts.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { height }) => sum + height, 0);

/** Height of what a step must tell, in CSS pixels. */
export const coreHeight = (parts: readonly Part[]): number => heightOf(parts, core);

/** Height of what a step tells in a low frame too, in CSS pixels. */
export const leastHeight = (parts: readonly Part[]): number => heightOf(parts, least);

/**
 * Which parts are shown in a room of this height, in CSS pixels: whole ones only, the most important first. The title
 * is always shown, and no paragraph after one that is left out.
 */
export function partsThatFit(parts: readonly Part[], room: number): boolean[] {
	const shown = parts.map(() => false);
	const left: PartKind[] = [];
	let free = room;
	for (const kind of order) {
		for (const [index, part] of parts.entries()) {
			if (part.kind !== kind) continue;
			const isCutOff = kind === 'more' && (left.includes('lead') || left.includes('more'));
			// Parts of a pixel are rounded somewhere.
			const fits = kind === 'title' || (!isCutOff && part.height <= free + 0.5);
			shown[index] = fits;
			if (fits) free -= part.height;
			else left.push(kind);
		}
	}
	return shown;
}
