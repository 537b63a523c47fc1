import { textWidth } from './advances.ts';

/** What a label names; it decides size, weight and which label gives way. */
export type LabelKind = 'country' | 'area' | 'capital' | 'city' | 'site' | 'distance' | 'runway' | 'towards' | 'ring';

export interface LabelType {
	/** CSS pixels. */
	size: number;
	weight: 'regular' | 'semibold';
	/** Letter spacing in ems, for a label of one line: letters of Arabic script are joined and cannot be spaced. */
	tracking: number;
	capitals: boolean;
}

/** Line height of every label, in ems of its size. */
export const labelLine = 1.2;

/** Size of the native name under a label, as a share of the label's size. */
export const nativeShare = 0.92;

export const labelTypes: Readonly<Record<LabelKind, LabelType>> = {
	country: { size: 12, weight: 'regular', tracking: 0.18, capitals: true },
	area: { size: 12, weight: 'regular', tracking: 0.06, capitals: false },
	capital: { size: 14, weight: 'semibold', tracking: 0, capitals: false },
	city: { size: 13, weight: 'regular', tracking: 0, capitals: false },
	site: { size: 14, weight: 'semibold', tracking: 0, capitals: false },
	distance: { size: 12, weight: 'regular', tracking: 0, capitals: false },
	runway: { size: 11, weight: 'regular', tracking: 0.02, capitals: false },
	towards: { size: 12, weight: 'regular', tracking: 0, capitals: false },
	ring: { size: 11, weight: 'regular', tracking: 0, capitals: false }
};

/** Room that a label takes, in CSS pixels; the native name stands on a second line. */
export function labelExtent(kind: LabelKind, text: string, native?: string): { width: number; height: number } {
	const { size, weight, tracking, capitals } = labelTypes[kind];
	const written = capitals ? text.toUpperCase() : text;
	const width = (textWidth(written, weight) + (native ? 0 : tracking * written.length)) * size;
	const nativeWidth = native ? textWidth(native) * size * nativeShare : 0;
	const lines = native ? 1 + nativeShare : 1;
	return { width: Math.max(width, nativeWidth), height: lines * labelLine * size };
}
