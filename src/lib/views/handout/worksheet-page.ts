import type { BasemapBand } from '../../geo/basemap.ts';
import { statusWords, type ClaimStatus } from '../../story/status.ts';
import { byId, type Story } from '../../story/story.ts';
import { basemapPaths, type DrawnBasemap } from '../../svg/basemap-paths.ts';
import type { DrawnLabel, Drawing } from '../../svg/drawing.ts';
import { readerPage } from '../reader-page.ts';

/** A map without names: each has a number instead. */
export interface BlankMap {
	step: string;
	title: string;
	drawing: Drawing;
	/** The names that the numbers stand for, from 1. */
	names: string[];
}

/** A claim to be sorted. */
export interface ClaimToSort {
	id: string;
	/** From 1, over the whole sheet. */
	number: number;
	text: string;
	speaker: string;
	paragraph: string;
	status: ClaimStatus;
}

/** What the worksheet is made of. */
export interface WorksheetPage {
	title: string;
	basemap: DrawnBasemap[];
	maps: BlankMap[];
	/** The kinds of claims that the story has, each with the letter that stands for it. */
	kinds: { letter: string; status: ClaimStatus; name: string; meaning: string }[];
	claims: ClaimToSort[];
}

/** Makes the worksheet of a story and of the basemap that is drawn into it. */
export function worksheetPage(story: Story, basemap: readonly BasemapBand[]): WorksheetPage {
	const { maps, origin } = readerPage(story, basemap);
	const claims = story.steps.flatMap((step) => step.claims);
	const statuses = [...new Set(claims.map(({ status }) => status))].toSorted();
	return {
		title: story.meta.title,
		basemap: basemapPaths(basemap, origin),
		maps: story.steps.flatMap(({ id, title }, index) => {
			const drawing = maps[index]?.drawing;
			const blank = drawing && blankMap(drawing);
			return blank?.names.length ? [{ step: id, title, ...blank }] : [];
		}),
		kinds: statuses.map((status, index) => ({
			letter: String.fromCharCode(65 + index),
			status,
			...statusWords[status]
		})),
		claims: claims.map(({ id, text, speaker, paragraph, status }, index) => ({
			...{ id, number: index + 1, text, paragraph, status },
			speaker: byId(story.speakers, speaker).name
		}))
	};
}

/** Kinds of labels that name a place; the others measure something. */
const naming: readonly DrawnLabel['kind'][] = ['country', 'area', 'capital', 'city', 'site'];

/** A drawing with a number in the place of each name, and without the signs of who says something there. */
function blankMap(drawing: Drawing): Pick<BlankMap, 'drawing' | 'names'> {
	const named = drawing.labels.filter(({ kind }) => naming.includes(kind));
	const names = [...new Set(named.map(({ text }) => text))];
	const labels = named.map((label): DrawnLabel => {
		const { native, ...rest } = label;
		void native;
		// Beside its mark; a name without one is centred where its number now stands.
		return { ...rest, text: String(names.indexOf(label.text) + 1), kind: 'site' };
	});
	return { drawing: { ...drawing, labels, signs: [] }, names };
}
