import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Story } from '../story/story.ts';
import { readBundle, type Bundle } from './bundle.ts';

/** The folder of the story that this build shows: `STORY`, or the default story. */
export function storyFolder(): string {
	return resolve(process.env.STORY || 'geodata/reciprocal-blow');
}

let last: { folder: string; stamp: string; bundle: Bundle } | undefined;

/**
 * The story that this build shows. It is read again only when a file of it has changed, so the dev server shows edits.
 * @throws BundleError with all problems of all files
 */
export function loadStory(): Story {
	return loadBundle().story;
}

/** The story that this build shows, with its fingerprint and files. */
export function loadBundle(): Bundle {
	const folder = storyFolder();
	if (last?.folder === folder && last.stamp === stampOf(last.bundle.files)) return last.bundle;
	const bundle = readBundle(folder);
	last = { folder, stamp: stampOf(bundle.files), bundle };
	return bundle;
}

function stampOf(files: readonly string[]): string {
	return files
		.map((file) => {
			const stats = statSync(file, { throwIfNoEntry: false });
			return stats ? `${file} ${stats.mtimeMs} ${stats.size}` : `${file} gone`;
		})
		.join('\n');
}
