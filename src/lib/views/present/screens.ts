/** The name of the speaker's window: opened twice, it is the same. */
export const speakerWindow = 'storymap-presenter';

/**
 * Opens the speaker's window, or brings it to the front; null where the browser has blocked it. A talk of a name of its
 * own keeps it.
 * @param address of the window's page
 */
export function openSpeakerWindow(address: string): Window | null {
	const url = new URL(address, location.href);
	url.search = location.search;
	return window.open(url, speakerWindow, 'popup,width=1180,height=820');
}

/** Fills the screen with this page, or leaves it. */
export async function toggleFullScreen(): Promise<void> {
	try {
		if (document.fullscreenElement) await document.exitFullscreen();
		else await document.documentElement.requestFullscreen();
	} catch {
		// A phone has none, and a frame may not: the talk fills the window as it is.
	}
}
