/**
 * Keeps the site for reading without a network, as one version: all its files come into a cache of their own, or none.
 * A newer version waits until no window shows this one, and only then takes its cache away. Kept files are what was
 * installed; nothing that is asked for later is added.
 */

/** The tool that finishes the site writes it in front of this script: each file that is kept, and a hash of it. */
declare const kept: { readonly version: string; readonly files: Readonly<Record<string, string>> };

const worker = self as unknown as ServiceWorkerGlobalScope;
const scope = new URL(worker.registration.scope);

/** Other stories may stand on the same host, below other paths: each looks after its own caches. */
const cachePrefix = `map-story ${scope.pathname} `;
const cacheName = cachePrefix + kept.version;

/** How long a page may take to come from the network before the kept one is shown, in milliseconds. */
const patience = 8000;

/** How many files are asked for at a time. */
const lanes = 4;

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || request.headers.has('range') || url.origin !== scope.origin) return;
	const file = fileAt(url);
	if (request.mode === 'navigate') return event.respondWith(page(event, url, file));
	if (file === undefined) return;
	const isOfThisVersion = isHashed(file) || url.hash.slice(1) === kept.files[file];
	event.respondWith(isOfThisVersion ? keptFirst(request, file) : networkFirst(fetch(request), file));
});

/** The kept file that an address stands for; a page is named by its folder, whatever its query. */
function fileAt({ pathname }: URL): string | undefined {
	if (!pathname.startsWith(scope.pathname)) return undefined;
	const file = pathname.slice(scope.pathname.length).replace(/(^|\/)index\.html$/, '$1');
	return Object.hasOwn(kept.files, file) ? file : undefined;
}

const addressOf = (file: string) => new URL(file || './', scope).href;
const isHashed = (file: string) => file.startsWith('_app/immutable/');

async function keepAll(): Promise<void> {
	const cache = await caches.open(cacheName);
	const wanted = Object.keys(kept.files);
	const lane = async () => {
		for (let file = wanted.shift(); file !== undefined; file = wanted.shift()) await keep(cache, file);
	};
	try {
		await Promise.all(Array.from({ length: lanes }, lane));
	} catch (problem) {
		await caches.delete(cacheName);
		throw problem;
	}
}

/** Keeps a file as the host has it now. Errors, parts, answers of other hosts and detours are no files of the site. */
async function keep(cache: Cache, file: string): Promise<void> {
	const address = addressOf(file);
	// What has a hash in its name the browser may have already.
	const answer = await fetch(address, { cache: isHashed(file) ? 'default' : 'no-cache' });
	if (answer.status !== 200 || answer.type !== 'basic' || answer.redirected) {
		throw new Error(`${address} was answered with ${answer.status}`);
	}
	await cache.put(address, answer);
}

async function takeOver(): Promise<void> {
	const older = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
	await Promise.all(older.map((name) => caches.delete(name)));
	// The browser asks for a page while this worker starts.
	await worker.registration.navigationPreload?.enable();
	await worker.clients.claim();
}

/** `caches.open` would make again what a newer version has taken away. */
const keptAnswer = (file: string) => caches.match(addressOf(file), { cacheName });

/** A page: the newest there is, and the kept one where the network is away, slow or broken. */
async function page(event: FetchEvent, url: URL, file: string | undefined): Promise<Response> {
	const fromNetwork = (async () => ((await event.preloadResponse) as Response | undefined) ?? fetch(event.request))();
	if (file !== undefined) return networkFirst(fromNetwork, file, patience);
	try {
		return await fromNetwork;
	} catch (problem) {
		const folder = fileAt(new URL(`${url.pathname}/`, url));
		if (folder === undefined) throw problem;
		return Response.redirect(addressOf(folder) + url.search);
	}
}

async function networkFirst(fromNetwork: Promise<Response>, file: string, limit?: number): Promise<Response> {
	const late = new Promise<undefined>((resolve) => limit !== undefined && setTimeout(resolve, limit));
	const answer = await Promise.race([fromNetwork, late]).catch(() => undefined);
	if (answer && answer.status < 500) return answer;
	return (await keptAnswer(file)) ?? fromNetwork;
}

async function keptFirst(request: Request, file: string): Promise<Response> {
	return (await keptAnswer(file)) ?? fetch(request);
}
