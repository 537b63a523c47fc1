import type { LngLat, Story } from '../story/story.ts';
import type { Band } from './bands.ts';
import { outsideArea, overlapArea, type Box } from './box.ts';
import type { Camera } from './camera.ts';
import { hasMark, type SceneFeature } from './features.ts';
import { labelExtent, type LabelKind } from './label-type.ts';
import { wishFor } from './label-wishes.ts';
import { isInside, linePoints } from './line-points.ts';
import { toScreen } from './screen.ts';
import { stageEdges } from './stage-edges.ts';

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

/** From a label to the stage's edge, in CSS pixels. */
const edge = 4;

/** Which label is placed first. */
const rank: Record<LabelKind, number> = {
	site: 0,
	capital: 1,
	city: 2,
	runway: 3,
	distance: 4,
	ring: 5,
	area: 6,
	country: 7
};

/**
 * What a position costs: for each square pixel over another label, over a mark or what stands on the stage's edges, or
 * outside of the stage, and for each piece of a line beneath.
 */
const prices = { overlap: 10, outside: 6, crossing: 40 };

/** How often a label may move once all have a place; none has been seen to need more than half of it. */
const rounds = 12;

interface Option {
	label: Label;
	box: Box;
	/** What it costs whatever the other labels do. */
	cost: number;
}

/**
 * Labels of a step at a camera, each where it overlaps the fewest labels, marks and lines, and inside the free part of
 * the band's smallest stage if it can. Every label that is asked for is placed: none is dropped.
 */
export function placeLabels(story: Story, features: readonly SceneFeature[], camera: Camera, band: Band): Label[] {
	const wishes = features
		.flatMap((feature) => wishFor(story, feature, features, camera))
		.map(({ native, ...wish }) => ({ ...wish, ...(native && band.hasNativeNames && { native }) }));
	wishes.sort((a, b) => rank[a.kind] - rank[b.kind]);
	const priceOf = edgePrices(features, camera, band);
	const options = wishes.map(({ candidates, ...wish }) =>
		candidates.map((candidate, order): Option => {
			const label = { ...wish, ...candidate };
			const box = labelBox(label, camera);
			return { label, box, cost: priceOf(label, box) + order };
		})
	);
	// In order of rank first; then each again where the others leave it more room, until none can do better.
	const placed: Option[] = [];
	for (let round = 0; round < rounds; round += 1) {
		const before = [...placed];
		for (const [index, candidates] of options.entries()) {
			const others = placed.filter((_, other) => other !== index);
			const price = ({ box, cost }: Option) =>
				cost + others.reduce((sum, other) => sum + overlapArea(box, other.box), 0) * prices.overlap;
			placed[index] = candidates.reduce((a, b) => (price(b) < price(a) ? b : a));
		}
		if (placed.every((option, index) => option === before[index])) break;
	}
	return placed.map(({ label }) => label);
}

/** What a label's place costs for all that is not a label. */
function edgePrices(features: readonly SceneFeature[], camera: Camera, band: Band) {
	// Rings are faint: a label may stand on one.
	const lines = features.flatMap((feature) => (feature.kind === 'ring' ? [] : linePoints(feature, camera)));
	const marks = features.flatMap((feature) =>
		hasMark(feature) ? [markBox(feature.geometry.coordinates, camera)] : []
	);
	const taken = [
		...marks,
		...stageEdges(
			band,
			features.some(({ kind }) => kind === 'runway')
		)
	];
	const [right, bottom] = [band.stage.width / 2 - edge, band.stage.height / 2 - edge];
	const stage = { left: -right, top: -bottom, right, bottom };
	return (label: Label, box: Box) => {
		const overlap = taken.reduce((sum, other) => sum + overlapArea(box, other), 0);
		// A distance stands on its own line, and its halo breaks it.
		const crossings = lines
			.filter((point) => point.id !== label.id || label.kind === 'runway')
			.filter((point) => isInside(point, box));
		return overlap * prices.overlap + outsideArea(box, stage) * prices.outside + crossings.length * prices.crossing;
	};
}

/** The label's rectangle on the stage, in CSS pixels from the stage's middle. */
export function labelBox(label: Label, camera: Camera): Box {
	const { width, height } = labelExtent(label.kind, label.text, label.native?.text);
	const [x, y] = toScreen(label.lngLat, camera);
	const [right, down] = label.offset;
	const left = x + right - (label.anchor.includes('left') ? 0 : label.anchor.includes('right') ? width : width / 2);
	const top = y + down - (label.anchor.includes('top') ? 0 : label.anchor.includes('bottom') ? height : height / 2);
	return { left, top, right: left + width, bottom: top + height };
}

function markBox(place: LngLat, camera: Camera): Box {
	const [x, y] = toScreen(place, camera);
	return { left: x - 7, top: y - 7, right: x + 7, bottom: y + 7 };
}
