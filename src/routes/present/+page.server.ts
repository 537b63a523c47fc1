import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { presentPage } from '#lib/views/present/present-page.ts';
import { dataAddress } from '../data/files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	page: presentPage(loadStory(), decodeBasemap(loadBasemap('drawn')).bands),
	mapUrl: `../${dataAddress('map')}`,
	guideUrl: `../${dataAddress('places')}`
});
