import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { readerPage } from '#lib/views/reader-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	reader: readerPage(loadStory(), decodeBasemap(loadBasemap('drawn')).bands)
});
