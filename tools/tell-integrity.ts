import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes into a page of a built site the hash of a file that other pages load: an element names the file, below the site's
 * root, in `data-integrity-of`, and gets `data-integrity`; not if there is no such file.
 */
export function tellIntegrity(folder: string, page: string): void {
	const file = path.join(folder, page);
	const text = readFileSync(file, 'utf8');
	const told = text.replace(/\sdata-integrity-of="([^"]+)"/, (place, named: string) => {
		const target = path.join(folder, named);
		if (!existsSync(target)) return place;
		return `${place} data-integrity="sha384-${createHash('sha384').update(readFileSync(target)).digest('base64')}"`;
	});
	if (told !== text) writeFileSync(file, told);
}
