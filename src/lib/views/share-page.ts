import type { Download } from '../export/downloads.ts';
import { stepPath } from '../story/site-address.ts';
import type { Story } from '../story/story.ts';

/** Everything that the page for other sites is made of. */
export interface SharePage {
	title: string;
	/** `way`: to the step, from the story's address; short, where the site has short ones. */
	steps: { id: string; title: string; way: string }[];
	/** Of the story, where its publisher has told it; else the one that the page is read from counts. */
	address?: string;
	downloads: Omit<Download, 'make'>[];
}

/** What is offered of a story for other pages. */
export function sharePage(story: Story, downloads: readonly Download[], address: string | undefined): SharePage {
	return {
		title: story.meta.title,
		steps: story.steps.map(({ id, title }, index) => ({ id, title, way: address ? stepPath(index) : `#${id}` })),
		...(address !== undefined && { address }),
		downloads: downloads.map(({ file, type, what, use, group }) => ({ file, type, what, use, group }))
	};
}
