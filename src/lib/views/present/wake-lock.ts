/**
 * Keeps the screen from going dark while this page is seen, where the browser can; returns what stops it. The browser
 * lets go of the lock whenever the page is hidden, so it is asked for again.
 */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | undefined;
	let isWanted = true;

	const ask = async () => {
		if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		try {
			const asked = await navigator.wakeLock.request('screen');
			if (isWanted) lock = asked;
			else await asked.release();
		} catch {
			// Hidden again meanwhile, or low on battery: the talk goes on without.
		}
	};
	const askAgain = () => void ask();

	void ask();
	document.addEventListener('visibilitychange', askAgain);
	return () => {
		isWanted = false;
		document.removeEventListener('visibilitychange', askAgain);
		void lock?.release();
	};
}
