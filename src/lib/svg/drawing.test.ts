import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { bandIds } from '../scene/bands.ts';
import { hasMark } from '../scene/features.ts';
import { scenesOf } from '../scene/scene.ts';
import { toScreen } from '../scene/screen.ts';
import { cameraProperties, drawnOnScreen } from './camera-properties.ts';
import { drawScene, labelKey } from './drawing.ts';
import { labelLines } from './label-lines.ts';
import { unitsAround } from './units.ts';

const stories = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'].map((folder) => {
	const story = readBundle(folder).story;
	const [west, south, east, north] = story.meta.region;
	const middle = ((west ?? 0) + (east ?? 0) + ((east ?? 0) < (west ?? 0) ? 360 : 0)) / 2;
	return [folder, scenesOf(story), unitsAround([middle, ((south ?? 0) + (north ?? 0)) / 2])] as const;
});

/** Where the transform of `drawing.css` puts a point of a drawing, in CSS pixels from the middle of the stage. */
function transformed(
	{ x, y }: { x: number; y: number },
	properties: ReturnType<typeof cameraProperties>
): [number, number] {
	const turn = (-Number(properties['--bearing']) * Math.PI) / 180;
	const scale = Number(properties['--k']);
	const [right, down] = [(x - Number(properties['--x'])) * scale, (y - Number(properties['--y'])) * scale];
	return [right * Math.cos(turn) - down * Math.sin(turn), right * Math.sin(turn) + down * Math.cos(turn)];
}

describe.each(stories)('the drawings of %s', (_, scenes, toUnits) => {
	it('have a dot for each marked place and a shape for each other feature, in order', () => {
		for (const scene of scenes) {
			const drawing = drawScene(scene, toUnits);
			expect(drawing.step).toBe(scene.step);
			expect(drawing.dots.map(({ id }) => id)).toEqual(scene.features.filter(hasMark).map(({ id }) => id));
			expect(drawing.shapes.map(({ id }) => id)).toEqual(
				scene.features.filter(({ kind }) => kind !== 'place').map(({ id }) => id)
			);
			for (const { d } of drawing.shapes) expect(d).toMatch(/^m/);
		}
	});

	it('lead from a mark to the step that the story names, and from no other', () => {
		for (const scene of scenes) {
			const links = scene.features.flatMap((feature) =>
				hasMark(feature) && feature.step ? [[feature.id, feature.step]] : []
			);
			const drawn = drawScene(scene, toUnits).dots.flatMap(({ id, step }) => (step ? [[id, step]] : []));
			expect(drawn).toEqual(links);
		}
	});

	it('show in each band exactly the labels of that band, each drawn once', () => {
		for (const scene of scenes) {
			const { labels } = drawScene(scene, toUnits);
			expect(new Set(labels.map(labelKey)).size).toBe(labels.length);
			for (const band of bandIds) {
				const drawn = labels
					.filter(({ bands }) => bands.includes(band))
					.map((label) => ({ kind: label.kind, lines: labelLines(label) }));
				const wanted = scene.labels[band].map((label) => ({ kind: label.kind, lines: labelLines(label) }));
				expect(drawn).toHaveLength(wanted.length);
				expect(drawn).toEqual(expect.arrayContaining(wanted));
			}
		}
	});

	it('have every mark and label point on the pixel of the live map, a twentieth of a pixel at most beside it', () => {
		for (const scene of scenes) {
			const { dots, labels } = drawScene(scene, toUnits);
			for (const band of bandIds) {
				const camera = scene.cameras[band];
				const properties = cameraProperties(camera, toUnits);
				const points = [
					...scene.features
						.filter(hasMark)
						.map((feature, index) => [feature.geometry.coordinates, dots[index]] as const),
					...scene.labels[band].map((label) => {
						const drawn = labels.find(({ id, bands }) => bands.includes(band) && id === label.id);
						return [label.lngLat, drawn] as const;
					})
				];
				for (const [place, drawn] of points) {
					if (!drawn) throw new RangeError(`a place of ${scene.step} is not drawn in ${band}`);
					const [right, down] = transformed(drawn, properties);
					const [wantedRight, wantedDown] = toScreen(place, camera);
					expect(Math.hypot(right - wantedRight, down - wantedDown)).toBeLessThan(0.05);
				}
			}
		}
	});
});

it.each(stories)(
	'the signs of %s stand in every band where they were placed, over the drawing as in it',
	(_, scenes, toUnits) => {
		let compared = 0;
		for (const scene of scenes) {
			const drawn = drawScene(scene, toUnits).signs;
			for (const band of bandIds) {
				const camera = scene.cameras[band];
				const here = drawn.filter(({ bands }) => bands.includes(band));
				expect(here).toHaveLength(scene.signs[band].length);
				for (const { id, lngLat, offset } of scene.signs[band]) {
					const row = here.find((drawnRow) => drawnRow.id === id);
					if (!row) throw new RangeError(`no row ${id}`);
					expect(row.offset).toEqual(offset);
					const wanted = toScreen(lngLat, camera);
					const inDrawing = transformed(row, cameraProperties(camera, toUnits));
					for (const [right, down] of [inDrawing, drawnOnScreen(row, camera, toUnits)])
						expect(Math.hypot(right - wanted[0], down - wanted[1])).toBeLessThan(0.05);
					compared += 1;
				}
			}
		}
		expect(compared).toBeGreaterThan(0);
	}
);

it('the units of a drawing are pixels at zoom 8 from the origin, right and down', () => {
	const toUnits = unitsAround([44, 33]);
	expect(toUnits([44, 33])).toEqual([0, 0]);
	const [x, y] = toUnits([45, 34]);
	expect(x).toBeCloseTo((512 * 2 ** 8) / 360, 6);
	expect(y).toBeLessThan(-(512 * 2 ** 8) / 360);
});

it('the properties of a camera are plain numbers for CSS', () => {
	const properties = cameraProperties({ center: [44, 33], zoom: 9, bearing: -30 }, unitsAround([44, 33]));
	expect(properties).toEqual({ '--k': '2', '--x': '0', '--y': '0', '--zoom': '9', '--bearing': '-30' });
	const far = cameraProperties({ center: [-170, 60], zoom: 0.5, bearing: 0 }, unitsAround([170, -60]));
	for (const value of Object.values(far)) expect(value).toMatch(/^-?\d+(\.\d+)?$/);
});
