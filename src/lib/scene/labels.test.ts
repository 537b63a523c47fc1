import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { bands, bandWith } from './bands.ts';
import type { Box } from './box.ts';
import type { Camera } from './camera.ts';
import { hasMark, stepFeatures, type SceneFeature } from './features.ts';
import { labelExtent } from './label-extent.ts';
import { labelBox, placeLabels, type Label, type LabelAnchor } from './labels.ts';
import { isInside, linePoints } from './line-points.ts';
import { scenesOf } from './scene.ts';
import { toScreen } from './screen.ts';
import { stageEdges } from './stage-edges.ts';

const story = readBundle('geodata/reciprocal-blow').story;
const voyage = readBundle('tests/fixtures/beagle-pacific').story;

describe.each([
	['geodata/reciprocal-blow', story],
	['tests/fixtures/beagle-pacific', voyage]
])('the labels of %s', (_, told) => {
	const scenes = scenesOf(told);

	it('name every place, runway and distance of the step once in each band, and nothing else', () => {
		for (const { features, labels } of scenes) {
			const named = features.filter(({ kind }) => !['circle', 'soft', 'hatch'].includes(kind)).map(({ id }) => id);
			for (const { id } of bands) expect(labels[id].map((label) => label.id).sort()).toEqual(named.sort());
		}
	});

	it('do not write the name of a marked place across a runway, but for 10 px where there is no room', () => {
		for (const { features, labels, cameras, step } of scenes) {
			for (const { id: band } of bands) {
				const runways = features
					.filter(({ kind }) => kind === 'runway')
					.flatMap((runway) => linePoints(runway, cameras[band]));
				for (const label of labels[band]) {
					const feature = features.find(({ id }) => id === label.id);
					if (!feature || !hasMark(feature)) continue;
					const box = labelBox(label, cameras[band]);
					// The points of a line are 5 px apart.
					const crossed = runways.filter((point) => isInside(point, box));
					expect(crossed.length, `${label.text} of ${step} on ${band}`).toBeLessThanOrEqual(2);
				}
			}
		}
	});

	it('are the same when they are placed again, whatever was placed before', () => {
		const again = scenesOf(structuredClone(told)).toReversed().toReversed();
		expect(again.map(({ labels }) => labels)).toEqual(scenes.map(({ labels }) => labels));
	});

	it('stand near what they name: a mark’s label touches its mark but among runways, a distance stands on its line or beside it', () => {
		for (const { features, labels, cameras } of scenes) {
			for (const { id: band } of bands) {
				for (const label of labels[band]) {
					const feature = features.find(({ id }) => id === label.id);
					const [right, down] = label.offset;
					if (feature?.kind === 'place') {
						expect(label.lngLat).toEqual(feature.geometry.coordinates);
						// A name without a mark may stand off its point, or beside the circle of an uncertain area.
						const circle = features.find(
							(other) => (other.kind === 'circle' || other.kind === 'soft') && other.place === feature.place
						);
						const free = Math.max(120, circle ? radiusOf(circle, cameras[band]) + 6 : 0);
						const marked = features.some(({ kind }) => kind === 'runway') ? 47 : 10.2;
						expect(Math.hypot(right, down)).toBeLessThanOrEqual(hasMark(feature) ? marked : free);
					}
					if (feature?.kind === 'distance') {
						const { width, height } = labelExtent(label.kind, label.text);
						expect(Math.hypot(right, down), 'on the line, or right beside it').toBeLessThan((width + height) / 2 + 4);
						const points = feature.geometry.coordinates.map((at) => toScreen(at as [number, number], cameras[band]));
						const at = toScreen(label.lngLat, cameras[band]);
						expect(Math.min(...points.slice(1).map((b, index) => fromSegment(at, points[index] ?? b, b)))).toBeLessThan(
							1
						);
					}
				}
			}
		}
	});

	it('overlap no other label, on a stage of any size', () => {
		const overlapping = scenes.flatMap(({ step, labels, cameras }) =>
			bands.flatMap(({ id: band }) =>
				labels[band].flatMap((label, index) =>
					labels[band]
						.slice(index + 1)
						.filter((other) => overlap(labelBox(label, cameras[band]), labelBox(other, cameras[band])))
						.map((other) => `${step} in ${band}: ${label.id} and ${other.id}`)
				)
			)
		);
		expect(overlapping).toEqual([]);
	});

	it('stand whole on the smallest stage of each band, and under nothing that stands on its edges', () => {
		const hidden = scenes.flatMap(({ step, features, labels, cameras }) =>
			bands.flatMap((band) => {
				const [right, bottom] = [band.stage.width / 2, band.stage.height / 2];
				const hasNote = features.some(({ kind }) => kind === 'runway');
				return labels[band.id].flatMap((label) => {
					const box = labelBox(label, cameras[band.id]);
					const isOut = box.left < -right || box.right > right || box.top < -bottom || box.bottom > bottom;
					const isUnder = stageEdges(band, hasNote).some((part) => overlap(box, part));
					return isOut || isUnder ? [`${step} in ${band.id}: ${label.id} is ${isOut ? 'cut off' : 'covered'}`] : [];
				});
			})
		);
		expect(hidden).toEqual([]);
	});

	it('cover no place’s dot, on a stage of any size', () => {
		const covered = scenes.flatMap(({ step, features, labels, cameras }) =>
			bands.flatMap(({ id: band }) =>
				labels[band].flatMap((label) => {
					const box = labelBox(label, cameras[band]);
					return features
						.filter(hasMark)
						.filter(({ geometry }) => {
							const [x, y] = toScreen(geometry.coordinates, cameras[band]);
							return x > box.left && x < box.right && y > box.top && y < box.bottom;
						})
						.map((feature) => `${step} in ${band}: ${label.id} covers ${feature.id}`);
				})
			)
		);
		expect(covered).toEqual([]);
	});
});

function overlap(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Radius of a circle on the stage, in CSS pixels. */
function radiusOf({ geometry }: SceneFeature, camera: Camera): number {
	const ring = geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
	const rights = ring.map((position) => toScreen(position as [number, number], camera)[0]);
	return (Math.max(...rights) - Math.min(...rights)) / 2;
}

/** Distance of a point from a piece of a line. */
function fromSegment([x, y]: number[], [ax, ay]: number[], [bx, by]: number[]): number {
	const [px = 0, py = 0, dx = 0, dy = 0] = [x! - ax!, y! - ay!, bx! - ax!, by! - ay!];
	const share = Math.min(Math.max((px * dx + py * dy) / (dx * dx + dy * dy || 1), 0), 1);
	return Math.hypot(px - dx * share, py - dy * share);
}

describe('a label', () => {
	it('writes kilometres whole and with a separator, below 20 with one decimal', () => {
		const texts = [story, voyage].flatMap((told) =>
			scenesOf(told).flatMap(({ features, labels }) =>
				labels.l
					.filter(({ kind }) => kind === 'distance')
					.map((label) => {
						const feature = features.find(({ id }) => id === label.id);
						if (feature?.kind !== 'distance') throw new RangeError(`no distance ${label.id}`);
						return [label.text, feature.kilometers] as const;
					})
			)
		);
		expect(texts.length).toBeGreaterThan(5);
		for (const [text, kilometers] of texts) {
			expect(text).toMatch(/^(\d\.\d|1\d\.\d|\d{2,3}|\d,\d{3}) km$/);
			expect(Math.abs(Number(text.replace(' km', '').replace(',', '')) - kilometers)).toBeLessThanOrEqual(0.5);
		}
	});

	it('has the name in the place’s own language under it, where the story gives one', () => {
		const labels = scenesOf(story).flatMap((scene) => scene.labels.l);
		const tehran = labels.find(({ id }) => id === 'place:tehran');
		const names = story.places.find(({ id }) => id === 'tehran')?.names;
		expect(tehran?.native).toEqual({ text: names?.['fa'], language: 'fa' });
	});

	it('says of a closed runway that it is closed', () => {
		const closed = scenesOf(story).flatMap(({ features, labels }) =>
			features
				.filter((feature) => feature.kind === 'runway' && feature.closed)
				.map((feature) => labels.l.find(({ id }) => id === feature.id)?.text)
		);
		expect(closed.length).toBeGreaterThan(0);
		for (const text of closed) expect(text).toMatch(/\(closed\)$/);
	});

	it('of a country gives way to those of the story’s places', () => {
		const ranks = scenesOf(story).flatMap(({ labels }) => {
			const kinds = labels.m.map(({ kind }) => kind);
			return kinds.includes('country') ? [kinds.lastIndexOf('capital') < kinds.indexOf('country')] : [];
		});
		expect(ranks.length).toBeGreaterThan(0);
		expect(ranks).not.toContain(false);
	});

	it('is placed in a turned map where it overlaps no mark', () => {
		const step = voyage.steps.find(({ view }) => 'bearing' in view);
		if (!step) throw new RangeError('no turned step');
		const features = stepFeatures(voyage, step);
		const camera = { center: [210.5, -17.5] as [number, number], zoom: 10, bearing: 135 };
		expect(placeLabels(voyage, features, { camera, band: bandWith('m') })).toHaveLength(
			features.filter(({ kind }) => !['circle', 'soft', 'hatch'].includes(kind)).length
		);
	});
});

describe('the box of a label', () => {
	const anchors: LabelAnchor[] = [
		'center',
		'left',
		'right',
		'top',
		'bottom',
		'top-left',
		'top-right',
		'bottom-left',
		'bottom-right'
	];

	it('has its anchor at the offset from its point, whatever the anchor', () => {
		const offset = fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 }));
		fc.assert(
			fc.property(fc.constantFrom(...anchors), offset, (anchor, [right, down]) => {
				const label: Label = { id: 'a', kind: 'city', text: 'Erbil', lngLat: [44, 36], anchor, offset: [right, down] };
				const box = labelBox(label, { center: [44, 36], zoom: 9, bearing: 30 });
				const x = anchor.includes('left')
					? box.left
					: anchor.includes('right')
						? box.right
						: (box.left + box.right) / 2;
				const y = anchor.includes('top')
					? box.top
					: anchor.includes('bottom')
						? box.bottom
						: (box.top + box.bottom) / 2;
				expect(x).toBeCloseTo(right, 9);
				expect(y).toBeCloseTo(down, 9);
				const { width, height } = labelExtent('city', 'Erbil');
				expect(box.right - box.left).toBeCloseTo(width, 9);
				expect(box.bottom - box.top).toBeCloseTo(height, 9);
			})
		);
	});

	it('is wider for a longer text, for capitals and for spaced letters, and higher with a native name', () => {
		expect(labelExtent('city', 'Kirkuk').width).toBeGreaterThan(labelExtent('city', 'Kirk').width);
		expect(labelExtent('country', 'Iraq').width).toBeGreaterThan(labelExtent('area', 'Iraq').width);
		expect(labelExtent('city', 'Erbil', 'أربيل').height).toBeGreaterThan(labelExtent('city', 'Erbil').height * 1.9);
	});
});
