import { timeLine } from '../scene/time-line.ts';

/** A share of the line as CSS has it, in tenths of a percent. */
export const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

/** The class that puts a label at a share of the time line: `at-615` for 61.5 %. */
export const labelClass = (share: number) => `at-${Math.round(share * 1000)}`;

/**
 * Where the labels of a story's time line stand. In a page they would be `style` attributes, which the site's Content
 * Security Policy forbids. A label leans inwards by as much as it stands aside, so that none leaves the line.
 */
export function timeLabelsStylesheet(steps: Parameters<typeof timeLine>[0]): string {
	const shares = new Map(timeLine(steps).labels.map(({ at }) => [labelClass(at), at]));
	return [...shares]
		.map(([name, at]) => `.${name}{inset-inline-start:${percent(at)};translate:${percent(-at)}}`)
		.join('\n');
}
