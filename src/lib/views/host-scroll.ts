import { connectHost, type Host } from '../embed/host.ts';
import type { Player } from '../player/player.svelte.ts';
import { hostedView } from './hosted-view.ts';
import { leaveFrame } from './leave-frame.ts';

/**
 * Scrolls this page as its host says, and tells the host how long it is. What scrolls by itself, such as a link to a
 * step, is asked of the host, whose scroll is the only one.
 * @returns what stops it
 */
export function scrollWithHost(player: Player): () => void {
	const page = document.documentElement;
	const view = hostedView(() => player);
	let told = scrollY;
	// Where the reader was is kept by the host's page.
	history.scrollRestoration = 'manual';

	const host: Host = connectHost({
		run(command) {
			if (command.type !== 'scroll') {
				const isDone = view.run(command);
				// At once: a frame that is not seen hears of no scroll.
				askToScroll();
				return isDone;
			}
			// From now on wheel and finger are the host's.
			page.style.overflow = 'hidden';
			scrollTo({ top: command.top, behavior: 'instant' });
			told = scrollY;
			return true;
		},
		state: view.state
	});

	function askToScroll() {
		if (Math.abs(scrollY - told) < 1) return;
		told = scrollY;
		host.tell({ type: 'scroll-to', top: scrollY, height: page.scrollHeight });
	}

	function onclick(event: MouseEvent) {
		const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[href]');
		if (link && !event.defaultPrevented && !link.getAttribute('href')?.startsWith('#')) leaveFrame(link, event);
	}

	const tellHeight = () => host.want({ width: innerWidth, height: page.scrollHeight });
	const resized = new ResizeObserver(tellHeight);
	resized.observe(document.body);
	// A frame that is not seen has nothing observed.
	tellHeight();
	addEventListener('scroll', askToScroll, { passive: true });
	addEventListener('click', onclick);
	const stopTelling = player.on('step', ({ id, index }) => host.tell({ type: 'step', step: id, index }));

	return () => {
		host.stop();
		resized.disconnect();
		removeEventListener('scroll', askToScroll);
		removeEventListener('click', onclick);
		stopTelling();
		page.style.overflow = '';
	};
}
