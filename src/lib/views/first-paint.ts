/** Resolves once the page has been painted, and has rested for a moment: what is heavy may begin then. */
export function afterFirstPaint(): Promise<void> {
	return new Promise((resolve) => {
		const rest = () =>
			typeof requestIdleCallback === 'function'
				? requestIdleCallback(() => resolve(), { timeout: 500 })
				: setTimeout(resolve, 50);
		if (performance.getEntriesByName('first-contentful-paint').length) return void rest();
		if (!PerformanceObserver.supportedEntryTypes?.includes('paint')) {
			// Two frames: the second begins after the first was painted.
			return void requestAnimationFrame(() => requestAnimationFrame(rest));
		}
		const observer = new PerformanceObserver((list) => {
			if (!list.getEntriesByName('first-contentful-paint').length) return;
			observer.disconnect();
			rest();
		});
		observer.observe({ type: 'paint', buffered: true });
	});
}
