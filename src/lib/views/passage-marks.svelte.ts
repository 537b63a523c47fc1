import type { Attachment } from 'svelte/attachments';

/** The quotation in which something lies that names a place. */
function quotationOf(target: EventTarget | null): HTMLElement | undefined {
	return (target instanceof Element && target.closest<HTMLElement>('blockquote[data-place]')) || undefined;
}

const isButton = (target: EventTarget | null) =>
	target instanceof Element && target.closest('blockquote[data-place] button') !== null;

/**
 * Which place of a quotation the map marks. The quotations are prerendered markup, so that one listener on what holds
 * them serves them all: pointing at one, or the focus on its button, marks its place as long as it lasts; the button
 * keeps the mark until it is pressed again or the story goes on.
 */
export class PassageMarks {
	#pointed = $state<string>();
	#kept = $state<string>();

	/** Id of the marked place. */
	get marked(): string | undefined {
		return this.#pointed ?? this.#kept;
	}

	/** Gives up what a button keeps marked. */
	release(): void {
		this.#kept = undefined;
	}

	/** Listens to the quotations of its element, and shows at each whether its place is marked. */
	readonly attach: Attachment<HTMLElement> = (element) => {
		const listeners = new AbortController();
		const listen = <E extends keyof HTMLElementEventMap>(type: E, listener: (event: HTMLElementEventMap[E]) => void) =>
			element.addEventListener(type, listener, listeners);
		listen('pointerover', ({ target, relatedTarget }) => {
			const quotation = quotationOf(target);
			if (quotation !== quotationOf(relatedTarget)) this.#pointed = quotation?.dataset.place;
		});
		listen('pointerleave', () => (this.#pointed = undefined));
		listen('focusin', ({ target }) => {
			if (isButton(target)) this.#pointed = quotationOf(target)?.dataset.place;
		});
		listen('focusout', ({ target }) => {
			if (isButton(target)) this.#pointed = undefined;
		});
		listen('click', ({ target }) => {
			if (!isButton(target)) return;
			const place = quotationOf(target)?.dataset.place;
			this.#kept = this.#kept === place ? undefined : place;
		});
		$effect(() => {
			for (const quotation of element.querySelectorAll<HTMLElement>('blockquote[data-place]')) {
				const { place } = quotation.dataset;
				quotation.classList.toggle('is-marked', place === this.marked);
				quotation.querySelector('button')?.setAttribute('aria-pressed', String(place === this.#kept));
			}
		});
		return () => listeners.abort();
	};
}
