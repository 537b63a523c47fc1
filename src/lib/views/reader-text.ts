import type { BasemapBand } from '../geo/basemap.ts';
import type { Camera } from '../scene/camera.ts';
import { drawChart, type DrawnChart } from '../charts/chart.ts';
import { stepFeatures } from '../scene/features.ts';
import { namedOnMap, type NamedOnMap } from '../scene/named-on-map.ts';
import type { SignName } from '../story/sign.ts';
import { byId, type Claim, type Source, type Speaker, type Step, type Story } from '../story/story.ts';
import { basemapPaths, type DrawnBasemap } from '../svg/basemap-paths.ts';
import { clockStrip, type ClockStrip } from './clock-strip.ts';
import { camerasByBand, type ReaderPage } from './reader-page.ts';

/** A claim as the reader shows it; its note and its date are in the ledger. */
export type PublicClaim = Omit<Claim, 'note' | 'place' | 'date'>;

/** A step as the public pages have it: what is for the speaker alone is not in it. */
export type PublicStep = Omit<Step, 'notes' | 'questions' | 'view' | 'show' | 'claims' | 'charts' | 'date'> & {
	claims: PublicClaim[];
	charts: DrawnChart[];
	date: Omit<Step['date'], 'clock'>;
	/** The clocks of a step whose hour is known. */
	clocks?: ClockStrip;
};

/** What the reader's text is made of, with each step's own drawing. */
export interface ReaderText {
	meta: Pick<Story['meta'], 'title' | 'standfirst' | 'article'>;
	steps: PublicStep[];
	/** With the name and the sign of the group that each acts for. */
	speakers: (Pick<Speaker, 'id' | 'name'> & { actor: string; sign?: SignName | undefined })[];
	/** Those that a step names. */
	sources: Source[];
	places: ReaderPage['places'];
	maps: ReaderPage['maps'];
	/** What each step's map names, in words. */
	named: NamedOnMap[][];
	/** Of the largest stages. */
	cameras: Camera[];
	basemap: DrawnBasemap[];
}

/** Makes the text of a story's page and the basemap that is drawn into it. */
export function readerText(story: Story, page: ReaderPage, basemap: readonly BasemapBand[]): ReaderText {
	const { title, standfirst, article, clocks } = story.meta;
	const cited = new Set(
		story.steps.flatMap(({ context, charts, date }) => [
			...[...context, ...charts.flatMap((chart) => [...chart.values])].flatMap(({ sources }) => sources),
			...(date.clock?.sources ?? [])
		])
	);
	return {
		meta: { title, standfirst, article },
		steps: story.steps.map((step) => publicStep(step, clocks)),
		speakers: story.speakers.map(({ id, name, actor }) => {
			const group = byId(story.actors, actor);
			return { id, name, actor: group.name, sign: group.sign };
		}),
		sources: story.sources.filter((source) => cited.has(source.id)),
		places: page.places,
		maps: page.maps,
		named: story.steps.map((step, index) =>
			namedOnMap(story, stepFeatures(story, step), page.maps[index]?.drawing.labels ?? [])
		),
		cameras: camerasByBand(page).xl,
		basemap: basemapPaths(basemap, page.origin)
	};
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
