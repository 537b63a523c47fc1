/** Shortest way of a finger that is a swipe, in CSS pixels. */
const shortest = 44;

/**
 * Calls back when a finger or a pen has swept across an element: 1 to the left, which leads on, and -1 to the right.
 * What goes up or down is left to the page, which then takes the pointer away.
 * @returns what stops it
 */
export function swipes(element: HTMLElement, onswipe: (direction: 1 | -1) => void): () => void {
	let start: { id: number; x: number; y: number } | undefined;
	const listeners = new AbortController();
	const listen = (type: 'pointerdown' | 'pointerup' | 'pointercancel', listener: (event: PointerEvent) => void) =>
		element.addEventListener(type, listener, listeners);
	listen('pointerdown', ({ pointerType, isPrimary, pointerId, clientX, clientY }) => {
		// A second finger makes it a pinch.
		start = pointerType !== 'mouse' && isPrimary ? { id: pointerId, x: clientX, y: clientY } : undefined;
	});
	listen('pointerup', ({ pointerId, clientX, clientY }) => {
		if (!start || pointerId !== start.id) return;
		const [right, down] = [clientX - start.x, clientY - start.y];
		start = undefined;
		if (Math.abs(right) >= shortest && Math.abs(right) > 2 * Math.abs(down)) onswipe(right < 0 ? 1 : -1);
	});
	listen('pointercancel', () => (start = undefined));
	return () => listeners.abort();
}
