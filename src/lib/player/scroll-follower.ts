import { lineAt, positionOf, readingAt, type Plateau } from './reading.ts';
import type { Player } from './player.svelte.ts';

/** What a page that scrolls tells its follower. */
export interface ScrollPage {
	/** The element of each step's text, in order: while the reading line is on it, the step is read. */
	steps: () => readonly HTMLElement[];
	/** Where the reading line stands, in CSS pixels below the top of the viewport. */
	line: () => number;
	/** Told the reading after each measurement; see `readingAt`. */
	onreading?: (reading: number) => void;
}

/**
 * Keeps the player's position true to what is scrolled: measured from where the steps stand, at most once a frame, and
 * only after something has moved. A change of the viewport's shape keeps the place that is read under the reading line.
 * @returns what stops it
 */
export function followScroll(player: Player, page: ScrollPage): () => void {
	let frame = 0;
	let reading = 0;
	// The line stands at a share of the small viewport, which a phone's address bar does not change.
	const viewport = () => `${document.documentElement.clientWidth} ${page.line()}`;
	let shape = viewport();

	const plateaus = (): Plateau[] =>
		page.steps().map((element) => {
			const { top, bottom } = element.getBoundingClientRect();
			return { top: top + scrollY, bottom: bottom + scrollY };
		});

	const measure = () => {
		frame = 0;
		const now = plateaus();
		if (viewport() !== shape) {
			shape = viewport();
			// Before the first step there is nothing to hold on to: the title stays where it is.
			if (reading > 0) scrollTo({ top: lineAt(reading, now) - page.line(), behavior: 'instant' });
		}
		reading = readingAt(scrollY + page.line(), now);
		player.moveTo(positionOf(reading));
		page.onreading?.(reading);
	};

	const wake = () => {
		frame ||= requestAnimationFrame(measure);
	};

	// Fonts and images move steps without a scroll event.
	const resized = new ResizeObserver(wake);
	resized.observe(document.body);
	addEventListener('scroll', wake, { passive: true });
	addEventListener('resize', wake);
	measure();

	return () => {
		cancelAnimationFrame(frame);
		resized.disconnect();
		removeEventListener('scroll', wake);
		removeEventListener('resize', wake);
	};
}
