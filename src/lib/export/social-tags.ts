import type { Meta, Step } from '../story/story.ts';
import { cardSize, oembedFile, storyCard } from './oembed.ts';
import { printElement, withAttributes, xml } from './xml.ts';

/** A page of the site that search engines and other sites may show. */
export interface ShownPage {
	/** Below the story's address; empty for the story itself. */
	path: string;
	title: string;
	description: string;
}

const meta = (attributes: Readonly<Record<string, string>>) => withAttributes(xml('meta'), attributes);
const link = (attributes: Readonly<Record<string, string>>) => withAttributes(xml('link'), attributes);

/** The one address of a page, for copies of it under others. */
export const canonicalLink = (href: string) => printElement(link({ rel: 'canonical', href }));

/** What a page says to those who link to it: its address, its card (Open Graph, Twitter), and for the story its oEmbed. */
export function socialTags(
	{ path, title, description }: ShownPage,
	story: { meta: Pick<Meta, 'id' | 'title' | 'updated'>; steps: readonly Pick<Step, 'description'>[] },
	address: string
): string {
	const isStory = path === '';
	const { updated } = story.meta;
	const card = {
		...{ type: isStory ? 'article' : 'website', title, description, url: address + path },
		image: { url: address + storyCard, alt: story.steps[0]?.description ?? story.meta.title },
		...(isStory && updated !== undefined && { updated })
	};
	const oembedLink = {
		rel: 'alternate',
		type: 'application/json+oembed',
		href: address + oembedFile(story.meta),
		title: story.meta.title
	};
	return [canonicalLink(address + path), cardTags(card), ...(isStory ? [printElement(link(oembedLink))] : [])].join('');
}

/** What is shown of a page where it is linked to; addresses are absolute. */
interface LinkCard {
	type: string;
	title: string;
	description: string;
	url: string;
	image: { url: string; alt: string };
	/** When the page was changed last, if it says so. */
	updated?: string;
}

/** The card of a page for Open Graph and Twitter, with a picture of {@link cardSize}. */
export function cardTags({ type, title, description, url, image, updated }: LinkCard): string {
	const properties: Record<string, string> = {
		'og:type': type,
		'og:url': url,
		'og:title': title,
		'og:description': description,
		'og:image': image.url,
		'og:image:width': String(cardSize.width),
		'og:image:height': String(cardSize.height),
		'og:image:alt': image.alt,
		...(updated && { 'article:modified_time': updated })
	};
	return [
		...Object.entries(properties).map(([property, content]) => printElement(meta({ property, content }))),
		printElement(meta({ name: 'twitter:card', content: 'summary_large_image' }))
	].join('');
}
