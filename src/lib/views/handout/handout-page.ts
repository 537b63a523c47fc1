import type { BasemapBand } from '../../geo/basemap.ts';
import type { Story } from '../../story/story.ts';
import { readerPage } from '../reader-page.ts';
import { readerText, type ReaderText } from '../reader-text.ts';

/** What the printed handout is made of. What is for the speaker alone is not in it. */
export interface HandoutPage {
	text: ReaderText;
	/** For discussion, of each step, in order. */
	questions: (readonly string[])[];
}

/** Makes the handout of a story and of the basemap that is drawn into it. */
export function handoutPage(story: Story, basemap: readonly BasemapBand[]): HandoutPage {
	return {
		text: readerText(story, readerPage(story, basemap), basemap),
		questions: story.steps.map(({ questions }) => questions)
	};
}
