import { loadBasemap } from '#lib/content/basemap.ts';
import { digest } from '#lib/content/digest.ts';
import { loadStory } from '#lib/content/story.ts';
import { placeGuide } from '#lib/scene/place-guide.ts';
import { scenesOf } from '#lib/scene/scene.ts';
import { publisherBasemap } from '#lib/story/publisher-basemap.ts';
import { mapSources } from '#lib/style/map-sources.ts';
import { ledgerPanelData } from '#lib/views/ledger-page.ts';
import { questionsOf } from '#lib/views/present/present-page.ts';
import { ledgerData } from '../ledger-data.ts';

/** What the pages ask for as data, by the name of the file. */
const dataFiles = {
	/** What the live map asks for once: the basemap, the story's own sources, and the publisher's choice. */
	map: () => ({
		basemap: loadBasemap('live'),
		...mapSources(scenesOf(loadStory())),
		online: publisherBasemap(process.env)
	}),
	/** What the reader's panel "Who says what" asks for when it is opened. */
	claims: () => ledgerPanelData(ledgerData()),
	/** What a reader who explores the map can open at each place. */
	places: () => placeGuide(loadStory()),
	/** What a lesson in the reader asks for: each step's questions. */
	questions: () => questionsOf(loadStory())
};

type DataFile = keyof typeof dataFiles;

export function dataFile(name: DataFile): string {
	return JSON.stringify(dataFiles[name]());
}

/**
 * Address of a data file below the site's root. Its fragment, which no host sees, says what the file holds: where the
 * site is kept for reading without a network, a page gets the data that it was made with, and no others.
 */
export function dataAddress(name: DataFile): string {
	return `data/${name}.json#${digest(dataFile(name))}`;
}
