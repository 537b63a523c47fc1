import type { LngLat, Story } from '../story/story.ts';
import type { Band } from './bands.ts';
import { outsideArea, overlapArea, type Box } from './box.ts';
import type { Camera } from './camera.ts';
import { hasMark, type SceneFeature } from './features.ts';
import { labelExtent } from './label-extent.ts';
import type { LabelKind } from '../tokens/tokens.ts';
import { wishFor } from './label-wishes.ts';
import { isInside, linePoints } from './line-points.ts';
import { toScreen } from './screen.ts';
import { changePrice, signsBox, type PlacedSigns } from './signs.ts';
import { freeStage, hasNote, stageEdges } from './stage-edges.ts';

/** MapLibre's word for the part of the text that stands nearest its point: `left` puts the text to the right of it. */
export type LabelAnchor =
	'center' | 'left' | 'right' | 'top' | 'bottom' | 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** A label whose place is decided: both renderers put it there and neither may move or drop it. */
export interface Label {
	/** The id of the feature that it names. */
	id: string;
	kind: LabelKind;
	text: string;
	/** The name in the place's own language, on a second line. */
	native?: { text: string; language: string };
	/** The point it belongs to. */
	lngLat: LngLat;
	anchor: LabelAnchor;
	/** From the point to the anchor, in CSS pixels right and down. */
	offset: [right: number, down: number];
}

/** Which label is placed first. */
export const labelRank: Record<LabelKind, number> = {
	site: 0,
	capital: 1,
	city: 2,
	runway: 3,
	distance: 4,
	towards: 5,
	ring: 6,
	area: 7,
	country: 8
};

/**
 * What a position costs: for each other label, mark or part on the stage's edges that it covers, and for each square
 * pixel of it; for each square pixel outside of the stage; for each piece of a line beneath; for a worse wish.
 */
const prices = { pair: 200, overlap: 10, outside: 6, crossing: 40, order: 2 };

/** How often a label may move once all have a place; none has been seen to need more than half of it. */
const rounds = 12;

/** A place for a label, and what it costs whatever the other labels do. */
interface Option {
	label: Label;
	box: Box;
	cost: number;
}

/**
 * Labels of a step at a camera, each where it overlaps the fewest labels, marks, signs and lines, and inside the free
 * part of the band's smallest stage if it can. Every label that is asked for is placed: none is dropped.
 */
export function placeLabels(
	story: Story,
	features: readonly SceneFeature[],
	{ camera, band }: { camera: Camera; band: Band },
	{ signs = [], before = [] }: { signs?: readonly PlacedSigns[]; before?: readonly Label[] } = {}
): Label[] {
	const wishes = features
		.flatMap((feature) => wishFor(story, feature, features, camera))
		.map(({ native, ...wish }) => ({ ...wish, ...(native && band.hasNativeNames && { native }) }));
	wishes.sort((a, b) => labelRank[a.kind] - labelRank[b.kind]);
	const placeOf = ({ id, anchor, offset, lngLat }: Label) => [id, anchor, ...offset, ...lngLat].join(' ');
	const stood = new Set(before.map(placeOf));
	const priceOf = fixedPrices(features, signs, camera, band);
	const options = wishes.map(({ candidates, ...wish }) =>
		candidates.map((candidate, order): Option => {
			const label = { ...wish, ...candidate };
			const box = labelBox(label, camera);
			const change = stood.has(placeOf(label)) ? 0 : changePrice;
			return { label, box, cost: priceOf(label, box) + change + order * prices.order };
		})
	);
	// In order of rank first; then each again where the others leave it more room, until none can do better.
	const placed: Option[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const last = [...placed];
		for (const [index, candidates] of options.entries()) {
			const others = placed.filter((_, other) => other !== index).map(({ box }) => box);
			const costs = candidates.map(({ box, cost }) => cost + coverPrice(box, others));
			placed[index] = candidates[costs.indexOf(Math.min(...costs))] as Option;
		}
		if (placed.every((option, index) => option === last[index])) break;
	}
	return placed.map(({ label }) => label);
}

/** What a label's place costs for all that is not a label. */
function fixedPrices(features: readonly SceneFeature[], signs: readonly PlacedSigns[], camera: Camera, band: Band) {
	// Rings are faint: a label may stand on one.
	const lines = features.flatMap((feature) => (feature.kind === 'ring' ? [] : linePoints(feature, camera)));
	const taken = [
		...features.flatMap((feature) => (hasMark(feature) ? [markBox(feature.geometry.coordinates, camera)] : [])),
		...signs.map((row) => signsBox(row, camera)),
		...stageEdges(band, hasNote(features))
	];
	return (label: Label, box: Box) => {
		// A distance stands on its own line, and its halo breaks it.
		const crossings = lines
			.filter((point) => point.id !== label.id || label.kind === 'runway')
			.filter((point) => isInside(point, box));
		const outside = outsideArea(box, freeStage(band)) * prices.outside;
		return coverPrice(box, taken) + outside + crossings.length * prices.crossing;
	};
}

function coverPrice(box: Box, others: readonly Box[]): number {
	const areas = others.map((other) => overlapArea(box, other)).filter((area) => area > 0);
	return areas.reduce((sum, area) => sum + area * prices.overlap + prices.pair, 0);
}

/** The label's rectangle on the stage, in CSS pixels from the stage's middle. */
export function labelBox(label: Label, camera: Camera): Box {
	return labelBoxAt(toScreen(label.lngLat, camera), label);
}

/** Where a label is whose point stands so many CSS pixels right and down from the stage's middle. */
export function labelBoxAt(
	[x, y]: readonly [right: number, down: number],
	label: Pick<Label, 'kind' | 'text' | 'native' | 'anchor' | 'offset'>
): Box {
	const { width, height } = labelExtent(label.kind, label.text, label.native?.text);
	const [right, down] = label.offset;
	const left = x + right - (label.anchor.includes('left') ? 0 : label.anchor.includes('right') ? width : width / 2);
	const top = y + down - (label.anchor.includes('top') ? 0 : label.anchor.includes('bottom') ? height : height / 2);
	return { left, top, right: left + width, bottom: top + height };
}

function markBox(place: LngLat, camera: Camera): Box {
	const [x, y] = toScreen(place, camera);
	return { left: x - 7, top: y - 7, right: x + 7, bottom: y + 7 };
}
