import { labelLine, labelTypes, nativeShareOf } from '../tokens/tokens.ts';
import type { Label } from '../scene/labels.ts';

/** One line of a label as SVG text, in CSS pixels from the label's point. */
export interface LabelLine {
	text: string;
	/** Language tag of a native name. */
	language?: string;
	x: number;
	/** Of the baseline. */
	y: number;
	size: number;
	/** Between letters. */
	spacing?: number;
	align: 'start' | 'middle' | 'end';
}

/**
 * The lines of a label, placed by its anchor as MapLibre 6 places them: of `n` lines, line `i` of scale `s` has its
 * baseline at `(i + ½ - an)·1.2 + (27s - 17)/24` ems, where `a` is 0, ½ or 1 for an anchor at the top, middle or bottom.
 */
export function labelLines(label: Pick<Label, 'kind' | 'text' | 'native' | 'anchor' | 'offset'>): LabelLine[] {
	const { size, tracking } = labelTypes[label.kind];
	const [right, down] = label.offset;
	const anchored = label.anchor.includes('top') ? 0 : label.anchor.includes('bottom') ? 1 : 0.5;
	const align = label.anchor.includes('left') ? 'start' : label.anchor.includes('right') ? 'end' : 'middle';
	const round = (value: number) => Number(value.toFixed(2));
	const written: Pick<LabelLine, 'text' | 'language'>[] = [
		{ text: label.text },
		...(label.native ? [label.native] : [])
	];
	return written.map(({ text, language }, index) => {
		const share = index === 0 ? 1 : nativeShareOf(label.kind);
		const baseline = (index + 0.5 - anchored * written.length) * labelLine + (27 * share - 17) / 24;
		return {
			text,
			...(language && { language }),
			x: right,
			y: round(down + baseline * size),
			size: round(size * share),
			...(!label.native && tracking && { spacing: round(tracking * size) }),
			align
		};
	});
}
