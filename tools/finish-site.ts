import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { headersFile } from './security-headers.ts';

/** An adapter that, when the site is written, adds what can only be told from the whole of it. */
export function finishing(adapter: Adapter, folder: string): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			finishSite(folder);
		}
	};
}

/** Writes the file `_headers` of a built site; doing it again changes nothing. */
export function finishSite(folder: string): void {
	const files = siteFiles(folder);
	writeFileSync(
		path.join(folder, '_headers'),
		headersFile(files, (file) => readFileSync(path.join(folder, file), 'utf8'))
	);
}

/** Every file that a host shows, by its path below the site's root, with `/`. */
export function siteFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
		.filter((file) => file !== '_headers' && !path.posix.basename(file).startsWith('.'))
		.sort();
}
