import { render } from 'svelte/server';
import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { pageLinksContext, type PageLinks } from '#lib/views/page-links.ts';
import ReaderFooter from '#lib/views/parts/ReaderFooter.svelte';
import ReaderText from '#lib/views/parts/ReaderText.svelte';
import { prerendered } from '#lib/views/prerendered.ts';
import { readerPage } from '#lib/views/reader-page.ts';
import { readerText } from '#lib/views/reader-text.ts';

/**
 * What the reader's page is made of: what the script gets as data, and the markup that it leaves alone.
 * @param links from the page to others, where it does not stand on the site
 */
export function readerData(links?: PageLinks) {
	const story = loadStory();
	const basemap = decodeBasemap(loadBasemap('drawn')).bands;
	const reader = readerPage(story, basemap);
	const context = new Map([[pageLinksContext, links]]);
	return {
		reader,
		text: prerendered(render(ReaderText, { props: { text: readerText(story, reader, basemap) }, context })),
		footer: prerendered(render(ReaderFooter, { props: { meta: story.meta }, context }))
	};
}
