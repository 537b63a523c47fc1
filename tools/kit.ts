import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { filesBelow } from './files-below.ts';

/** The first day that a zip can name: the same files give the same bytes, whenever they are packed. */
const firstDay = new Date(1980, 0, 1);

/**
 * Packs a built site with all of its files, those with a dot before their names too, as the kit to put on a host of one's own.
 * @param folder the built site
 * @param besides what the kit holds besides the site, by its path
 * @returns a zip; its files are sorted by name
 * @throws Error if the folder holds no site, or a file of the same name as one besides
 */
export function packKit(folder: string, besides: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
	const own = filesBelow(folder);
	if (!own.includes('index.html')) throw new Error(`${folder}: expected a built site with index.html`);
	const twice = own.find((name) => Object.hasOwn(besides, name));
	if (twice) throw new Error(`${folder}/${twice}: the kit has a file of this name already`);
	const files: Zippable = {};
	for (const name of [...own, ...Object.keys(besides)].sort()) {
		files[name] = besides[name] ?? readFileSync(path.join(folder, name));
	}
	return zipSync(files, { level: 9, mtime: firstDay });
}

/** The files of a kit, by their paths. */
export const unpackKit = (kit: Uint8Array): Record<string, Uint8Array> => unzipSync(kit);
