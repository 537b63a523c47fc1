import { namespace as ns, version as v, type Command, type Notice } from './protocol.ts';

/** How many CSS pixels the frame may stand off its place while it is pinned. */
const tolerance = 1;

/** How long a frame that has loaded may say nothing before what the element holds is shown, too, in milliseconds. */
const patience = 10_000;

const frameStyle = 'display:block;width:100%;border:0;';

/** A host with a bar at the top of its window says in `--map-story-top` how high that is. */
const pinned = `${frameStyle}position:sticky;top:var(--map-story-top,0px);height:calc(100svh - var(--map-story-top,0px))`;

/**
 * `<map-story src="…/embed/">`: a map story in a page of another site. The page’s own scroll tells it, over the length
 * that the story would have alone; where the page cannot pin the frame, or `mode="steps"` is asked for, it is gone through
 * by buttons. Without this script what the element holds is what is seen.
 *
 * Events: `ready` with `{ steps, step, index }`, each time a frame is; `step` with `{ step, index }`; `error` with
 * `{ reason }`.
 */
class MapStory extends HTMLElement {
	readonly #root = this.attachShadow({ mode: 'open' });
	readonly #frame = document.createElement('iframe');
	readonly #held = document.createElement('slot');
	#listeners = new AbortController();
	/** Resolved by the browser; an address that is none has no protocol. */
	readonly #address = document.createElement('a');
	#isDriven = false;
	/** Whether the frame has spoken: before, its window is not the story’s yet. */
	#isHeard = false;
	#isAsked = false;
	#isReady = false;
	/** What is to be done once the story is ready. */
	#waiting: Command | undefined;
	#step = '';
	/** What the story was told last, in CSS pixels. */
	#top = -1;
	#request = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	connectedCallback(): void {
		this.#address.href = this.getAttribute('src') || 'about:';
		this.#root.replaceChildren(this.#held);
		this.style.display = 'block';
		if (!/^https?:$/.test(this.#address.protocol)) return this.#fire('error', { reason: 'no address' });
		const { signal } = (this.#listeners = new AbortController());
		this.#frame.title = this.title || this.textContent?.trim() || 'Map story';
		this.#frame.allow = 'fullscreen';
		this.#frame.loading = this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
		this.#frame.referrerPolicy = 'strict-origin-when-cross-origin';
		const wake = () => (this.#request ||= requestAnimationFrame(() => this.#drive()));
		addEventListener('message', (event) => this.#hear(event), { signal });
		addEventListener('scroll', wake, { signal, passive: true });
		addEventListener('resize', wake, { signal });
		this.#frame.addEventListener('load', () => this.#loaded(), { signal });
		// In a frame that is as high as its content, a window's height would be without an end.
		const isSteps = this.getAttribute('mode') === 'steps' || /[?&](?:steps|ui)=/.test(this.#address.search);
		if (isSteps || parent !== window || crossOriginIsolated || isClipped(this)) this.#showSteps();
		else this.#showStory();
	}

	disconnectedCallback(): void {
		this.#listeners.abort();
		cancelAnimationFrame(this.#request);
		this.#request = 0;
	}

	/** Goes to a step by id or index. */
	goto(step: string | number): void {
		this.#do({ type: 'goto', step });
	}

	next(): void {
		this.#do({ type: 'next' });
	}

	prev(): void {
		this.#do({ type: 'prev' });
	}

	/** Shows the story itself, as high as the window, and pins it for as long as it is read. */
	#showStory(): void {
		const story = new URL(this.#address.href);
		story.pathname = story.pathname.replace(/\/embed(?:\/(?:index\.html)?)?$/, '/');
		story.searchParams.set('scroll', 'host');
		this.style.minHeight = '100vh';
		this.#show(story, pinned);
		this.#isDriven = true;
	}

	#showSteps(): void {
		const steps = new URL(this.#address.href);
		if (this.#step) steps.searchParams.set('start', this.#step);
		this.style.height = this.style.minHeight = '';
		this.#show(steps, `${frameStyle}height:640px`);
		this.#isDriven = false;
	}

	#show({ href }: URL, style: string): void {
		clearTimeout(this.#timer);
		this.#isHeard = this.#isAsked = this.#isReady = false;
		// A frame that is in the page would add its next address to the page’s history.
		this.#frame.remove();
		this.#frame.style.cssText = style;
		this.#frame.src = href;
		this.#root.replaceChildren(this.#frame);
	}

	/** A story that has been loaded anew knows nothing of its host; one that never comes leaves what the element holds. */
	#loaded(): void {
		if (this.#isHeard) {
			this.#ask();
			// It may not listen yet; then its first height is answered.
			this.#isAsked = false;
		} else {
			this.#timer = setTimeout(() => {
				if (this.#isHeard || !this.isConnected) return;
				// A page that is isolated from others may show the one and not the other.
				if (this.#isDriven) return this.#showSteps();
				this.#root.prepend(this.#held);
				this.#fire('error', { reason: 'no answer' });
			}, patience);
		}
	}

	#hear({ source, origin, data }: MessageEvent<unknown>): void {
		if (source !== this.#frame.contentWindow || origin !== this.#address.origin) return;
		const notice = data as (Notice & { ns?: unknown; v?: unknown }) | null;
		if (typeof notice !== 'object' || notice?.ns !== ns || notice.v !== v) return;
		switch (notice.type) {
			case 'height':
				this.#isHeard = true;
				this.#held.remove();
				this.#resize(notice.height);
				return this.#isAsked ? this.#drive() : this.#ask();
			case 'state':
				this.#step = notice.step;
				if (this.#isReady) return;
				this.#isReady = true;
				this.#fire('ready', { steps: notice.steps, step: notice.step, index: notice.index });
				if (this.#waiting) this.#send(this.#waiting);
				this.#waiting = undefined;
				return;
			case 'scroll-to':
				if (!this.#isDriven) return;
				this.#resize(notice.height);
				return scrollBy({ top: this.getBoundingClientRect().top - this.#pin() + notice.top, behavior: 'instant' });
			case 'step':
				this.#step = notice.step;
				return this.#fire('step', { step: notice.step, index: notice.index });
			case 'error':
				return this.#fire('error', { reason: notice.reason });
		}
	}

	#fire(name: 'ready' | 'step' | 'error', detail: object): void {
		this.dispatchEvent(new CustomEvent(name, { detail }));
	}

	#resize(height: number): void {
		if (height > 0) (this.#isDriven ? this : this.#frame).style.height = `${height}px`;
	}

	#ask(): void {
		this.#isAsked = true;
		this.#top = -1;
		this.#send({ type: 'state?' });
		this.#drive();
	}

	#do(command: Command): void {
		if (this.#isReady) this.#send(command);
		else this.#waiting = command;
	}

	/** How far below the top of the window the frame is pinned, in CSS pixels. */
	#pin(): number {
		return parseFloat(getComputedStyle(this.#frame).top) || 0;
	}

	/** Tells the story how far down it is, and notices where the page does not pin it. */
	#drive(): void {
		this.#request = 0;
		if (!this.#isDriven || !this.#isHeard) return;
		const pin = this.#pin();
		const { top, height } = this.getBoundingClientRect();
		const frame = this.#frame.getBoundingClientRect();
		const last = height - frame.height;
		const down = Math.min(Math.max(pin - top, 0), Math.max(last, 0));
		if (down > tolerance && down < last - tolerance && Math.abs(frame.top - pin) > tolerance) {
			this.#showSteps();
			// The page has just lost the length of the story.
			return this.scrollIntoView({ block: 'nearest', behavior: 'instant' });
		}
		if (down === this.#top) return;
		this.#top = down;
		this.#send({ type: 'scroll', top: down });
	}

	#send(command: Command): void {
		this.#frame.contentWindow?.postMessage({ ns, v, ...command }, this.#address.origin);
	}
}

/** Whether something around an element scrolls or cuts off what is in it, so that nothing in it can be pinned. */
function isClipped(element: Element): boolean {
	const around = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
	const root = document.documentElement;
	// The body’s overflow is the window’s, but where the root has one of its own.
	if (!around || around === root || (around === document.body && getComputedStyle(root).overflow === 'visible')) {
		return false;
	}
	const { overflowX, overflowY } = getComputedStyle(around);
	return /auto|scroll|hidden/.test(overflowX + overflowY) || isClipped(around);
}

if (!customElements.get('map-story')) customElements.define('map-story', MapStory);
