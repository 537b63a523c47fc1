/** How long the live map is waited for, in milliseconds: where none comes, the site is kept all the same. */
const patience = 10_000;

/**
 * Keeps the site for reading without a network, once the page has nothing else to do: after the live map stands, and in
 * the top window only, since a page of another site that shows the story has not asked for it. Where a browser does not
 * offer it, as from a file or in a private window, or its reader saves data, the site just needs the network.
 * @param workerUrl address of the service worker, which looks after all below its folder
 */
export async function keepOffline(workerUrl: string): Promise<void> {
	const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
	try {
		if (window.top !== window.self || !('serviceWorker' in navigator) || connection?.saveData) return;
		await pageIsLoaded();
		await Promise.race([mapIsSettled(), new Promise((resolve) => setTimeout(resolve, patience))]);
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

/** Resolves when the map of the page is live, or has failed. */
function mapIsSettled(): Promise<void> {
	return new Promise((resolve) => {
		const map = document.querySelector<HTMLElement>('[data-map]');
		const isSettled = () => !map || map.dataset.state === 'live' || map.dataset.state === 'failed';
		if (!map || isSettled()) return resolve();
		const observer = new MutationObserver(() => {
			if (!isSettled()) return;
			observer.disconnect();
			resolve();
		});
		observer.observe(map, { attributeFilter: ['data-state'] });
	});
}

function pageIsIdle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 5000 });
		else setTimeout(resolve, 1000);
	});
}
