import { createHash } from 'node:crypto';
import type { Origin } from '../src/lib/story/publisher-basemap.ts';

/**
 * The Content Security Policy of every page, as SvelteKit's option `csp` wants it; SvelteKit adds the hash of its own
 * script. Nothing inline runs but what is named by its hash, and nothing is asked of another host that the publisher has
 * not named.
 * @param shell the page around every page, `app.html`: its scripts are allowed by their hashes
 * @param hosts that the publisher's own basemap comes from
 */
export function contentSecurityPolicy(shell: string, hosts: readonly Origin[] = []) {
	return {
		'default-src': ['none'],
		'script-src': ['self', ...hashes(shell, 'script')],
		'style-src': ['self'],
		'img-src': ['self'],
		'font-src': ['self'],
		'connect-src': ['self', ...hosts],
		'worker-src': ['self'],
		'base-uri': ['none'],
		'form-action': ['none']
	} satisfies Record<string, ('none' | 'self' | Hash | Origin)[]>;
}

type Hash = `sha256-${string}`;

/** The hashes of a page's inline scripts or styles, as a Content Security Policy names them. */
export function hashes(page: string, element: 'script' | 'style'): Hash[] {
	const inline = page.matchAll(new RegExp(`<${element}>([\\s\\S]*?)</${element}>`, 'g'));
	return [...inline].map(([, text = '']): Hash => `sha256-${createHash('sha256').update(text).digest('base64')}`);
}

/** What no page of the site uses, nor may a page that it stands in use through it. */
const denied = [
	'accelerometer',
	'ambient-light-sensor',
	'autoplay',
	'bluetooth',
	'browsing-topics',
	'camera',
	'display-capture',
	'encrypted-media',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'publickey-credentials-get',
	'serial',
	'usb',
	'xr-spatial-tracking'
];
const allowed = ['fullscreen', 'screen-wake-lock', 'window-management'];

/** Headers of every file: all is public, holds no credentials, and may be embedded anywhere. */
const ofEveryFile = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Permissions-Policy': [...allowed.map((name) => `${name}=(self)`), ...denied.map((name) => `${name}=()`)].join(', '),
	'Strict-Transport-Security': 'max-age=31536000',
	'Cross-Origin-Resource-Policy': 'cross-origin',
	'Access-Control-Allow-Origin': '*'
};

const kept = 'public, max-age=31536000, immutable';
const checked = 'no-cache';

/**
 * The file `_headers`, which Netlify, Cloudflare Pages and our own server read: a path, `*` at its end for all below it,
 * and its headers. Of several rules that fit a path all headers count, so that no two may name the same header.
 * @param files of the built site, below its root, such as `claims/index.html`
 * @param read gives a page's text
 */
export function headersFile(files: readonly string[], read: (file: string) => string): string {
	const rules: [path: string, headers: Record<string, string>][] = [
		['/*', ofEveryFile],
		// An embed asks of its worker what it asks of itself.
		['/_app/immutable/*', { 'Cache-Control': kept, 'Cross-Origin-Embedder-Policy': 'require-corp' }]
	];
	const rest = files.filter((file) => !file.startsWith('_app/immutable/'));
	const folders = new Set(rest.flatMap((file) => (isDeep(file) ? [file.slice(0, file.indexOf('/'))] : [])));
	for (const folder of folders) rules.push([`/${folder}/*`, { 'Cache-Control': checked }]);
	for (const file of rest) {
		const headers = {
			...(!isDeep(file) && { 'Cache-Control': isPublished(file) ? kept : checked }),
			...(file.endsWith('.html') && pageHeaders(file, read(file)))
		};
		if (Object.keys(headers).length) for (const path of pathsOf(file)) rules.push([path, headers]);
	}
	return rules
		.map(([path, headers]) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)])
		.map((lines) => `${lines.join('\n')}\n`)
		.join('\n');
}

/** Whether one rule of its folder counts for a file; in `_app` hashed files stand beside one that is not. */
const isDeep = (file: string) => file.includes('/') && !file.startsWith('_app/');

/** A script that pages of other sites load, some by its hash: what has been published under its number never changes. */
const isPublished = (file: string) => /^embed\.v\d+\.js$/.test(file);

/** A page is found at its folder, and by its own name. */
const pathsOf = (file: string) =>
	/(?:^|\/)index\.html$/.test(file) ? [`/${file.slice(0, -'index.html'.length)}`, `/${file}`] : [`/${file}`];

function pageHeaders(file: string, page: string): Record<string, string> {
	const [, policy] = /<meta\s+http-equiv="content-security-policy"\s+content="([^"]+)"/i.exec(page) ?? [];
	if (!policy) throw new Error(`${file} holds no Content Security Policy.`);
	const isEmbed = file.startsWith('embed/');
	return {
		// Any site may show the story in a frame; a page cannot say that itself.
		'Content-Security-Policy': `${policy.replaceAll('&#39;', "'")}; frame-ancestors *`,
		...(isEmbed ? { 'Cross-Origin-Embedder-Policy': 'require-corp' } : { 'Cross-Origin-Opener-Policy': 'same-origin' })
	};
}
