/** The name of the speaker's window: opened twice, it is the same. */
export const speakerWindow = 'storymap-presenter';

/** Where the speaker's window is, from the stage; a talk of a name of its own keeps it. */
export const speakerAddress = () => `notes/${typeof location === 'undefined' ? '' : location.search}`;

/** Opens the speaker's window, or brings it to the front; null where the browser has blocked it. */
export function openSpeakerWindow(): Window | null {
	return window.open(speakerAddress(), speakerWindow, 'popup,width=1180,height=820');
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
