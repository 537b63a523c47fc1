import type { BasemapBand } from '../geo/basemap.ts';
import { bands, type BandId } from '../scene/bands.ts';
import { viewCamera, type Camera } from '../scene/camera.ts';
import { frameLongitude, inFrame, unwrapBounds } from '../scene/frame.ts';
import type { LegendEntry } from '../scene/legend.ts';
import { scenesOf } from '../scene/scene.ts';
import {
	byId,
	type Bounds,
	type LngLat,
	type Place,
	type Step,
	type Story,
	type StoryDate,
	type View
} from '../story/story.ts';
import { drawScene, type Drawing } from '../svg/drawing.ts';
import { unitsAround } from '../svg/units.ts';

/** What the lists of steps show of a step. */
export interface StepEntry {
	id: string;
	title: string;
	date: Pick<StoryDate, 'start' | 'end' | 'precision' | 'act' | 'then'>;
}

/** A place by name, in the story's frame. */
export type NamedPlace = Pick<Place, 'id' | 'lngLat'> & { label: string };

/** What the map shows at a step, ready to be drawn. */
export interface StepMap {
	/** With the coordinates of its point. */
	view: View;
	drawing: Drawing;
	legend: LegendEntry[];
	/** Height of the drawn airfields above sea level, in words. */
	elevations: string[];
	/** Places that the map shows, each with the step that its mark links to. */
	places: { id: string; step?: string }[];
}

/**
 * What the running page needs of a story. It is in the page before the first paint, beside the text, so that nothing is
 * in it which only the text shows.
 */
export interface ReaderPage {
	meta: Pick<Story['meta'], 'title' | 'standfirst' | 'region'>;
	steps: StepEntry[];
	paragraphs: (Story['paragraphs'][number] & { excerpt: string })[];
	/** Those that a passage points to or whose mark is a link. */
	places: NamedPlace[];
	/** Where a drawing's units begin. */
	origin: LngLat;
	/** Ids of the basemap's bands, from far to near. */
	basemap: string[];
	maps: StepMap[];
}

/** The middle of the story's region, in its frame: the origin of every drawing. */
export function originOf(story: Pick<Story, 'meta'>): LngLat {
	const [, south, , north] = unwrapBounds(story.meta.region as Bounds);
	return [frameLongitude(story), Number(((south + north) / 2).toFixed(4))];
}

/** Makes the running page's part of a story and of the basemap that is drawn into its text. */
export function readerPage(story: Story, basemap: readonly Pick<BasemapBand, 'id'>[]): ReaderPage {
	const origin = originOf(story);
	const toUnits = unitsAround(origin);
	const frame = frameLongitude(story);
	const passages = story.steps.flatMap((step) => step.passages);
	const linked = story.steps.flatMap(({ show }) => show.places.map((shown) => typeof shown !== 'string' && shown.id));
	const pointed = new Set<unknown>([...passages.map(({ place }) => place), ...linked]);
	return {
		meta: { title: story.meta.title, standfirst: story.meta.standfirst, region: story.meta.region },
		steps: story.steps.map(({ id, title, date: { start, end, precision, act, then } }) => ({
			id,
			title,
			date: { start, precision, ...(end && { end }), ...(act && { act }), ...(then && { then }) }
		})),
		paragraphs: story.paragraphs.map((paragraph) => ({
			...paragraph,
			excerpt: passages.find((passage) => passage.paragraph === paragraph.id)?.quote ?? ''
		})),
		places: story.places
			.filter(({ id }) => pointed.has(id))
			.map(({ id, name, label, lngLat }) => ({ id, label: label ?? name, lngLat: inFrame(lngLat, frame) })),
		origin,
		basemap: basemap.map(({ id }) => id),
		maps: scenesOf(story).map((scene, index) => ({
			view: placedView(story, story.steps[index] as Step),
			drawing: drawScene(scene, toUnits),
			legend: scene.legend,
			elevations: elevationWords(story, story.steps[index]),
			places: scene.features.flatMap((feature) =>
				feature.kind === 'place' ? [{ id: feature.place, ...(feature.step && { step: feature.step }) }] : []
			)
		}))
	};
}

function elevationWords(story: Story, step: Step | undefined): string[] {
	return (step?.show.airfields ?? []).flatMap((id) => {
		const { elevation } = byId(story.airfields, id);
		return elevation === undefined ? [] : [`${Math.round(elevation)} m above sea level`];
	});
}

function placedView(story: Story, { view }: Step): View {
	if (!('point' in view) || typeof view.point !== 'string') return view;
	return { ...view, point: byId(story.places, view.point).lngLat };
}

/** The cameras of every step in each band. */
export function camerasByBand({ meta, maps }: Pick<ReaderPage, 'meta' | 'maps'>): Record<BandId, Camera[]> {
	const frame = frameLongitude({ meta });
	const cameras = bands.map((band) => [band.id, maps.map(({ view }) => viewCamera(view, band, [], frame))]);
	return Object.fromEntries(cameras) as Record<BandId, Camera[]>;
}
