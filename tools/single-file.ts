import { readFileSync, writeFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { asBlobs } from './as-blobs.ts';
import { keepStyles } from './keep-styles.ts';
import { hashes } from './security-headers.ts';

/** What a story as one file gets besides its markup and data. */
export interface SingleFileParts {
	/** A classic script. */
	script: string;
	style: string;
	/** An SVG image. */
	icon: string;
}

/** Completes files with a story with all that they need, the same for each: after this they ask for nothing. */
export async function completeSingleFiles(files: readonly string[]): Promise<void> {
	const parts = { ...(await buildParts()), icon: readFileSync('static/favicon.svg', 'utf8') };
	for (const file of files) writeFileSync(file, withParts(readFileSync(file, 'utf8'), parts));
}

/** Builds the script of the one file and its styles, with fonts, MapLibre and its worker in them. */
async function buildParts(): Promise<Pick<SingleFileParts, 'script' | 'style'>> {
	const built = await build({
		configFile: false,
		logLevel: 'warn',
		publicDir: false,
		plugins: [asBlobs(), keepStyles(), svelte({ configFile: false, compilerOptions: { discloseVersion: false } })],
		build: {
			write: false,
			assetsInlineLimit: () => true,
			cssCodeSplit: false,
			chunkSizeWarningLimit: Infinity,
			rolldownOptions: {
				input: 'src/single-file/main.ts',
				// MapLibre and Vite ask for a script's own address only where they have not been told another.
				checks: { emptyImportMeta: false },
				output: { format: 'iife', codeSplitting: false }
			}
		}
	});
	const output = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
	const scripts = output.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
	const styles = output.flatMap((file) =>
		file.type === 'asset' && file.fileName.endsWith('.css') && typeof file.source === 'string' ? [file.source] : []
	);
	const [script, style] = [scripts[0], styles[0]];
	if (output.length !== 2 || !script || !style) {
		throw new Error(
			`One script and one stylesheet were to be built, not ${output.map(({ fileName }) => fileName).join()}.`
		);
	}
	return { script, style };
}

/**
 * A page with its script, styles and icon in it, and with a policy that lets nothing else run and nothing be asked for
 * but what the page itself holds.
 * @throws Error if the page has no place for one of them
 */
export function withParts(page: string, { script, style, icon }: SingleFileParts): string {
	const address = `data:image/svg+xml,${encodeURIComponent(icon)}`;
	const whole = [
		[/<link rel="icon"[^>]*>/, `<link rel="icon" href="${address}" type="image/svg+xml" />`],
		[/(?=\s*<\/head>)/, `<style>${style}</style>`],
		[/(?=\s*<\/body>)/, `<script>${inElement(script)}</script>`]
	].reduce((text, [place, part]) => put(text, place as RegExp, part as string), page);
	return put(whole, /(?<=<meta charset="utf-8" \/>)/, `\n\t\t${policyElement(whole)}`);
}

function put(page: string, place: RegExp, part: string): string {
	if (!place.test(page)) throw new Error(`The one file has no place for ${part.slice(0, 40)}…`);
	return page.replace(place, () => part);
}

/** A script as it may stand in a page: nothing in it is a tag or a comment of HTML. */
const inElement = (script: string) => script.replace(/<(?=!--|\/?script)/gi, '\\x3C');

function policyElement(page: string): string {
	const quoted = (element: 'script' | 'style') => hashes(page, element).map((hash) => `'${hash}'`);
	const policy = {
		'default-src': ["'none'"],
		'script-src': quoted('script'),
		// MapLibre's own stylesheet comes when the map does.
		'style-src': [...quoted('style'), 'blob:'],
		'img-src': ['data:'],
		'font-src': ['data:'],
		// The map's data; the fonts of its labels; and its worker's script, which MapLibre reads where a page comes from a
		// file, to start it from data:.
		'connect-src': ['blob:', 'data:'],
		'worker-src': ['blob:', 'data:'],
		'base-uri': ["'none'"],
		'form-action': ["'none'"]
	};
	const content = Object.entries(policy).map(([name, values]) => [name, ...values].join(' '));
	return `<meta http-equiv="content-security-policy" content="${content.join('; ')}" />`;
}
