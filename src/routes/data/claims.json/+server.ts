import { json } from '@sveltejs/kit';
import { loadStory } from '#lib/content/story.ts';
import { ledgerOf } from '#lib/story/ledger.ts';

export const prerender = true;

/** What the reader's panel "Who says what" asks for when it is opened. */
export function GET() {
	return json(ledgerOf(loadStory()));
}
