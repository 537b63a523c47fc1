import { render } from 'svelte/server';
import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { siteAddress } from '#lib/story/site-address.ts';
import { handoutPage } from '#lib/views/handout/handout-page.ts';
import HandoutText from '#lib/views/handout/HandoutText.svelte';
import { prerendered } from '#lib/views/prerendered.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const story = loadStory();
	const address = siteAddress(process.env);
	const page = handoutPage(story, decodeBasemap(loadBasemap('drawn')).bands, address !== undefined);
	return { title: story.meta.title, address, text: prerendered(render(HandoutText, { props: { page } })) };
};
