/** Between two changes of the address, in milliseconds: Safari refuses more than 100 in 30 seconds. */
const shortestPause = 400;

/**
 * Keeps the address at the step that is read, replacing the entry of the history, never adding one; at most one change
 * in a pause, and the last one is always made.
 * @param replace replaces the current address
 * @param options `pause` in milliseconds; a page where each step is a press of a key can do with less. `isAtOnce`: the
 *   first change after a pause is made before `show` returns, else once the page is idle
 */
export function stepAddress(
	replace: (url: URL) => void,
	{ pause = shortestPause, isAtOnce = false }: { pause?: number; isAtOnce?: boolean } = {}
): {
	show: (step: string | undefined) => void;
	stop: () => void;
} {
	let wanted: string | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last = -Infinity;

	const write = () => {
		timer = undefined;
		const url = new URL(location.href);
		url.hash = wanted ?? '';
		if (url.href === location.href || (wanted === undefined && location.hash === '')) return;
		last = performance.now();
		replace(url);
	};

	return {
		show(step) {
			wanted = step;
			if (timer !== undefined) return;
			const wait = last + pause - performance.now();
			// Behind a timer the address of a talk would wait until both windows are drawn.
			if (isAtOnce && wait <= 0) write();
			else timer = setTimeout(write, Math.max(0, wait));
		},
		stop() {
			clearTimeout(timer);
		}
	};
}
