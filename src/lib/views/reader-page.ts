import type { BasemapBand } from '../geo/basemap.ts';
import { bandIds, type BandId } from '../scene/bands.ts';
import type { Camera } from '../scene/camera.ts';
import { frameLongitude, inFrame, unwrapBounds } from '../scene/frame.ts';
import type { LegendEntry } from '../scene/legend.ts';
import { scenesOf } from '../scene/scene.ts';
import {
	byId,
	type Bounds,
	type LngLat,
	type Place,
	type Source,
	type Speaker,
	type Step,
	type Story
} from '../story/story.ts';
import { basemapPaths, type DrawnBasemap } from '../svg/basemap-paths.ts';
import { drawScene, type Drawing } from '../svg/drawing.ts';
import { unitsAround } from '../svg/units.ts';
import { clockStrip, type ClockStrip } from './clock-strip.ts';

/** A step as the public pages have it: what is for the speaker alone is not in it. */
export type PublicStep = Omit<Step, 'notes' | 'questions' | 'view' | 'show' | 'date'> & {
	date: Omit<Step['date'], 'clock'>;
	/** The clocks of a step whose hour is known. */
	clocks?: ClockStrip;
};

/** A place by name, in the story's frame. */
export type NamedPlace = Pick<Place, 'id' | 'name' | 'kind' | 'uncertainty'> & { lngLat: LngLat; label: string };

/** What the map shows at a step, ready to be drawn. */
export interface StepMap {
	cameras: Record<BandId, Camera>;
	drawing: Drawing;
	legend: LegendEntry[];
	/** Height of the drawn airfields above sea level, in words. */
	elevations: string[];
	/** Places that the map shows, each with the step that its mark links to. */
	places: { id: string; step?: string }[];
}

/** Everything that the reader's page is made of. */
export interface ReaderPage {
	meta: Omit<Story['meta'], 'clocks'>;
	steps: PublicStep[];
	paragraphs: (Story['paragraphs'][number] & { excerpt: string })[];
	speakers: Speaker[];
	sources: Source[];
	places: NamedPlace[];
	/** Where a drawing's units begin. */
	origin: LngLat;
	maps: StepMap[];
	basemap: DrawnBasemap[];
}

/** The middle of the story's region, in its frame: the origin of every drawing. */
export function originOf(story: Pick<Story, 'meta'>): LngLat {
	const [, south, , north] = unwrapBounds(story.meta.region as Bounds);
	return [frameLongitude(story), Number(((south + north) / 2).toFixed(4))];
}

/** Makes the reader's page of a story and the basemap that is drawn into it. */
export function readerPage(story: Story, basemap: readonly BasemapBand[]): ReaderPage {
	const { clocks, ...meta } = story.meta;
	const origin = originOf(story);
	const toUnits = unitsAround(origin);
	const frame = frameLongitude(story);
	const passages = story.steps.flatMap((step) => step.passages);
	const cited = new Set(
		story.steps.flatMap(({ context, date }) => [
			...context.flatMap((fact) => fact.sources),
			...(date.clock?.sources ?? [])
		])
	);
	return {
		meta,
		steps: story.steps.map((step) => publicStep(step, clocks)),
		paragraphs: story.paragraphs.map((paragraph) => ({
			...paragraph,
			excerpt: passages.find((passage) => passage.paragraph === paragraph.id)?.quote ?? ''
		})),
		speakers: story.speakers,
		sources: story.sources.filter((source) => cited.has(source.id)),
		places: story.places.map(({ id, name, label, kind, uncertainty, lngLat }) => ({
			id,
			name,
			label: label ?? name,
			kind,
			uncertainty,
			lngLat: inFrame(lngLat, frame)
		})),
		origin,
		maps: scenesOf(story).map((scene, index) => ({
			cameras: scene.cameras,
			drawing: drawScene(scene, toUnits),
			legend: scene.legend,
			elevations: elevationWords(story, story.steps[index]),
			places: scene.features.flatMap((feature) =>
				feature.kind === 'place' ? [{ id: feature.place, ...(feature.step && { step: feature.step }) }] : []
			)
		})),
		basemap: basemapPaths(basemap, origin)
	};
}

function elevationWords(story: Story, step: Step | undefined): string[] {
	return (step?.show.airfields ?? []).flatMap((id) => {
		const { elevation } = byId(story.airfields, id);
		return elevation === undefined ? [] : [`Elevation ${Math.round(elevation)} m above sea level`];
	});
}

function publicStep(step: Step, places: Story['meta']['clocks']): PublicStep {
	const { notes, questions, view, show, date: dateAndClock, ...open } = step;
	const { clock, ...date } = dateAndClock;
	void [notes, questions, view, show, clock];
	const clocks = clockStrip(dateAndClock, places);
	return { ...open, date, ...(clocks && { clocks }) };
}

/** The cameras of every step in each band. */
export function camerasByBand(maps: readonly Pick<StepMap, 'cameras'>[]): Record<BandId, Camera[]> {
	return Object.fromEntries(bandIds.map((id) => [id, maps.map((map) => map.cameras[id])])) as Record<BandId, Camera[]>;
}
