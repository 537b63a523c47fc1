/**
 * Has a link lead out of the frame in which this page is shown, so that it adds nothing to the host’s history. A sandbox
 * that gives no origin gives no other window either, as a rule: better here than nowhere.
 */
export function leaveFrame(link: HTMLAnchorElement): void {
	link.target = self.origin === 'null' ? '_self' : '_blank';
}
