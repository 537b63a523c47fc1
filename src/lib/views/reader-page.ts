import type { BasemapBand } from '../geo/basemap.ts';
import { drawChart, type DrawnChart } from '../charts/chart.ts';
import { bandIds, type BandId } from '../scene/bands.ts';
import type { Camera } from '../scene/camera.ts';
import { frameLongitude, inFrame, unwrapBounds } from '../scene/frame.ts';
import type { LegendEntry } from '../scene/legend.ts';
import { scenesOf } from '../scene/scene.ts';
import {
	byId,
	type Bounds,
	type Claim,
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

/** A claim as the reader shows it; its note and its date are in the ledger. */
export type PublicClaim = Omit<Claim, 'note' | 'place' | 'date'>;

/**
 * A step as the public pages have it: what is for the speaker alone is not in it, nor what no view shows, since every
 * byte of it comes before the first paint.
 */
export type PublicStep = Omit<Step, 'notes' | 'questions' | 'view' | 'show' | 'claims' | 'charts' | 'date'> & {
	claims: PublicClaim[];
	charts: DrawnChart[];
	date: Omit<Step['date'], 'clock'>;
	/** The clocks of a step whose hour is known. */
	clocks?: ClockStrip;
};

/** What the reader needs of the story's own facts; the method page has the rest. */
export type PublicMeta = Omit<Story['meta'], 'clocks' | 'omissions' | 'corrections'>;

/** A place by name, in the story's frame. */
export type NamedPlace = Pick<Place, 'id' | 'lngLat'> & { label: string };

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
	meta: PublicMeta;
	steps: PublicStep[];
	paragraphs: (Story['paragraphs'][number] & { excerpt: string })[];
	/** With the name of the group that each acts for. */
	speakers: (Pick<Speaker, 'id' | 'name'> & { actor: string })[];
	sources: Source[];
	/** Those that a passage points to or whose mark is a link. */
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
	const origin = originOf(story);
	const toUnits = unitsAround(origin);
	const frame = frameLongitude(story);
	const passages = story.steps.flatMap((step) => step.passages);
	const linked = story.steps.flatMap(({ show }) => show.places.map((shown) => typeof shown !== 'string' && shown.id));
	const pointed = new Set<unknown>([...passages.map(({ place }) => place), ...linked]);
	const cited = new Set(
		story.steps.flatMap(({ context, charts, date }) => [
			...[...context, ...charts.flatMap((chart) => [...chart.values])].flatMap(({ sources }) => sources),
			...(date.clock?.sources ?? [])
		])
	);
	return {
		meta: publicMeta(story.meta),
		steps: story.steps.map((step) => publicStep(step, story.meta.clocks)),
		paragraphs: story.paragraphs.map((paragraph) => ({
			...paragraph,
			excerpt: passages.find((passage) => passage.paragraph === paragraph.id)?.quote ?? ''
		})),
		speakers: story.speakers.map(({ id, name, actor }) => ({ id, name, actor: byId(story.actors, actor).name })),
		sources: story.sources.filter((source) => cited.has(source.id)),
		places: story.places
			.filter(({ id }) => pointed.has(id))
			.map(({ id, name, label, lngLat }) => ({ id, label: label ?? name, lngLat: inFrame(lngLat, frame) })),
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

function publicMeta({ clocks, omissions, corrections, ...open }: Story['meta']): PublicMeta {
	void [clocks, omissions, corrections];
	return open;
}

function publicStep(step: Step, places: Story['meta']['clocks']): PublicStep {
	const { notes, questions, view, show, claims, charts, date: dateAndClock, ...open } = step;
	const { clock, ...date } = dateAndClock;
	void [notes, questions, view, show, clock];
	const clocks = clockStrip(dateAndClock, places);
	return {
		...open,
		date,
		claims: claims.map(publicClaim),
		charts: charts.map(drawChart),
		...(clocks && { clocks })
	};
}

function publicClaim({ note, place, date, ...open }: Claim): PublicClaim {
	void [note, place, date];
	return open;
}

/** The cameras of every step in each band. */
export function camerasByBand(maps: readonly Pick<StepMap, 'cameras'>[]): Record<BandId, Camera[]> {
	return Object.fromEntries(bandIds.map((id) => [id, maps.map((map) => map.cameras[id])])) as Record<BandId, Camera[]>;
}
