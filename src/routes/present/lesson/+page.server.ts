import { loadStory } from '#lib/content/story.ts';
import { lessonPage } from '#lib/views/lesson/lesson-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ page: lessonPage(loadStory()) });
