import type { LngLat, Story } from '../story/story.ts';
import { furniture, type Band } from './bands.ts';
import { outsideArea, overlapArea, type Box } from './box.ts';
import type { Camera } from './camera.ts';
import { hasMark, type SceneFeature } from './features.ts';
import { labelExtent, type LabelKind } from './label-type.ts';
import { wishFor } from './label-wishes.ts';
import { isInside, linePoints } from './line-points.ts';
import { toScreen } from './screen.ts';
import { changePrice, signsBox, type PlacedSigns } from './signs.ts';

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
const rank: Record<LabelKind, number> = {
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

/** What a position costs: for a square pixel over another label or mark or under a control, a piece of a line, and a worse wish. */
const prices = { pair: 200, overlap: 10, crossing: 40, furniture: 0.4, order: 2 };

/**
 * Labels of a step at a camera, each where it overlaps the fewest labels, marks, signs and lines, and inside the band's
 * smallest stage if it can. Every label that is asked for is placed: none is dropped.
 */
export function placeLabels(
	story: Story,
	features: readonly SceneFeature[],
	{ camera, band }: { camera: Camera; band: Band },
	{ signs = [], before = [] }: { signs?: readonly PlacedSigns[]; before?: readonly Label[] } = {}
): Label[] {
	const wishes = features.flatMap((feature) => wishFor(story, feature, features, camera));
	// Rings are faint: a label may stand on one.
	const lines = features.flatMap((feature) => (feature.kind === 'ring' ? [] : linePoints(feature, camera)));
	wishes.sort((a, b) => rank[a.kind] - rank[b.kind]);
	const taken: Box[] = [
		...features.flatMap((feature) => (hasMark(feature) ? [markBox(feature.geometry.coordinates, camera)] : [])),
		...signs.map((row) => signsBox(row, camera))
	];
	const stage = {
		left: -band.fit.width / 2,
		top: -band.fit.height / 2,
		right: band.fit.width / 2,
		bottom: band.fit.height / 2
	};
	const placeOf = ({ id, anchor, offset, lngLat }: Label) => [id, anchor, ...offset, ...lngLat].join(' ');
	const stood = new Set(before.map(placeOf));
	const options = wishes.map(({ candidates, ...wish }) =>
		candidates.map((candidate, order): Option => {
			const label = { ...wish, ...candidate };
			const box = labelBox(label, camera);
			// A distance stands on its own line, and its halo breaks it.
			const crossings = lines
				.filter((point) => point.id !== wish.id || wish.kind === 'runway')
				.filter((point) => isInside(point, box));
			const under = overlapWith(box, furniture(band)).area * prices.furniture;
			const change = stood.has(placeOf(label)) ? 0 : changePrice;
			return {
				label,
				box,
				cost: change + under + crossings.length * prices.crossing + outsideArea(box, stage) + order * prices.order
			};
		})
	);
	const best = (candidates: readonly Option[], others: readonly Box[]) => {
		const costs = candidates.map(({ box, cost }) => {
			const { area, pairs } = overlapWith(box, [...taken, ...others]);
			return cost + area * prices.overlap + pairs * prices.pair;
		});
		return candidates[costs.indexOf(Math.min(...costs))] as Option;
	};
	const placed: Option[] = [];
	const boxesBut = (index: number) => placed.filter((_, other) => other !== index).map(({ box }) => box);
	for (const candidates of options) placed.push(best(candidates, boxesBut(-1)));
	// What was placed first did not know what came after it.
	for (let round = 0; round < rounds; round += 1) {
		for (const [index, candidates] of options.entries()) placed[index] = best(candidates, boxesBut(index));
	}
	return placed.map(({ label }) => label);
}

/** A place for a label, and what it costs whatever stands elsewhere. */
interface Option {
	label: Label;
	box: Box;
	cost: number;
}

function overlapWith(box: Box, others: readonly Box[]): { area: number; pairs: number } {
	const areas = others.map((other) => overlapArea(box, other)).filter((area) => area > 0);
	return { area: areas.reduce((sum, area) => sum + area, 0), pairs: areas.length };
}

/** How often every label looks for a better place among the others. */
const rounds = 3;

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
