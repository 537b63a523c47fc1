import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { readerPage } from '#lib/views/reader-page.ts';
import { readerText } from '#lib/views/reader-text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const story = loadStory();
	const basemap = decodeBasemap(loadBasemap('drawn')).bands;
	return { text: readerText(story, readerPage(story, basemap), basemap) };
};
