// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { headersAt, parseHeaders } from './host-headers.js';
import { isProgram, root, run } from './install.js';

/** @type {Readonly<Record<string, string>>} */
const textTypes = {
	'.bib': 'text/x-bibtex; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.geojson': 'application/geo+json',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.kml': 'application/vnd.google-earth.kml+xml',
	'.map': 'application/json',
	'.md': 'text/markdown; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.pbf': 'application/x-protobuf',
	'.svg': 'image/svg+xml',
	'.topojson': 'application/json',
	'.ttf': 'font/ttf',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.xml': 'application/xml',
	'.yaml': 'application/yaml; charset=utf-8',
	'.yml': 'application/yaml; charset=utf-8'
};

/** Files whose bytes are compressed already. @type {Readonly<Record<string, string>>} */
const packedTypes = {
	'.avif': 'image/avif',
	'.jpeg': 'image/jpeg',
	'.jpg': 'image/jpeg',
	'.pdf': 'application/pdf',
	'.pmtiles': 'application/octet-stream',
	'.png': 'image/png',
	'.wasm': 'application/wasm',
	'.webp': 'image/webp',
	'.woff': 'font/woff',
	'.woff2': 'font/woff2',
	'.zip': 'application/zip'
};

/** Above 9, Brotli takes seconds for a megabyte and saves a tenth. */
const quality = 9;

const packers = {
	br: (/** @type {Buffer} */ bytes) =>
		promisify(brotliCompress)(bytes, {
			params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
		}),
	gzip: (/** @type {Buffer} */ bytes) => promisify(gzip)(bytes, { level: 9 })
};

/**
 * The encoding to answer with: the first of Brotli and gzip that the request accepts.
 * @param {string | string[] | undefined} accepted the header `accept-encoding`
 * @returns {keyof typeof packers | undefined}
 */
function encodingFor(accepted = '') {
	const names = String(accepted)
		.split(',')
		.filter((entry) => !/;\s*q=0(?:\.0*)?\s*$/.test(entry))
		.map((entry) => entry.split(';')[0]?.trim());
	return /** @type {const} */ (['br', 'gzip']).find((name) => names.includes(name));
}

/** What stands at a path; nothing below a file or at a name that the file system refuses. @param {string} target */
function statOf(target) {
	try {
		return statSync(target);
	} catch {
		return undefined;
	}
}

/**
 * The file that a path of the site stands for, as static hosts find it: the file itself, `index.html` of a folder, or
 * the page without its `.html`.
 * @param {string} folder
 * @param {string} pathname begins with `/`, decoded
 * @returns {{ file: string } | { redirect: string } | undefined} a folder asked for without its slash is a redirect
 */
function find(folder, pathname) {
	const target = path.join(folder, pathname).replace(/[\\/]$/, '');
	if (target !== folder && !target.startsWith(folder + path.sep)) return undefined;
	const found = statOf(target);
	if (found?.isFile()) return pathname.endsWith('/') ? undefined : { file: target };
	if (found?.isDirectory() && existsSync(path.join(target, 'index.html'))) {
		return pathname.endsWith('/') ? { file: path.join(target, 'index.html') } : { redirect: pathname + '/' };
	}
	return !pathname.endsWith('/') && existsSync(`${target}.html`) ? { file: `${target}.html` } : undefined;
}

/**
 * First and last byte of a request for one range, `'all'` without one, or `undefined` if it lies outside of the file.
 * @param {string | undefined} header the header `range`
 * @param {number} size
 * @returns {'all' | [first: number, last: number] | undefined}
 */
function rangeOf(header, size) {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!match || (match[1] === '' && match[2] === '')) return 'all';
	const first = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
	const last = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
	return first <= last && first < size ? [first, last] : undefined;
}

/** `/` at both ends: `some/path` is `/some/path/`. @param {string} base */
const asBase = (base) => `/${base.replace(/^\/+|\/+$/g, '')}/`.replace(/^\/\/$/, '/');

/**
 * Serves a built site the way a good static host does: pages by their folder, text compressed, hashed files kept for
 * ever, everything else checked for changes, and the site's `404.html` with status 404 for what is not there. The rules
 * of the site's file `_headers` count; the file itself is not shown.
 * @param {object} options
 * @param {string} options.folder the built site
 * @param {number} [options.port] 0 takes a free one
 * @param {string} [options.host] the address to listen on; `0.0.0.0` lets other machines in
 * @param {string} [options.base] where the site stands on the host, such as `/stories/one/`
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} `url` ends with the base
 * @throws {Error} if the folder is missing or (code `EADDRINUSE`) the port is taken
 */
export async function serve({ folder, port = 0, host = '127.0.0.1', base = '/' }) {
	const site = path.resolve(folder);
	const start = asBase(base);
	if (!existsSync(path.join(site, 'index.html'))) throw new Error(`No site in ${site}: run "npm run build" first.`);
	const headersFile = path.join(site, '_headers');
	const rules = () => (existsSync(headersFile) ? parseHeaders(readFileSync(headersFile, 'utf8')) : []);
	/** Compressed bytes by file, time of change and encoding. @type {Map<string, Promise<Buffer>>} */
	const packed = new Map();

	/**
	 * @param {string} file
	 * @param {number} status
	 * @param {string} shown where the file stands on the site, which the rules of `_headers` name
	 * @param {import('node:http').IncomingMessage} request
	 * @param {import('node:http').ServerResponse} response
	 */
	async function send(file, status, shown, request, response) {
		const { size, mtimeMs } = statSync(file);
		const extension = path.extname(file).toLowerCase();
		const encoding = extension in textTypes ? encodingFor(request.headers['accept-encoding']) : undefined;
		const key = [file, size, mtimeMs, encoding].join('|');
		const etag = `"${createHash('sha1').update(key).digest('base64url')}"`;
		const isHashed = file.startsWith(path.join(site, '_app', 'immutable') + path.sep);
		response.setHeader('content-type', textTypes[extension] ?? packedTypes[extension] ?? 'application/octet-stream');
		response.setHeader('x-content-type-options', 'nosniff');
		response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
		response.setHeader('etag', etag);
		for (const [name, value] of Object.entries(headersAt(rules(), shown))) response.setHeader(name, value);
		if (extension in textTypes) response.setHeader('vary', 'accept-encoding');
		if (status === 200 && request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
		if (encoding) {
			const bytes = packed.get(key) ?? readFile(file).then(packers[encoding]);
			packed.set(key, bytes);
			const body = await bytes;
			response.writeHead(status, { 'content-encoding': encoding, 'content-length': body.length });
			return void response.end(request.method === 'HEAD' ? undefined : body);
		}
		const range = status === 200 ? rangeOf(request.headers.range, size) : 'all';
		if (!range) return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
		const [first, last] = range === 'all' ? [0, size - 1] : range;
		response.writeHead(range === 'all' ? status : 206, {
			'accept-ranges': 'bytes',
			'content-length': last - first + 1,
			...(range === 'all' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` })
		});
		if (request.method === 'HEAD' || size === 0) return void response.end();
		createReadStream(file, { start: first, end: last }).pipe(response);
	}

	/**
	 * @param {import('node:http').IncomingMessage} request
	 * @param {import('node:http').ServerResponse} response
	 */
	async function answer(request, response) {
		if (request.method !== 'GET' && request.method !== 'HEAD') {
			return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
		}
		const [raw = '/', query] = (request.url ?? '/').split('?');
		const pathname = decode(raw);
		if (pathname === undefined) return void response.writeHead(400).end();
		const search = query === undefined ? '' : `?${query}`;
		if (`${pathname}/` === start) return void response.writeHead(301, { location: encodeURI(start) + search }).end();
		const asked = pathname.startsWith(start) ? pathname.slice(start.length - 1) : undefined;
		const found = asked === undefined || asked === '/_headers' ? undefined : find(site, asked);
		if (found && 'redirect' in found) {
			const location = encodeURI(start.slice(0, -1) + found.redirect) + search;
			return void response.writeHead(301, { location }).end();
		}
		if (found && asked !== undefined) return send(found.file, 200, asked, request, response);
		const page = path.join(site, '404.html');
		if (existsSync(page)) return send(page, 404, '/404.html', request, response);
		response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
	}

	const server = createServer((request, response) => {
		answer(request, response).catch((error) => {
			console.error(error);
			if (!response.headersSent) response.writeHead(500);
			response.end();
		});
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => resolve(undefined));
	});
	const address = /** @type {import('node:net').AddressInfo} */ (server.address());
	const close = () =>
		new Promise((/** @type {(value: void) => void} */ resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	return {
		url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${address.port}${encodeURI(start)}`,
		port: address.port,
		close
	};
}

/** @param {string} raw */
function decode(raw) {
	try {
		const pathname = decodeURIComponent(raw);
		return pathname.includes('\0') ? undefined : pathname;
	} catch {
		return undefined;
	}
}

/** How many ports after the wanted one are tried. */
const tries = 20;

/**
 * As `serve`, on the next free port when the wanted one is taken; says so.
 * @param {Parameters<typeof serve>[0] & { port: number }} options
 * @param {(sentence: string) => void} [say]
 */
export async function serveNearby(options, say = console.log) {
	for (let port = options.port; ; port += 1) {
		try {
			return await serve({ ...options, port });
		} catch (error) {
			const isTaken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
			if (!isTaken || port >= Math.min(options.port + tries, 65535)) throw error;
			say(`Port ${port} is taken; trying ${port + 1}.`);
		}
	}
}

/**
 * What the command line and the environment ask for: `--port 5000` or `PORT`, `--base /sub/path/`, `--host 0.0.0.0`,
 * `--folder build`.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @throws {Error} for an option that is not known and a port that is no port
 */
export function serveOptions(args, env) {
	/** @type {Record<string, string>} */
	const given = { port: env.PORT || '4173', base: '/', host: '127.0.0.1', folder: path.join(root, 'build') };
	const words = args.flatMap((arg) =>
		/^--\w+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]
	);
	for (let at = 0; at < words.length; at += 2) {
		const name = words[at]?.replace(/^--/, '') ?? '';
		const value = words[at + 1];
		if (!words[at]?.startsWith('--') || !(name in given)) {
			throw new Error(`Unknown option ${words[at]}; known are --port, --base, --host and --folder.`);
		}
		if (value === undefined) throw new Error(`Option --${name} needs a value.`);
		given[name] = value;
	}
	const { base = '/', host = '127.0.0.1', folder = '' } = given;
	const port = Number(given.port);
	if (!/^\d+$/.test(given.port ?? '') || port > 65535) throw new Error(`"${given.port}" is not a port (0 to 65535).`);
	return { port, base, host, folder };
}

/**
 * Serves until Ctrl-C.
 * @param {Parameters<typeof serveNearby>[0]} options
 */
export async function serveUntilStopped(options) {
	const { url, close } = await serveNearby(options);
	console.log(`\nThe story is at ${url} (Ctrl-C stops it)\n`);
	const stop = () => void close().then(() => process.exit(0));
	process.once('SIGINT', stop).once('SIGTERM', stop);
	if (process.env.npm_lifecycle_event === undefined) return;
	// npm hands a signal to the shell between them, and not every shell hands it on: its end is the signal.
	const parent = process.ppid;
	setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

if (isProgram(import.meta.url)) await run(() => serveUntilStopped(serveOptions(process.argv.slice(2), process.env)));
