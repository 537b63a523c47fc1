import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { BasemapFile } from '../geo/basemap.ts';
import { storyFolder } from './story.ts';

const files = { live: 'basemap.json', drawn: 'basemap-drawn.json' } as const;

/**
 * The basemap of the story that this build shows: for the live map, or simplified harder for what is drawn into pages.
 * @throws Error that says how to make it, if it is not there
 */
export function loadBasemap(use: keyof typeof files): BasemapFile {
	const folder = storyFolder();
	try {
		return JSON.parse(readFileSync(join(folder, files[use]), 'utf8')) as BasemapFile;
	} catch (cause) {
		const command = `npm run basemap -- ${relative(process.cwd(), folder) || '.'}`;
		throw new Error(`${join(folder, files[use])} cannot be read; make it with: ${command}`, { cause });
	}
}
