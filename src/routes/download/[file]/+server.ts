import { error } from '@sveltejs/kit';
import { loadStory } from '#lib/content/story.ts';
import { downloads } from '#lib/export/downloads.ts';
import { siteAddress } from '#lib/story/site-address.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => downloads.map(({ file }) => ({ file }));

export const GET: RequestHandler = ({ params }) => {
	const download = downloads.find(({ file }) => file === params.file);
	if (!download) error(404);
	const text = download.make(loadStory(), siteAddress(process.env));
	return new Response(text, { headers: { 'content-type': download.type } });
};
