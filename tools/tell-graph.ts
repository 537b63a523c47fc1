import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jsonLdText, storyArticleData, storyGraph } from '../src/lib/export/json-ld.ts';
import type { Story } from '../src/lib/story/story.ts';

/**
 * Writes into a built site what search engines read of the story: all of it into the ledger's page, which shows every
 * claim; and, where the story's address is known, the story itself into its own page.
 */
export function tellGraph(folder: string, story: Story, address?: string): void {
	const put = (file: string, data: object) => {
		const target = path.join(folder, file);
		writeFileSync(target, withData(readFileSync(target, 'utf8'), data));
	};
	put('claims/index.html', storyGraph(story, address ?? '../'));
	if (address) put('index.html', storyArticleData(story, address));
}

/** A page with JSON-LD in its head: data that no browser runs, so that its policy has to allow nothing for it. */
export function withData(page: string, data: object): string {
	if (!page.includes('</head>')) throw new Error('A page has no head for its data.');
	return page.replace(/(?=\s*<\/head>)/, () => `<script type="application/ld+json">${jsonLdText(data)}</script>`);
}
