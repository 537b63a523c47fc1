/** Resolves once the page has been painted: what is heavy may be asked for then. At build time, never. */
export function firstPaint(): Promise<void> {
	return new Promise((resolve) => {
		if (typeof document === 'undefined') return;
		if (performance.getEntriesByName('first-contentful-paint').length) return void resolve();
		if (!PerformanceObserver.supportedEntryTypes?.includes('paint')) {
			// Two frames: the second begins after the first was painted.
			return void requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
		}
		const observer = new PerformanceObserver((list) => {
			if (!list.getEntriesByName('first-contentful-paint').length) return;
			observer.disconnect();
			resolve();
		});
		observer.observe({ type: 'paint', buffered: true });
	});
}
