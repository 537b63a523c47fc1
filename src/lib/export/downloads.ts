import type { Story } from '../story/story.ts';
import { citationBibtex, citationCsl, citationText } from './citation.ts';
import { eventsCsv } from './events-csv.ts';
import { eventsGeojson } from './events-geojson.ts';
import { storyKml } from './kml.ts';
import { publicStory } from './public-story.ts';

/** A file that the site offers, made of the story. */
export interface Download {
	/** Name of the file, below `download/`. */
	file: string;
	/** Media type. */
	type: string;
	/** What is in it. */
	what: string;
	/** For what it is good. */
	use: string;
	group: 'data' | 'citation';
	/** @param address of the story's page, where its publisher has told it */
	make: (story: Story, address?: string) => string;
}

const json = (value: unknown) => `${JSON.stringify(value, null, '\t')}\n`;

export const downloads: readonly Download[] = [
	{
		file: 'events.geojson',
		type: 'application/geo+json',
		what: 'Events and their places',
		use: 'for maps and GIS',
		group: 'data',
		make: (story) => json(eventsGeojson(story))
	},
	{
		file: 'events.csv',
		type: 'text/csv; charset=utf-8',
		what: 'The same as a table',
		use: 'for spreadsheets',
		group: 'data',
		make: eventsCsv
	},
	{
		file: 'story.kml',
		type: 'application/vnd.google-earth.kml+xml',
		what: 'A tour through the steps',
		use: 'for Google Earth',
		group: 'data',
		make: storyKml
	},
	{
		file: 'story.json',
		type: 'application/json',
		what: 'The whole story: steps, quotations, claims, context, sources and places',
		use: 'for programs',
		group: 'data',
		make: (story) => json(publicStory(story))
	},
	{
		file: 'citation.txt',
		type: 'text/plain; charset=utf-8',
		what: 'How to cite the story and the article',
		use: 'as text',
		group: 'citation',
		make: ({ meta }, address) => citationText(meta, address)
	},
	{
		file: 'citation.bib',
		type: 'text/x-bibtex; charset=utf-8',
		what: 'The same as BibTeX',
		use: 'for LaTeX',
		group: 'citation',
		make: ({ meta }, address) => citationBibtex(meta, address)
	},
	{
		file: 'citation.json',
		type: 'application/json',
		what: 'The same as CSL-JSON',
		use: 'for reference managers such as Zotero',
		group: 'citation',
		make: ({ meta }, address) => json(citationCsl(meta, address))
	}
];
