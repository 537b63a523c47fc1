// @ts-check
/**
 * Takes the place of the site's service worker where a publisher turns it off, or has to get rid of one that is broken:
 * at the next visit it takes over at once, removes everything that was kept for this site, and itself.
 */
const remover = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

remover.addEventListener('install', () => remover.skipWaiting());
remover.addEventListener('activate', (event) => event.waitUntil(clear()));

async function clear() {
	const { pathname } = new URL(remover.registration.scope);
	const names = (await caches.keys()).filter((name) => name.startsWith(`map-story ${pathname} `));
	await Promise.all(names.map((name) => caches.delete(name)));
	await remover.registration.unregister();
}
