import { isSlowNetwork } from './renderer-choice.ts';

/**
 * Keeps the site for reading without a network, once the page has nothing else to do: after the live map stands, and in
 * the top window only, since a page of another site that shows the story has not asked for it. On a slow network the site
 * is kept only where the reader has loaded the live map. Where a browser does not offer it, as from a file or in a private
 * window, or its reader saves data, the site just needs the network.
 * @param workerUrl address of the service worker, which looks after all below its folder
 */
export async function keepOffline(workerUrl: string): Promise<void> {
	const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } };
	try {
		if (window.top !== window.self || !('serviceWorker' in navigator) || connection?.saveData) return;
		await pageIsLoaded();
		await mapIsSettled(isSlowNetwork(connection?.effectiveType));
		await pageIsIdle();
		await navigator.serviceWorker.register(workerUrl, { updateViaCache: 'none' });
	} catch {
		// Refused: a matter of this browser, and nothing that its reader could mend.
	}
}

function pageIsLoaded(): Promise<void> {
	return new Promise((resolve) => {
		if (document.readyState === 'complete') resolve();
		else addEventListener('load', () => resolve(), { once: true });
	});
}

/**
 * Resolves when the page's map is live, or will not come by itself. While it is on its way, late or not, the network is
 * its own, however long that takes.
 * @param mustBeLive whether nothing else will do, not even a page without a live map
 */
function mapIsSettled(mustBeLive: boolean): Promise<void> {
	return new Promise((resolve) => {
		const map = document.querySelector('.live')?.closest<HTMLElement>('[data-map]');
		const isSettled = () => {
			const { state, reason } = map?.dataset ?? {};
			return state === 'live' || (!mustBeLive && (!map || (reason !== undefined && reason !== 'late')));
		};
		if (isSettled()) return resolve();
		if (!map) return;
		const observer = new MutationObserver(() => {
			if (!isSettled()) return;
			observer.disconnect();
			resolve();
		});
		observer.observe(map, { attributeFilter: ['data-state', 'data-reason'] });
	});
}

function pageIsIdle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 5000 });
		else setTimeout(resolve, 1000);
	});
}
