/**
 * Has a link that is clicked lead out of the frame in which this page is shown, so that it adds nothing to the host’s
 * history. A sandbox that gives no origin may give another window or not, which only opening one tells: where it does
 * not, a page of ours is better here than nowhere.
 */
export function leaveFrame(link: HTMLAnchorElement, click: Event): void {
	link.target = '_blank';
	// Another site would not show itself in the frame, and is not told by a window of ours where its visitor came from.
	if (self.origin !== 'null' || link.relList.contains('noreferrer')) return;
	const opened = window.open(link.href);
	if (opened && disown(opened)) return click.preventDefault();
	opened?.close();
	link.target = '_self';
}

/** False for a window that has to share the sandbox: it is of another origin, and shows no page that is isolated, as ours. */
function disown(opened: Window): boolean {
	try {
		opened.opener = null;
		return true;
	} catch {
		return false;
	}
}
