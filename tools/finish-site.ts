import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { digest } from '../src/lib/content/digest.ts';
import { aboutScript, buildHostScript } from './host-script.ts';
import { outgoingLinks } from './outgoing-links.ts';
import { headersFile } from './security-headers.ts';
import { completeSingleFile } from './single-file.ts';
import { tellSizes } from './tell-sizes.ts';
import { writeLicenses } from './third-party.ts';

/** What is not kept for reading without a network: too large for what it gives, or of no use without one. */
export const notKept: readonly RegExp[] = [
	/^cards\//,
	/^download\//,
	// Asked for by pages of other sites, which need a network themselves.
	/^embed\.v\d+\.js$/,
	/\.(?:pdf|zip|map|pmtiles)$/,
	/^404\.html$/,
	// Asked for by no page: links between pages load them whole.
	/(?:^|\/)__data\.json$/,
	/^_app\/version\.json$/,
	/^service-worker\.js$/
];

/** Files that are written when all pages are there; pages may link to them before. */
export const writtenLast: readonly string[] = ['/licenses.txt', '/outgoing-links.json'];

const worker = 'service-worker.js';

/**
 * An adapter that, when the site is written, adds what can only be told from the whole of it.
 * @param keepsOffline whether the site's service worker keeps it for reading without a network; else the one that is
 * built removes any older one
 */
export function finishing(adapter: Adapter, folder: string, { keepsOffline = true } = {}): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			await completeSingleFile(path.join(folder, 'download/story.html'));
			await writeHostScript(folder);
			tellSizes(folder, siteFiles(folder));
			if (!keepsOffline) copyFileSync('tools/no-service-worker.js', path.join(folder, worker));
			writeLicenses(folder);
			finishSite(folder);
		}
	};
}

/** Writes the script that hosts load, and says its hash; one that `static/` holds has been published and stays as it is. */
async function writeHostScript(folder: string): Promise<void> {
	const file = path.join(folder, 'embed.v1.js');
	if (!existsSync(file)) writeFileSync(file, await buildHostScript());
	const { integrity, bytes } = aboutScript(readFileSync(file));
	console.log(`embed.v1.js: ${bytes} bytes with gzip, integrity="${integrity}"`);
}

/** Writes a built site's list of links, its file `_headers` and its service worker's list; again, it changes nothing. */
export function finishSite(folder: string): void {
	const read = (file: string) => readFileSync(path.join(folder, file));
	const text = (file: string) => read(file).toString('utf8');
	const pages = siteFiles(folder).filter((file) => file.endsWith('.html'));
	const links = outgoingLinks(Object.fromEntries(pages.map((file) => [file, text(file)])));
	writeFileSync(path.join(folder, 'outgoing-links.json'), `${JSON.stringify(links, null, '\t')}\n`);
	const files = siteFiles(folder);
	writeFileSync(path.join(folder, '_headers'), headersFile(files, text));
	if (existsSync(path.join(folder, worker))) {
		writeFileSync(path.join(folder, worker), withList(text(worker), files, read));
	}
}

/** The service worker with the list of what it keeps before it. Another file of the site makes another version. */
function withList(script: string, files: readonly string[], read: (file: string) => Uint8Array): string {
	const code = script.replace(/^var kept=.*\n/, '');
	// The worker that removes the others keeps nothing.
	if (!/\bkept\b/.test(code)) return code;
	const list = Object.fromEntries(
		files
			.filter((file) => !notKept.some((pattern) => pattern.test(file)))
			.map((file) => [encodeURI(file.replace(/(^|\/)index\.html$/, '$1')), digest(read(file))])
	);
	const version = digest(code + JSON.stringify(list));
	return `var kept=${JSON.stringify({ version, files: list })};\n${code}`;
}

/** Every file that a host shows, by its path below the site's root, with `/`. */
export function siteFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
		.filter((file) => file !== '_headers' && !path.posix.basename(file).startsWith('.'))
		.sort();
}
