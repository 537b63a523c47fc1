import { loadStory } from '#lib/content/story.ts';
import { privacyOf } from '#lib/views/privacy.ts';

export const prerender = true;

export function GET() {
	const statement = JSON.stringify(privacyOf(loadStory().meta), null, '\t');
	return new Response(`${statement}\n`, { headers: { 'content-type': 'application/json' } });
}
