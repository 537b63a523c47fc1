import { labelLine, labelTypes, nativeShareOf, type LabelKind } from '../tokens/tokens.ts';
import { textWidth } from './advances.ts';

/** Room that a label takes, in CSS pixels; the native name stands on a second line. */
export function labelExtent(kind: LabelKind, text: string, native?: string): { width: number; height: number } {
	const { size, weight, tracking, capitals } = labelTypes[kind];
	const written = capitals ? text.toUpperCase() : text;
	const width = (textWidth(written, weight) + (native ? 0 : tracking * written.length)) * size;
	const share = nativeShareOf(kind);
	const nativeWidth = native ? textWidth(native) * size * share : 0;
	const lines = native ? 1 + share : 1;
	return { width: Math.max(width, nativeWidth), height: lines * labelLine * size };
}
