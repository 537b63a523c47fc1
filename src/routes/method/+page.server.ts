import { loadStory } from '#lib/content/story.ts';
import { methodPage } from '#lib/views/method-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ page: methodPage(loadStory()) });
