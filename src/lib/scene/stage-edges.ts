import type { Band } from './bands.ts';
import type { Box } from './box.ts';
import type { SceneFeature } from './features.ts';

/** What stands on a stage's edges, in CSS pixels with its distance from them, at its largest: for fingers. */
const parts = {
	/** Contents, and the ledger. */
	topRight: { width: 270, height: 56 },
	/** Legend, closed, and scale. */
	bottomLeft: { width: 232, height: 56 },
	/** A line above them, where the step shows an airfield. */
	note: { width: 134, height: 22 },
	/** The button that frees the map; its short form on the smallest stages. */
	bottomRight: { width: 162, height: 56 },
	bottomRightShort: { width: 86, height: 56 },
	/** The credit along the right edge. */
	right: { width: 18, from: 66, to: 212 }
} as const;

/** Largest size of the map that shows where the view lies, and what surrounds it. */
export interface LocatorRoom {
	width: number;
	height: number;
	/** From the stage's edges to beyond its frame. */
	taken: { width: number; height: number };
}

/** Room for the locator on a stage of this size; a stage as small as that of a 320 px phone has none. */
export function locatorRoom({ width, height }: { width: number; height: number }): LocatorRoom | undefined {
	if (width < 350 || height < 320) return undefined;
	const size = width < 720 ? { width: 84, height: 46 } : { width: 136, height: 74 };
	return { ...size, taken: { width: size.width + 16, height: size.height + 16 } };
}

/**
 * The rectangles that stand over the map at the edges of a band's smallest stage, from its middle: labels keep off them.
 * On larger stages of the band they stand farther out.
 */
export function stageEdges({ stage }: Pick<Band, 'stage'>, isNoted: boolean): Box[] {
	const [right, bottom] = [stage.width / 2, stage.height / 2];
	const [left, top] = [-right, -bottom];
	const { topRight, bottomLeft, note } = parts;
	const bottomRight = stage.width < 350 ? parts.bottomRightShort : parts.bottomRight;
	const locator = locatorRoom(stage)?.taken;
	return [
		{ left: right - topRight.width, top, right, bottom: top + topRight.height },
		{ left, top: bottom - bottomLeft.height, right: left + bottomLeft.width, bottom },
		...(isNoted ? [{ left, top: bottom - bottomLeft.height - note.height, right: left + note.width, bottom }] : []),
		{ left: right - bottomRight.width, top: bottom - bottomRight.height, right, bottom },
		creditBox(stage),
		...(locator ? [{ left, top, right: left + locator.width, bottom: top + locator.height }] : [])
	];
}

/** The credit on a stage of this size, from its middle. */
export function creditBox({ width, height }: { width: number; height: number }): Box {
	const [right, bottom] = [width / 2, height / 2];
	return { left: right - parts.right.width, top: bottom - parts.right.to, right, bottom: bottom - parts.right.from };
}

/** From what stands on a stage to its edge, in CSS pixels. */
const edge = 4;

/** The rectangle of a band's smallest stage in which labels and signs may stand, from its middle. */
export function freeStage({ stage }: Pick<Band, 'stage'>): Box {
	const [right, bottom] = [stage.width / 2 - edge, stage.height / 2 - edge];
	return { left: -right, top: -bottom, right, bottom };
}

/** Whether a line of words stands above the key: how high the airfields lie. */
export function hasNote(features: readonly Pick<SceneFeature, 'kind'>[]): boolean {
	return features.some(({ kind }) => kind === 'runway');
}
