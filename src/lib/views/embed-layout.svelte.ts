import type { Attachment } from 'svelte/attachments';
import { coreHeight, leastHeight, partsThatFit, type Part, type PartKind } from './embed-fit.ts';

/** Where an embed shows a button for each step: between Back and Next, in a row above them, or not at all. */
export type DotsPlace = 'between' | 'above' | 'nowhere';

/** The lowest frame, in CSS pixels, in which a step's text is scrolled rather than left out where it is large. */
const lowestScrolled = 620;

/** What was measured of an embed, in CSS pixels. */
interface Measured {
	width: number;
	height: number;
	/** Width of the bar of buttons. */
	bar: number;
	/** Whether the text stands beside the map, not below it. */
	isBeside: boolean;
	/** Height that the map should have at least at this width. */
	leastMap: number;
	/** Width of what is pressed. */
	target: number;
	/** Height of what stands above and below the text. */
	around: number;
	/** The same as it is in this frame: a low one has a margin, or the way to the story under the count of the steps. */
	aroundHere: number;
	/** Height that the text has now. */
	room: number;
	/** The parts of each step's text. */
	parts: ReadonlyMap<string, readonly Part[]>;
}

/**
 * How an embed's parts share its frame. What they would like to have is found without regard to the frame's height, so
 * that a host that gives it changes nothing; in a lower frame the least important parts of the text are left out.
 */
export class EmbedLayout {
	readonly #steps: () => readonly string[];
	readonly #step: () => string;
	#measured = $state.raw<Measured>();

	/** Height of the text that has room for what every step must tell: no step makes the frame another height. */
	readonly #core = $derived.by(() => this.#highest(coreHeight));

	/** Height of the text that has room for what every step tells in a low frame. */
	readonly #least = $derived.by(() => this.#highest(leastHeight));

	/** The size that the embed wants, in CSS pixels; undefined before it was measured. */
	readonly wanted = $derived.by(() => {
		if (!this.#measured) return undefined;
		const { width, isBeside, leastMap, around } = this.#measured;
		const text = this.#core + around;
		return { width, height: isBeside ? Math.max(leastMap, text) : leastMap + text };
	});

	/**
	 * @param steps ids of the steps, in order
	 * @param step id of the one that is shown
	 */
	constructor(steps: () => readonly string[], step: () => string) {
		this.#steps = steps;
		this.#step = step;
	}

	#highest(heightOf: (parts: readonly Part[]) => number): number {
		return Math.max(0, ...this.#steps().map((id) => heightOf(this.#measured?.parts.get(id) ?? [])));
	}

	/** Where the buttons of so many steps have room, each as wide as a finger needs. */
	dotsFor(count: number): DotsPlace {
		if (!this.#measured) return 'nowhere';
		const { bar, isBeside, target } = this.#measured;
		const dots = count * target;
		if (bar >= dots + 240) return 'between';
		// Above the buttons they take the text's room, of which there is enough only beside the map.
		return isBeside && bar >= dots + 32 ? 'above' : 'nowhere';
	}

	/** Measures the parts of its element, and shows those of the step's text that fit. */
	readonly attach: Attachment<HTMLElement> = (element) => {
		const articles = [...element.querySelectorAll<HTMLElement>('[data-step-id]')];
		const text = element.querySelector<HTMLElement>(':scope > .text');
		const look = () => (this.#measured = measure(element, articles));
		const observer = new ResizeObserver(look);
		for (const part of [element, ...element.children, ...articles]) observer.observe(part);
		// In a frame that is far from being seen nothing is observed, and its host waits for the height.
		look();

		$effect(() => {
			if (!this.#measured) return;
			const { around, aroundHere } = this.#measured;
			element.style.setProperty('--rest', `${Math.ceil(this.#core + around)}px`);
			element.style.setProperty('--least-rest', `${Math.ceil(this.#least + aroundHere)}px`);
		});
		$effect(() => {
			if (!this.#measured) return;
			const { room, parts, height } = this.#measured;
			const isScrolled = height >= lowestScrolled && leastHeight(parts.get(this.#step()) ?? []) > room + 0.5;
			if (text) letScroll(text, isScrolled);
			for (const article of articles) {
				const id = article.dataset.stepId ?? '';
				article.classList.toggle('is-current', id === this.#step());
				const fitting = partsThatFit(parts.get(id) ?? [], isScrolled ? Infinity : room);
				partsOf(article).forEach((part, index) => part.classList.toggle('is-cut', !fitting[index]));
			}
		});
		$effect(() => {
			this.#step();
			return text ? beginAtTop(text) : undefined;
		});
		return () => observer.disconnect();
	};
}

/** Lets a text that has no room even for what happened be scrolled, by keys too, or no longer. */
function letScroll(text: HTMLElement, isScrolled: boolean): void {
	text.classList.toggle('is-scrolled', isScrolled);
	// Where it is read by keys, it keeps the focus at a step that needs none.
	const isReached = isScrolled || document.activeElement === text;
	for (const [name, value] of [
		['tabindex', isScrolled ? '0' : '-1'],
		['role', 'region'],
		['aria-label', 'Text of the step']
	] as const) {
		if (isReached) text.setAttribute(name, value);
		else text.removeAttribute(name);
	}
}

/**
 * Scrolls a text to its top at once. What a key or a finger set going there a moment ago the browser moves by itself, and
 * goes on with after that; it ends where a picture is drawn in which nothing scrolls.
 * @returns ends it early
 */
function beginAtTop(text: HTMLElement): () => void {
	const toTop = () => text.scrollTo({ top: 0, behavior: 'instant' });
	const restore = () => {
		text.style.removeProperty('overflow-y');
		// Browsers keep where a text stood that did not scroll for a while.
		toTop();
	};
	toTop();
	text.style.overflowY = 'clip';
	let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(restore)));
	return () => {
		cancelAnimationFrame(frame);
		restore();
	};
}

const partsOf = (article: HTMLElement) => [...article.querySelectorAll<HTMLElement>('[data-part]')];

function measure(element: HTMLElement, articles: readonly HTMLElement[]): Measured {
	const box = (part: string) => element.querySelector(`:scope > ${part}`)?.getBoundingClientRect() ?? new DOMRect();
	const text = box('.text');
	const whole = element.getBoundingClientRect();
	const [heading, bar, footer] = [box('h1'), box('.bar'), box('footer')];
	const margin = Number.parseFloat(
		getComputedStyle(element.querySelector(':scope > .text') ?? element).marginBlockStart
	);
	return {
		width: whole.width,
		height: whole.height,
		bar: bar.width,
		isBeside: text.left >= box('.stage').right - 1,
		leastMap: box('.least').height,
		target: box('.least').width,
		around: heading.height + bar.height + footer.height,
		aroundHere: heading.height + margin + bar.height + (footer.top < bar.bottom - 1 ? 0 : footer.height),
		room: text.height,
		parts: new Map(
			articles.map((article) => [
				article.dataset.stepId ?? '',
				partsOf(article).map((part) => ({
					kind: part.dataset.part as PartKind,
					// Readers who space text out give paragraphs a margin.
					height: part.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(part).marginBlockEnd)
				}))
			])
		)
	};
}
