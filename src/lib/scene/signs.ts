import { certaintyOf, type Certainty } from '../story/certainty.ts';
import { claimPlace } from '../story/claim-place.ts';
import type { SignName } from '../story/sign.ts';
import { byId, type LngLat, type Step, type Story } from '../story/story.ts';
import type { Band } from './bands.ts';
import { outsideArea, overlapArea, type Box } from './box.ts';
import type { Camera } from './camera.ts';
import { hasMark, type PlaceFeature, type SceneFeature } from './features.ts';
import { isInside, linePoints } from './line-points.ts';
import { toScreen } from './screen.ts';
import { freeStage, hasNote, stageEdges } from './stage-edges.ts';

/** Who says something at a place, and how sure it is. */
export interface ActorSign {
	actor: string;
	sign: SignName;
	certainty: Certainty;
}

/** The signs of a step at one place, side by side. */
export interface PlacedSigns {
	/** `signs:` and the place. */
	id: string;
	place: string;
	lngLat: LngLat;
	/** From the place to the middle of the row, in CSS pixels. */
	offset: [right: number, down: number];
	signs: ActorSign[];
}

/** From the middle of one sign to that of the next, and the height of a row, in CSS pixels. */
export const signPace = 17;
const signHeight = 16;

/** What a step's claims say at each place that it shows: every actor once with each certainty, as the claims stand. */
export function stepSigns(
	story: Pick<Story, 'speakers' | 'actors'>,
	step: Pick<Step, 'claims' | 'passages' | 'show'>
): Map<string, ActorSign[]> {
	const shown = step.show.places.map((entry) => (typeof entry === 'string' ? entry : entry.id));
	const signs = new Map<string, ActorSign[]>();
	for (const claim of step.claims) {
		const { speaker, status } = claim;
		const place = claimPlace(claim, step);
		const { id: actor, sign } = byId(story.actors, byId(story.speakers, speaker).actor);
		if (!sign || place === undefined || !shown.includes(place)) continue;
		const certainty = certaintyOf[status];
		const there = signs.get(place) ?? [];
		if (there.some((other) => other.actor === actor && other.certainty === certainty)) continue;
		signs.set(place, [...there, { actor, sign, certainty }]);
	}
	return signs;
}

/**
 * The signs of a step at a camera: beside the marks of their places, where they cover no mark, no other signs and the
 * fewest lines. `labels` are the rectangles of names to keep off, `before` how the band before has it.
 */
export function placeSigns(
	signs: ReadonlyMap<string, ActorSign[]>,
	features: readonly SceneFeature[],
	{ camera, band }: { camera: Camera; band: Band },
	{ labels = [], before = [] }: { labels?: readonly Box[]; before?: readonly PlacedSigns[] } = {}
): PlacedSigns[] {
	const lines = features.flatMap((feature) => (feature.kind === 'ring' ? [] : linePoints(feature, camera)));
	const marks = features.filter(hasMark).map(({ geometry }) => boxAround(toScreen(geometry.coordinates, camera), 7, 7));
	const taken = [...marks, ...labels, ...stageEdges(band, hasNote(features))];
	const stage = freeStage(band);
	const places = features.filter((feature): feature is PlaceFeature => feature.kind === 'place');
	return places.flatMap((feature): PlacedSigns[] => {
		const there = signs.get(feature.place);
		if (!there) return [];
		const lngLat = feature.geometry.coordinates;
		const last = before.find(({ place }) => place === feature.place)?.offset.join(' ');
		const scored = candidates(there.length, hasMark(feature)).map((offset, order) => {
			const box = signsBox({ lngLat, offset, signs: there }, camera);
			const overlap = taken.reduce((sum, other) => sum + overlapArea(box, other), 0);
			const crossings = lines.filter((point) => isInside(point, box)).length;
			const change = offset.join(' ') === last ? 0 : changePrice;
			return {
				offset,
				box,
				cost: change + overlap * 10 + crossings * 40 + outsideArea(box, stage) * 6 + order
			};
		});
		const best = scored.reduce((a, b) => (b.cost < a.cost ? b : a));
		taken.push(best.box);
		return [{ id: `signs:${feature.place}`, place: feature.place, lngLat, offset: best.offset, signs: there }];
	});
}

/** What it costs to stand otherwise than in the band before; see `layout.ts`. */
export const changePrice = 60;

/** The rectangle of a row of signs on the stage, in CSS pixels from the stage's middle. */
export function signsBox(
	{ lngLat, offset, signs }: Pick<PlacedSigns, 'lngLat' | 'offset' | 'signs'>,
	camera: Camera
): Box {
	const [x, y] = toScreen(lngLat, camera);
	return boxAround([x + offset[0], y + offset[1]], (signs.length * signPace) / 2, signHeight / 2);
}

function boxAround([x, y]: readonly [number, number], across: number, down: number): Box {
	return { left: x - across, top: y - down, right: x + across, bottom: y + down };
}

/** Under, over or beside a mark; under the name where there is none. */
function candidates(count: number, isMarked: boolean): [number, number][] {
	const across = (count * signPace) / 2 + 10;
	if (!isMarked)
		return [
			[0, 0],
			[0, 26],
			[0, -26],
			[across, 0],
			[-across, 0],
			[0, 44],
			[0, -44]
		];
	const corner = across - 10;
	return [
		[0, 19],
		[0, -19],
		[across, 0],
		[-across, 0],
		[corner, 19],
		[-corner, 19],
		[corner, -19],
		[-corner, -19],
		[across, 14],
		[-across, 14],
		[across, -14],
		[-across, -14]
	];
}
