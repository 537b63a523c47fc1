/**
 * A range of stage sizes that share one framing. A stage is in the last band whose minimum it reaches in both
 * directions; the generated stylesheet says the same with container queries, so the drawn map is right before any
 * script. What a step's view frames fits into the band's smallest stage. All numbers are CSS pixels.
 */
export interface Band {
	id: BandId;
	minWidth: number;
	minHeight: number;
	/** The smallest stage that is planned for: of the first band, that of a phone of 320×568. */
	stage: { width: number; height: number };
	/** What is free on the smallest stage of the band, with room for the controls at its edges: all that matters fits in. */
	fit: { width: number; height: number };
	/** Whether there is room for places' names in their own language, under those in the story's. */
	hasNativeNames: boolean;
}

export const bandIds = ['xs', 's', 'm', 'l', 'xl'] as const;

export type BandId = (typeof bandIds)[number];

export const bands: readonly Band[] = [
	{
		id: 'xs',
		minWidth: 0,
		minHeight: 0,
		stage: { width: 320, height: 248 },
		fit: { width: 280, height: 160 },
		hasNativeNames: false
	},
	{
		id: 's',
		minWidth: 350,
		minHeight: 320,
		stage: { width: 350, height: 320 },
		fit: { width: 350, height: 270 },
		hasNativeNames: true
	},
	{
		id: 'm',
		minWidth: 540,
		minHeight: 360,
		stage: { width: 540, height: 360 },
		fit: { width: 540, height: 310 },
		hasNativeNames: true
	},
	{
		id: 'l',
		minWidth: 720,
		minHeight: 640,
		stage: { width: 720, height: 640 },
		fit: { width: 720, height: 590 },
		hasNativeNames: true
	},
	{
		id: 'xl',
		minWidth: 1080,
		minHeight: 860,
		stage: { width: 1080, height: 860 },
		fit: { width: 1080, height: 800 },
		hasNativeNames: true
	}
];

/** The band whose smallest stage a view's `zoom` is meant for. */
export const referenceBand: BandId = 'l';

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
