import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { bandOf } from '../scene/bands.ts';
import { outsideArea, overlapArea } from '../scene/box.ts';
import type { Camera } from '../scene/camera.ts';
import { labelBoxAt } from '../scene/labels.ts';
import { scenesOf } from '../scene/scene.ts';
import { drawnOnScreen } from './camera-properties.ts';
import { labelsWithRoom } from './crowded-labels.ts';
import { drawScene, type DrawnDot, type DrawnLabel } from './drawing.ts';
import { unitsAround } from './units.ts';

const units = unitsAround([0, 0]);

const stages = [
	{ width: 280, height: 92 },
	{ width: 320, height: 110 },
	{ width: 180, height: 300 },
	{ width: 240, height: 340 },
	{ width: 390, height: 156 }
];

const stories = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'].map((folder) => {
	const { story } = readBundle(folder);
	return [folder, scenesOf(story).map((scene) => ({ scene, drawing: drawScene(scene, units) }))] as const;
});

/** From farther away, as an embed sees what its stage is too small for. */
function camera(cameras: Record<string, Camera>, stage: { width: number; height: number }): Camera {
	const { id, fit } = bandOf(stage);
	const share = Math.min(1, stage.width / fit.width, stage.height / fit.height);
	const planned = cameras[id] as Camera;
	return { ...planned, zoom: planned.zoom + Math.log2(share) };
}

describe.each(stories)('on stages smaller than planned, the labels of %s', (_, scenes) => {
	it.each(stages)('are whole and apart on %o', (stage) => {
		const edges = { left: -stage.width / 2, right: stage.width / 2, top: -stage.height / 2, bottom: stage.height / 2 };
		for (const { scene, drawing } of scenes) {
			const here = camera(scene.cameras, stage);
			const labels = labelsWithRoom(drawing, here, units, stage);
			const boxes = labels.map((label) => labelBoxAt(drawnOnScreen(label, here, units), label));
			for (const [index, box] of boxes.entries()) {
				const what = `${scene.step}: ${labels[index]?.id}`;
				expect(outsideArea(box, edges), `${what} is cut off`).toBe(0);
				const covered = boxes.slice(index + 1).findIndex((other) => overlapArea(box, other) > 0);
				expect(covered, `${what} covers ${labels[index + 1 + covered]?.id}`).toBe(-1);
			}
			// A country's or an area's name never keeps out what happened where.
			const subjects = drawing.labels.filter(({ kind, bands }) => kind === 'site' && bands.includes('xs'));
			expect(labels.length, `${scene.step} says nothing`).toBeGreaterThanOrEqual(subjects.length ? 1 : 0);
		}
	});
});

const mark: DrawnDot = { id: 'place:a', dot: 'site', x: 0, y: 0 };
const named: DrawnLabel = {
	...{ id: 'place:a', kind: 'site', text: 'Harbour', x: 0, y: 0, anchor: 'left' },
	offset: [10, 0],
	bands: ['xs']
};
const away: Camera = { center: [0, 0], zoom: 8, bearing: 0 };
describe('a label', () => {
	it('stays where it is whole, and moves to the other side of its mark where it is not', () => {
		const within = (x: number) =>
			labelsWithRoom({ labels: [{ ...named, x }], dots: [{ ...mark, x }] }, away, units, { width: 200, height: 90 });
		expect(within(0)).toEqual([named]);
		expect(within(80)).toMatchObject([{ anchor: 'right', offset: [-10, 0] }]);
	});

	it('is left out where a more important one leaves it no room, and where its band is another', () => {
		const country = { ...named, id: 'place:b', kind: 'country' as const, anchor: 'center' as const, x: 20 };
		const other = { ...named, id: 'place:c', bands: ['xl' as const], y: 30 };
		const stage = { width: 200, height: 90 };
		const drawing = { labels: [country, named, other], dots: [mark] };
		expect(labelsWithRoom(drawing, away, units, stage).map(({ id }) => id)).toEqual(['place:a']);
		const apart = { labels: [{ ...country, x: -40, y: 20 }, named], dots: [mark] };
		expect(labelsWithRoom(apart, away, units, stage)).toHaveLength(2);
	});

	it('keeps off the marks of others where it can', () => {
		const drawing = { labels: [named], dots: [mark, { ...mark, id: 'place:d', x: 30 }] };
		const [placed] = labelsWithRoom(drawing, away, units, { width: 200, height: 90 });
		expect(placed).toMatchObject({ anchor: 'right' });
	});
});
