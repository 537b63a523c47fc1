import { render } from 'svelte/server';
import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import EmbedText from '#lib/views/parts/EmbedText.svelte';
import { prerendered } from '#lib/views/prerendered.ts';
import { readerPage } from '#lib/views/reader-page.ts';
import { readerText } from '#lib/views/reader-text.ts';
import { dataAddress } from '../data/files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const story = loadStory();
	const basemap = decodeBasemap(loadBasemap('drawn')).bands;
	const { paragraphs, ...page } = readerPage(story, basemap);
	const text = readerText(story, { ...page, paragraphs }, basemap);
	return {
		page,
		meta: text.meta,
		mapUrl: `../${dataAddress('map')}`,
		guideUrl: `../${dataAddress('places')}`,
		text: prerendered(render(EmbedText, { props: { text } }))
	};
};
