import { loadStory } from '#lib/content/story.ts';
import { downloads } from '#lib/export/downloads.ts';
import { publisherBasemap } from '#lib/story/publisher-basemap.ts';
import { methodPage } from '#lib/views/method-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	page: methodPage(loadStory(), publisherBasemap(process.env)?.hosts),
	downloads: downloads.map(({ file, type, what, use, group }) => ({ file, type, what, use, group }))
});
