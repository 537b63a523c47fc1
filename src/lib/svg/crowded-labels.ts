import { bandOf } from '../scene/bands.ts';
import { outsideArea, overlapArea, type Box } from '../scene/box.ts';
import type { Camera } from '../scene/camera.ts';
import { besidePoint } from '../scene/label-wishes.ts';
import { labelBoxAt, labelRank } from '../scene/labels.ts';
import { creditBox, freeStage } from '../scene/stage-edges.ts';
import { drawnOnScreen } from './camera-properties.ts';
import type { DrawnLabel, Drawing } from './drawing.ts';
import type { ToUnits } from './units.ts';

/** Names of points, which may stand on any side of theirs. */
const movable: readonly DrawnLabel['kind'][] = ['site', 'capital', 'city', 'area'];

/** From a point to its name where there is no room beside it, in CSS pixels. */
const farther = 18;

/** Lower stages show no credit, in CSS pixels. */
const creditedHeight = 348;

/** From a mark's middle to where a name of another may begin, in CSS pixels. */
const markReach = 7;

/**
 * The labels of a drawing on a stage that is smaller than its band plans for, where what was placed apart comes together:
 * in order of rank each stays, or moves around its point, where it is whole and covers no other; else it is left out. A
 * name that covers a mark is better than none.
 * @param stage its size in CSS pixels
 */
export function labelsWithRoom(
	{ labels, dots }: Pick<Drawing, 'labels' | 'dots'>,
	camera: Camera,
	toUnits: ToUnits,
	stage: { width: number; height: number }
): DrawnLabel[] {
	const band = bandOf(stage).id;
	const edges = freeStage({ stage });
	const marks = dots.map((dot) => ({ id: dot.id, box: boxAround(drawnOnScreen(dot, camera, toUnits)) }));
	const taken = stage.height < creditedHeight ? [] : [creditBox(stage)];
	const ranked = labels
		.filter(({ bands }) => bands.includes(band))
		.sort((a, b) => labelRank[a.kind] - labelRank[b.kind]);
	return ranked.flatMap((label) => {
		const point = drawnOnScreen(label, camera, toUnits);
		const others = marks.flatMap(({ id, box }) => (id === label.id ? [] : box));
		const ways = movable.includes(label.kind) ? [label, ...besidePoint(), ...besidePoint(farther)] : [label];
		const free = ways
			.map(({ anchor, offset }) => ({ ...label, anchor, offset }))
			.map((placed) => ({ placed, box: labelBoxAt(point, placed) }))
			.filter(({ box }) => outsideArea(box, edges) < 0.5 && covers(box, taken) === 0);
		const [best] = free.toSorted((a, b) => covers(a.box, others) - covers(b.box, others));
		if (!best) return [];
		taken.push(best.box);
		return [best.placed];
	});
}

function covers(box: Box, others: readonly Box[]): number {
	return others.reduce((area, other) => area + overlapArea(box, other), 0);
}

function boxAround([x, y]: [number, number]): Box {
	return { left: x - markReach, top: y - markReach, right: x + markReach, bottom: y + markReach };
}
