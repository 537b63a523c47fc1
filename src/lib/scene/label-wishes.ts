import { byId, type LngLat, type Story } from '../story/story.ts';
import type { Camera } from './camera.ts';
import { hasMark, type SceneFeature } from './features.ts';
import { labelExtent } from './label-extent.ts';
import type { Label } from './labels.ts';
import { linePoints } from './line-points.ts';
import { toScreen } from './screen.ts';

/** A label that is asked for. */
export interface Wish extends Pick<Label, 'id' | 'kind' | 'text' | 'native'> {
	/** Where the label may stand, best first. */
	candidates: Pick<Label, 'lngLat' | 'anchor' | 'offset'>[];
}

type Candidate = Wish['candidates'][number];

/** From a mark's middle to its label, in CSS pixels. */
const reach = 10;

/** The label that a feature asks for, if it is named. */
export function wishFor(
	story: Story,
	feature: SceneFeature,
	features: readonly SceneFeature[],
	camera: Camera
): Wish[] {
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
			const circle = features.find(
				(other) => (other.kind === 'circle' || other.kind === 'soft') && other.place === feature.place
			);
			const beside = circle ? besideCircle(point, circleRadius(circle, camera)) : [];
			if (!hasMark(feature)) return [{ ...names, candidates: [...beside, ...nearby(point)] }];
			// An airfield's point lies between its runways: farther out the name crosses none of them.
			const isAmongRunways = features.some(({ kind }) => kind === 'runway');
			const farther = isAmongRunways ? [20, 32, 46].flatMap((away) => around(point, away)) : [];
			return [{ ...names, candidates: [...around(point), ...farther] }];
		}
		case 'distance': {
			const line = feature.geometry.coordinates as LngLat[];
			const text = `${formatKilometers(feature.kilometers)} km`;
			const beside = besideLine(line, text, camera);
			const candidates = [[0, 0] as const, ...beside].flatMap(([right, down]) =>
				outward(0.5, 0.03, 10).map((share) => ({
					lngLat: along(line, share),
					anchor: 'center' as const,
					offset: [right, down] as [number, number]
				}))
			);
			return [{ id: feature.id, kind: 'distance', text, candidates }];
		}
		case 'runway': {
			const [a, b, c, d] = feature.geometry.coordinates[0] as [LngLat, LngLat, LngLat, LngLat];
			const ends = [middle([a, d]), middle([b, c])];
			const text = feature.closed ? `${feature.designators} (closed)` : feature.designators;
			const candidates = [0.5, 0.3, 0.7, 0.1, 0.9].flatMap((share) => {
				const [from, to] = ends as [LngLat, LngLat];
				const lngLat: LngLat = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
				return around(lngLat);
			});
			return [{ id: feature.id, kind: 'runway', text, candidates }];
		}
		case 'ring': {
			const ring = feature.geometry.coordinates[0] as LngLat[];
			// Turf's circles begin in the north.
			const candidates = outward(0, 1 / 32, 16).map((share) => ({
				lngLat: along(ring, (share + 1) % 1),
				anchor: 'center' as const,
				offset: [0, 0] as [number, number]
			}));
			return [{ id: feature.id, kind: 'ring', text: `${feature.kilometers} km`, candidates }];
		}
		case 'towards': {
			const { label, name } = byId(story.places, feature.place);
			const [start, tip] = feature.geometry.coordinates[0] as [LngLat, LngLat];
			const [fromX, fromY] = toScreen(start, camera);
			const [toX, toY] = toScreen(tip, camera);
			const length = Math.hypot(toX - fromX, toY - fromY) || 1;
			const [right, down] = [(toX - fromX) / length, (toY - fromY) / length];
			const text = `${label ?? name} ${Math.round(feature.kilometers).toLocaleString('en')} km`;
			// The name and then the arrow, as one reads them; else beyond its tip.
			const before = {
				lngLat: start,
				anchor: anchorAway(-right, -down),
				offset: [-6 * right, -6 * down].map(Math.round)
			};
			return [{ id: feature.id, kind: 'towards', text, candidates: [before as Candidate, ...around(tip)] }];
		}
		case 'circle':
		case 'soft':
		case 'hatch':
			return [];
		default:
			return feature satisfies never;
	}
}

/** The anchor of a text that stands off its point in a direction, given as right and down. */
function anchorAway(right: number, down: number): Label['anchor'] {
	if (Math.abs(right) >= Math.abs(down) / 2) return right > 0 ? 'left' : 'right';
	return down > 0 ? 'top' : 'bottom';
}

/** Whole kilometres, with one decimal below 20 km where it tells something. */
function formatKilometers(kilometers: number): string {
	return kilometers < 20 ? kilometers.toFixed(1) : Math.round(kilometers).toLocaleString('en');
}

/** Beside, above, below and at the corners of a point, `away` CSS pixels from it. */
function around(lngLat: LngLat, away = reach): Wish['candidates'] {
	return besidePoint(away).map((stand) => ({ lngLat, ...stand }));
}

/** How a label may stand to a point, `away` CSS pixels from it, best first. */
export function besidePoint(away = reach): Pick<Label, 'anchor' | 'offset'>[] {
	const near = away * 0.72;
	return [
		{ anchor: 'left', offset: [away, 0] },
		{ anchor: 'right', offset: [-away, 0] },
		{ anchor: 'bottom', offset: [0, -away] },
		{ anchor: 'top', offset: [0, away] },
		{ anchor: 'top-left', offset: [near, near] },
		{ anchor: 'bottom-left', offset: [near, -near] },
		{ anchor: 'top-right', offset: [-near, near] },
		{ anchor: 'bottom-right', offset: [-near, -near] }
	];
}

/** Above, below or beside an uncertainty circle, whose name may be wider than the circle. */
function besideCircle(lngLat: LngLat, radius: number): Wish['candidates'] {
	const away = radius + 2;
	return [
		...outward(0, 16, 3).flatMap((aside): Wish['candidates'] => [
			{ lngLat, anchor: 'top', offset: [aside, away] },
			{ lngLat, anchor: 'bottom', offset: [aside, -away] }
		]),
		{ lngLat, anchor: 'left', offset: [away, 0] },
		{ lngLat, anchor: 'right', offset: [-away, 0] }
	];
}

/** Radius of a circle on the stage, in CSS pixels. */
function circleRadius(circle: SceneFeature, camera: Camera): number {
	const points = linePoints(circle, camera).map(({ x }) => x);
	return Math.round((Math.max(...points) - Math.min(...points)) / 2);
}

/** A country's name may move away from its point where the story's own labels need the room. */
function nearby(lngLat: LngLat): Wish['candidates'] {
	const steps = outward(0, 17, 5);
	const candidates = steps.flatMap((right) =>
		steps.map((down) => ({ lngLat, anchor: 'center' as const, offset: [right, down] as [number, number] }))
	);
	return candidates.sort((a, b) => Math.hypot(...a.offset) - Math.hypot(...b.offset));
}

/** From a line to the middles of two labels that stand beside it, one on each side, in CSS pixels. */
function besideLine(line: readonly LngLat[], text: string, camera: Camera): [number, number][] {
	const [from, to] = [toScreen(line[0] as LngLat, camera), toScreen(line.at(-1) as LngLat, camera)];
	const [across, down] = [to[0] - from[0], to[1] - from[1]];
	const length = Math.hypot(across, down);
	if (length === 0) return [];
	const { width, height } = labelExtent('distance', text);
	const [right, below] = [-down / length, across / length];
	const away = (Math.abs(right) * width + Math.abs(below) * height) / 2 + 2;
	return [1, -1].map((side) => [Math.round(side * right * away), Math.round(side * below * away)]);
}

/** A number and those around it, by turns above and below, the nearest first. */
function outward(from: number, stride: number, times: number): number[] {
	const around = Array.from({ length: times }, (_, index) => (index + 1) * stride);
	return [from, ...around.flatMap((away) => [from + away, from - away])];
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
