import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Adapter } from '@sveltejs/kit';
import { loadBasemap } from '../src/lib/content/basemap.ts';
import { digest } from '../src/lib/content/digest.ts';
import { loadStory } from '../src/lib/content/story.ts';
import { filesBelow } from './files-below.ts';
import { aboutScript, buildHostScript } from './host-script.ts';
import { nameMissingPage } from './missing-page.ts';
import { outgoingLinks } from './outgoing-links.ts';
import { headersFile } from './security-headers.ts';
import { completeSingleFiles } from './single-file.ts';
import { tellAddress } from './tell-address.ts';
import { tellGraph } from './tell-graph.ts';
import { tellIntegrity } from './tell-integrity.ts';
import { tellSizes } from './tell-sizes.ts';
import { writeLicenses } from './third-party.ts';

/** What is not kept for reading without a network: too large for what it gives, or of no use without one. */
export const notKept: readonly RegExp[] = [
	/^cards?[/.]/,
	/^download\//,
	// Asked for by pages of other sites, which need a network themselves.
	/^embed\.v\d+\.js$/,
	/\.(?:pdf|zip|map|pmtiles)$/,
	/^404\.html$/,
	// For other sites, and links from there, which have a network.
	/^(?:oembed\/|s\/|sitemap\.xml$)/,
	// Asked for by no page: links between pages load them whole.
	/(?:^|\/)__data\.json$/,
	/^_app\/version\.json$/,
	/^service-worker\.js$/
];

/** Whether a file is written when all pages are there; pages may link to it before. */
export const isWrittenLast = (path: string) =>
	/^\/(?:licenses\.txt|outgoing-links\.json|card\.png|cards\/.*\.png)$/.test(path);

/** The story as one file with the speaker's notes: whoever gives the talk knows where it is, no page leads to it. */
export const teachersFile = 'download/story-teacher.html';

/** The story as one file. */
const singleFiles: readonly string[] = ['download/story.html', teachersFile];

const worker = 'service-worker.js';

/**
 * An adapter that, when the site is written, adds what can only be told from the whole of it.
 * @param keepsOffline whether the site's service worker keeps it for reading without a network; else the one that is
 * built removes any older one
 * @param address of the story; without it the site has nothing that can only be absolute
 */
export function finishing(
	adapter: Adapter,
	folder: string,
	{ keepsOffline = true, address }: { keepsOffline?: boolean; address?: string | undefined } = {}
): Adapter {
	return {
		...adapter,
		async adapt(builder) {
			await adapter.adapt(builder);
			const page = (file: string) => readFileSync(path.join(folder, file), 'utf8');
			writeFileSync(path.join(folder, '404.html'), nameMissingPage(page('404.html'), page('index.html')));
			await completeSingleFiles(singleFiles.map((file) => path.join(folder, file)));
			const story = loadStory();
			// What draws pictures is read only where some are drawn.
			const { cardsOf, drawCards } = await import('./cards/draw-cards.ts');
			await drawCards(await cardsOf(story, loadBasemap('live')), folder, 'generated/card-fonts');
			tellGraph(folder, story, address);
			if (address) tellAddress(folder, siteFiles(folder), story, address);
			else
				builder.log(
					'Without PUBLIC_SITE_URL: no canonical addresses, no cards for links, no oEmbed, no sitemap, no short ones.'
				);
			await writeHostScript(folder);
			tellSizes(folder, siteFiles(folder));
			tellIntegrity(folder, 'share/index.html');
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
	const pages = siteFiles(folder).filter((file) => file.endsWith('.html') && file !== teachersFile);
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
	return filesBelow(folder).filter((file) => file !== '_headers' && !path.posix.basename(file).startsWith('.'));
}
