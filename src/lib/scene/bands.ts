import type { Box } from './box.ts';

/**
 * A range of stage sizes that share one framing. A stage is in the last band whose minimum it reaches in both
 * directions; the generated stylesheet says the same with container queries, so the drawn map is right before any
 * script. What a step's view frames fits into the band's smallest stage. All numbers are CSS pixels.
 */
export interface Band {
	id: BandId;
	minWidth: number;
	minHeight: number;
	/** What is free on the smallest stage of the band, with room for the controls at its edges: all that matters fits in. */
	fit: { width: number; height: number };
}

export const bandIds = ['xs', 's', 'm', 'l', 'xl'] as const;

export type BandId = (typeof bandIds)[number];

export const bands: readonly Band[] = [
	{ id: 'xs', minWidth: 0, minHeight: 0, fit: { width: 280, height: 180 } },
	{ id: 's', minWidth: 350, minHeight: 320, fit: { width: 350, height: 270 } },
	{ id: 'm', minWidth: 540, minHeight: 360, fit: { width: 540, height: 310 } },
	{ id: 'l', minWidth: 720, minHeight: 640, fit: { width: 720, height: 590 } },
	{ id: 'xl', minWidth: 1080, minHeight: 860, fit: { width: 1080, height: 800 } }
];

/** The band whose smallest stage a view's `zoom` is meant for. */
export const referenceBand: BandId = 'l';

/** What stands on the map on the smallest stage of a band: the controls above on the right, the key below on the left. */
export function furniture({ minWidth, minHeight, fit }: Band): Box[] {
	const [right, bottom] = [Math.max(minWidth, fit.width) / 2, Math.max(minHeight, fit.height) / 2];
	return [
		{ left: right - 250, top: -bottom, right, bottom: 52 - bottom },
		{ left: -right, top: bottom - 96, right: 150 - right, bottom }
	];
}

/** The band of a stage of this size, in CSS pixels. */
export function bandOf({ width, height }: { width: number; height: number }): Band {
	const reached = bands.findLast((band) => width >= band.minWidth && height >= band.minHeight);
	return reached ?? (bands[0] as Band);
}

/** @throws RangeError if there is no such band. */
export function bandWith(id: BandId): Band {
	const band = bands.find((candidate) => candidate.id === id);
	if (!band) throw new RangeError(`no band "${id}"`);
	return band;
}
