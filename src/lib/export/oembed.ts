import type { Meta, Step } from '../story/story.ts';
import { snippets, usualHeight } from './snippet.ts';

/** Size of a card in pixels. */
export const cardSize = { width: 1200, height: 630 } as const;

/** The card of a story, below its address. */
export const storyCard = 'card.png';

/** The card of a step, below the story's address. */
export const stepCard = ({ id }: Pick<Step, 'id'>) => `cards/${id}.png`;

/** The answer of oEmbed 1.0 for a story. It is a file, so that it is the same whatever size is asked for: the frame is fluid. */
export function oembed({ title }: Pick<Meta, 'title'>, address: string) {
	return {
		version: '1.0',
		type: 'rich',
		title,
		provider_name: new URL(address).host,
		provider_url: address,
		html: snippets.plain({ address, title, height: usualHeight }),
		width: usualWidth,
		height: usualHeight,
		thumbnail_url: address + storyCard,
		thumbnail_width: cardSize.width,
		thumbnail_height: cardSize.height
	} as const;
}

/** Width of a column of text in CSS pixels, for those who ask for one. */
const usualWidth = 720;

/** Where the answer stands, below the story's address. */
export const oembedFile = ({ id }: Pick<Meta, 'id'>) => `oembed/${id}.json`;
