import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { notesPage } from '#lib/views/present/present-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	page: notesPage(loadStory(), decodeBasemap(loadBasemap('drawn')).bands)
});
