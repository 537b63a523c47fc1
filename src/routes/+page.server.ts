import { render } from 'svelte/server';
import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import ReaderFooter from '#lib/views/parts/ReaderFooter.svelte';
import ReaderText from '#lib/views/parts/ReaderText.svelte';
import { readerPage } from '#lib/views/reader-page.ts';
import { readerText } from '#lib/views/reader-text.ts';
import { dataAddress } from './data/files.ts';
import { prerenderedMarkup } from './prerendered-markup.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const story = loadStory();
	const basemap = decodeBasemap(loadBasemap('drawn')).bands;
	const reader = readerPage(story, basemap);
	return {
		reader,
		mapUrl: dataAddress('map'),
		ledgerUrl: dataAddress('claims'),
		text: prerenderedMarkup(render(ReaderText, { props: { text: readerText(story, reader, basemap) } })),
		footer: prerenderedMarkup(render(ReaderFooter, { props: { meta: story.meta } }))
	};
};
