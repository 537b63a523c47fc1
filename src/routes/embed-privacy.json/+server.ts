import { loadStory } from '#lib/content/story.ts';
import { publisherBasemap } from '#lib/story/publisher-basemap.ts';
import { privacyOf } from '#lib/views/privacy.ts';

export const prerender = true;

export function GET() {
	const statement = JSON.stringify(privacyOf(loadStory().meta, publisherBasemap(process.env)?.hosts), null, '\t');
	return new Response(`${statement}\n`, { headers: { 'content-type': 'application/json' } });
}
