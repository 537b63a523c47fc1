import { byId, type LngLat, type Story } from '../story/story.ts';
import type { Band } from './bands.ts';
import type { Camera } from './camera.ts';
import type { SceneFeature } from './features.ts';
import { labelExtent, type LabelKind } from './label-type.ts';
import { toScreen } from './screen.ts';

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

interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

interface Wish extends Pick<Label, 'id' | 'kind' | 'text' | 'native'> {
	/** Where the label may stand, best first. */
	candidates: Pick<Label, 'lngLat' | 'anchor' | 'offset'>[];
}

/** Which label is placed first. */
const rank: Record<LabelKind, number> = { site: 0, capital: 1, city: 2, runway: 3, distance: 4, area: 5, country: 6 };

/** Space between two labels, in CSS pixels. */
const gap = 3;

/** From a mark's middle to its label, in CSS pixels. */
const reach = 10;

/**
 * Labels of a step at a camera, each where it overlaps the fewest labels and marks, and inside the band's smallest
 * stage if it can. Every label that is asked for is placed: none is dropped.
 */
export function placeLabels(story: Story, features: readonly SceneFeature[], camera: Camera, band: Band): Label[] {
	const wishes = features.flatMap((feature) => wishFor(story, feature));
	wishes.sort((a, b) => rank[a.kind] - rank[b.kind]);
	const taken: Box[] = features.flatMap((feature) =>
		hasMark(feature) ? [markBox(feature.geometry.coordinates, camera)] : []
	);
	const stage = {
		left: -band.fit.width / 2,
		top: -band.fit.height / 2,
		right: band.fit.width / 2,
		bottom: band.fit.height / 2
	};
	return wishes.map(({ candidates, ...wish }) => {
		const scored = candidates.map((candidate, order) => {
			const box = labelBox({ ...wish, ...candidate }, camera);
			const overlap = taken.reduce((sum, other) => sum + overlapArea(box, other), 0);
			return { candidate, box, cost: overlap * 10 + outsideArea(box, stage) + order };
		});
		const best = scored.reduce((a, b) => (b.cost < a.cost ? b : a));
		taken.push(best.box);
		return { ...wish, ...best.candidate };
	});
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

type Marked = Extract<SceneFeature, { kind: 'place' }>;

/** Countries and areas are named without a mark. */
export function hasMark(feature: SceneFeature): feature is Marked {
	return feature.kind === 'place' && feature.placeKind !== 'country' && feature.placeKind !== 'area';
}

function markBox(place: LngLat, camera: Camera): Box {
	const [x, y] = toScreen(place, camera);
	return { left: x - 7, top: y - 7, right: x + 7, bottom: y + 7 };
}

function wishFor(story: Story, feature: SceneFeature): Wish[] {
	switch (feature.kind) {
		case 'place': {
			const place = byId(story.places, feature.place);
			const language = place.native;
			const native = language === undefined ? undefined : place.names[language];
			const text = place.label ?? place.name;
			const point = feature.geometry.coordinates;
			const names = {
				id: feature.id,
				kind: place.kind,
				text,
				...(native && language && { native: { text: native, language } })
			};
			return [{ ...names, candidates: hasMark(feature) ? around(point) : nearby(point) }];
		}
		case 'distance': {
			const line = feature.geometry.coordinates as LngLat[];
			const text = `${formatKilometers(feature.kilometers)} km`;
			const candidates = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].map((share) => ({
				lngLat: along(line, share),
				anchor: 'center' as const,
				offset: [0, 0] as [number, number]
			}));
			return [{ id: feature.id, kind: 'distance', text, candidates }];
		}
		case 'runway': {
			const [a, b, c, d] = feature.geometry.coordinates[0] as [LngLat, LngLat, LngLat, LngLat];
			const ends = [middle([a, d]), middle([b, c])];
			const text = feature.closed ? `${feature.designators} (closed)` : feature.designators;
			const candidates = [0.5, 0.3, 0.7].flatMap((share) => {
				const [from, to] = ends as [LngLat, LngLat];
				const lngLat: LngLat = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
				return around(lngLat);
			});
			return [{ id: feature.id, kind: 'runway', text, candidates }];
		}
		case 'circle':
			return [];
		default:
			return feature satisfies never;
	}
}

/** Whole kilometres, with one decimal below 20 km where it tells something. */
function formatKilometers(kilometers: number): string {
	return kilometers < 20 ? kilometers.toFixed(1) : Math.round(kilometers).toLocaleString('en');
}

function around(lngLat: LngLat): Wish['candidates'] {
	const near = reach * 0.72;
	return [
		{ lngLat, anchor: 'left', offset: [reach, 0] },
		{ lngLat, anchor: 'right', offset: [-reach, 0] },
		{ lngLat, anchor: 'bottom', offset: [0, -reach] },
		{ lngLat, anchor: 'top', offset: [0, reach] },
		{ lngLat, anchor: 'top-left', offset: [near, near] },
		{ lngLat, anchor: 'bottom-left', offset: [near, -near] },
		{ lngLat, anchor: 'top-right', offset: [-near, near] },
		{ lngLat, anchor: 'bottom-right', offset: [-near, -near] }
	];
}

/** A country's name may move away from its point where the story's own labels need the room. */
function nearby(lngLat: LngLat): Wish['candidates'] {
	const steps = [0, 26, -26, 52, -52, 84, -84];
	const candidates = steps.flatMap((right) =>
		steps.map((down) => ({ lngLat, anchor: 'center' as const, offset: [right, down] as [number, number] }))
	);
	return candidates.sort((a, b) => Math.hypot(...a.offset) - Math.hypot(...b.offset));
}

function middle([a, b]: [LngLat, LngLat]): LngLat {
	return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function along(line: readonly LngLat[], share: number): LngLat {
	const exact = share * (line.length - 1);
	const index = Math.min(Math.floor(exact), line.length - 2);
	const [a, b] = [line[index], line[index + 1]];
	if (!a || !b) throw new RangeError('a line of fewer than two positions');
	const part = exact - index;
	return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

function overlapArea(a: Box, b: Box): number {
	const width = Math.min(a.right, b.right) - Math.max(a.left, b.left) + gap;
	const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + gap;
	return width > 0 && height > 0 ? width * height : 0;
}

function outsideArea(box: Box, stage: Box): number {
	const width = box.right - box.left;
	const height = box.bottom - box.top;
	const inside =
		Math.max(0, Math.min(box.right, stage.right) - Math.max(box.left, stage.left)) *
		Math.max(0, Math.min(box.bottom, stage.bottom) - Math.max(box.top, stage.top));
	return width * height - inside;
}
