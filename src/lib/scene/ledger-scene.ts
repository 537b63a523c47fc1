import type { Bounds, LngLat, Place, Story } from '../story/story.ts';
import { bands, type Band, type BandId } from './bands.ts';
import { overlapArea, type Box } from './box.ts';
import { viewCamera, type Camera } from './camera.ts';
import { stepFeatures } from './features.ts';
import { frameLongitude, inFrame } from './frame.ts';
import { labelBox, type Label } from './labels.ts';
import type { Scene } from './scene.ts';

/** Stands where a step's id stands in other scenes; no step can have it. */
export const ledgerSceneId = 'all_claims';

/** A place that claims name, in the story's frame. */
export interface LedgerPlace extends Pick<Place, 'id' | 'kind'> {
	label: string;
	lngLat: LngLat;
	/** How many claims name it. */
	claims: number;
}

/** One mark of the ledger's map: a place, or several that lie too close together to be told apart at this size. */
export interface LedgerMark {
	places: string[];
	claims: number;
	label: Label;
}

/** How far the map goes in: to places apart, to one place, and to one country. */
const closest = { apart: 12, one: 7.5, country: 4.5 };

/** The camera that shows these places, all of them, or the story's region if there are none. */
export function ledgerCamera(places: readonly LedgerPlace[], band: Band, frame: number, region: Bounds): Camera {
	if (!places.length) return viewCamera({ bounds: region }, band, [], frame);
	const lngs = places.map(({ lngLat }) => lngLat[0]);
	const lats = places.map(({ lngLat }) => lngLat[1]);
	const [west, south, east, north] = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
	const isOne = west === east && south === north;
	const limit = !isOne ? closest.apart : places.every(({ kind }) => kind === 'country') ? closest.country : closest.one;
	const camera = viewCamera({ bounds: [west, south, east, north] }, band, [], frame);
	return { ...camera, zoom: Math.min(camera.zoom, limit) };
}

/** Space around a mark's name, so that it can be pressed, in CSS pixels: by a pointer, and by a finger. */
const paddings = { fine: { across: 9, down: 6 }, coarse: { across: 9, down: 14 } };

export type Pointer = keyof typeof paddings;

/**
 * The marks of these places at a camera: none overlaps another. What would overlap becomes one mark, named after the
 * place with most claims; when all become one, each stands in a row of its own, because going closer would not help.
 */
export function ledgerMarks(
	places: readonly LedgerPlace[],
	camera: Camera,
	band: Band,
	pointer: Pointer = 'fine'
): LedgerMark[] {
	const groups = places.map((place) => [place]);
	const marked = () =>
		groups.map((group) => ({ group, box: pressed(markOf(group, camera, band, pointer), camera, pointer) }));
	for (;;) {
		const marks = marked();
		const pair = marks
			.flatMap((a, index) => marks.slice(index + 1).map((b) => [a, b] as const))
			.find(([a, b]) => overlapArea(a.box, b.box) > 0);
		if (!pair) break;
		const [a, b] = pair;
		a.group.push(...b.group);
		groups.splice(groups.indexOf(b.group), 1);
	}
	const [only] = groups;
	if (groups.length === 1 && only && only.length > 1) {
		return only.map((place, row) =>
			markOf([place], camera, band, pointer, { index: row, lngLat: only[0]?.lngLat ?? place.lngLat })
		);
	}
	return groups.map((group) => markOf(group, camera, band, pointer));
}

/** The ledger's map with every place that a claim names, as it is drawn before any script runs. */
export function ledgerScene(story: Story, places: readonly LedgerPlace[]): Scene {
	const frame = frameLongitude(story);
	const camera = (band: Band) => ledgerCamera(places, band, frame, story.meta.region as Bounds);
	const circled = new Set(story.steps.flatMap((step) => step.show.circles));
	const ids = places.map(({ id }) => id);
	return {
		step: ledgerSceneId,
		cameras: byBand(camera),
		features: stepFeatures(story, {
			show: {
				...{ places: ids, airfields: [], distances: [], areas: [], towards: [] },
				circles: ids.filter((id) => circled.has(id))
			}
		}),
		labels: byBand((band) => ledgerMarks(places, camera(band), band).map(({ label }) => label)),
		signs: byBand(() => []),
		legend: []
	};
}

/** The places that these claims name, with how many claims name each. */
export function ledgerPlaces(story: Story, claims: readonly { place?: string | undefined }[]): LedgerPlace[] {
	const frame = frameLongitude(story);
	return story.places.flatMap(({ id, kind, name, label, lngLat }) => {
		const count = claims.filter(({ place }) => place === id).length;
		return count ? [{ id, kind, label: label ?? name, lngLat: inFrame(lngLat, frame), claims: count }] : [];
	});
}

/** From the top of one row of marks to that of the next, in CSS pixels. */
const rowHeights: Readonly<Record<Pointer, number>> = { fine: 30, coarse: 46 };

/** The mark of a group, or of one place in a column of marks below a point. */
function markOf(
	group: readonly LedgerPlace[],
	camera: Camera,
	band: Band,
	pointer: Pointer,
	row?: { index: number; lngLat: LngLat }
): LedgerMark {
	const place = mostNamed(group);
	const claims = group.reduce((sum, member) => sum + member.claims, 0);
	const others = group.length > 1 ? ` and ${group.length - 1} more` : '';
	// A country or an area has no dot that its name would hide; in a column all begin at the same height.
	const hasDot = row !== undefined || (place.kind !== 'country' && place.kind !== 'area');
	const label: Label = {
		id: `place:${place.id}`,
		kind: 'site',
		text: `${place.label}${others} (${claims})`,
		lngLat: row?.lngLat ?? place.lngLat,
		anchor: 'top',
		offset: [0, (hasDot ? 14 : -8) + (row?.index ?? 0) * rowHeights[pointer]]
	};
	const box = pressed({ label }, camera, pointer);
	const edge = band.fit.width / 2;
	const inward = Math.max(0, -edge - box.left) - Math.max(0, box.right - edge);
	return {
		places: group.map(({ id }) => id),
		claims,
		label: { ...label, offset: [Math.round(inward), label.offset[1]] }
	};
}

function mostNamed(group: readonly LedgerPlace[]): LedgerPlace {
	return group.reduce((most, place) => (place.claims > most.claims ? place : most));
}

function pressed({ label }: Pick<LedgerMark, 'label'>, camera: Camera, pointer: Pointer): Box {
	const { left, top, right, bottom } = labelBox(label, camera);
	const padding = paddings[pointer];
	return {
		left: left - padding.across,
		top: top - padding.down,
		right: right + padding.across,
		bottom: bottom + padding.down
	};
}

function byBand<T>(value: (band: Band) => T): Record<BandId, T> {
	return Object.fromEntries(bands.map((band) => [band.id, value(band)])) as Record<BandId, T>;
}
