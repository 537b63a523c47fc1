/** Between two changes of the address, in milliseconds: Safari refuses more than 100 in 30 seconds. */
const shortestPause = 400;

/**
 * Keeps the address at the step that is read, replacing the entry of the history, never adding one; at most one change
 * in a pause, and the last one is always made.
 * @param replace replaces the current address
 * @param pause in milliseconds; a page where each step is a press of a key can do with less
 */
export function stepAddress(
	replace: (url: URL) => void,
	pause = shortestPause
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
			timer ??= setTimeout(write, Math.max(0, last + pause - performance.now()));
		},
		stop() {
			clearTimeout(timer);
		}
	};
}
