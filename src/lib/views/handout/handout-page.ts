import type { BasemapBand } from '../../geo/basemap.ts';
import { stepPath } from '../../story/site-address.ts';
import type { Story } from '../../story/story.ts';
import { readerPage } from '../reader-page.ts';
import { readerText, type ReaderText } from '../reader-text.ts';

/** What the printed handout is made of. What is for the speaker alone is not in it. */
export interface HandoutPage {
	text: ReaderText;
	/** For discussion, of each step, in order. */
	questions: (readonly string[])[];
	/** Where each step is found, below the story's address. */
	ways: string[];
}

/**
 * Makes the handout of a story and of the basemap that is drawn into it.
 * @param hasShortWays whether the site has a short address for each step
 */
export function handoutPage(story: Story, basemap: readonly BasemapBand[], hasShortWays: boolean): HandoutPage {
	return {
		text: readerText(story, readerPage(story, basemap), basemap),
		questions: story.steps.map(({ questions }) => questions),
		ways: story.steps.map(({ id }, index) => (hasShortWays ? stepPath(index) : `#${id}`))
	};
}
