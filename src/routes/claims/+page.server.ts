import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { ledgerPage } from '#lib/views/ledger-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	page: ledgerPage(loadStory(), decodeBasemap(loadBasemap('drawn')).bands)
});
