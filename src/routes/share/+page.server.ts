import { loadStory } from '#lib/content/story.ts';
import { downloads } from '#lib/export/downloads.ts';
import { siteAddress } from '#lib/story/site-address.ts';
import { sharePage } from '#lib/views/share-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ page: sharePage(loadStory(), downloads, siteAddress(process.env)) });
