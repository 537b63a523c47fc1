import { json } from '@sveltejs/kit';
import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { scenesOf } from '#lib/scene/scene.ts';
import { mapSources } from '#lib/style/map-sources.ts';

export const prerender = true;

/** What the live map asks for once: the basemap and the story's own sources. */
export function GET() {
	return json({ basemap: loadBasemap('live'), ...mapSources(scenesOf(loadStory())) });
}
