import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { worksheetPage } from '#lib/views/handout/worksheet-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	page: worksheetPage(loadStory(), decodeBasemap(loadBasemap('drawn')).bands)
});
