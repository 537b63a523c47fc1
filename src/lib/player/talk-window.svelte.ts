import { merge, newlyShared, set, type Shared } from './shared-talk.ts';
import { perform, talkAt, type Command, type Outline, type Talk } from './talk.ts';
import { linkTalk, type TalkLink } from './talk-link.ts';

/** What one window brings to a talk. */
export interface TalkWindowOptions {
	/** The parts of each step, in order. */
	outline: Outline;
	/** Whether an audience sees this window. */
	isStage?: boolean;
	/** Told whenever another screen or part is shown, in this window or by another one. */
	onscreen?: (talk: Talk) => void;
}

/**
 * One window of a talk: its copy of what all windows share, and the verbs that change it. Each window may lead; the
 * others follow, also those that open late or are loaded again.
 */
export class TalkWindow {
	readonly outline: Outline;
	readonly #onscreen: (talk: Talk) => void;
	readonly #isStage: boolean;
	/** Told apart from the same window before it was loaded again. */
	readonly #id = Math.random().toString(36).slice(2);
	#shared = $state.raw<Shared>(newlyShared(talkAt(-1), '', false));
	#stageHeardAt = $state(-Infinity);
	#link: TalkLink | undefined;

	constructor({ outline, isStage = false, onscreen }: TalkWindowOptions) {
		this.outline = outline;
		this.#isStage = isStage;
		this.#onscreen = onscreen ?? (() => undefined);
	}

	get talk(): Talk {
		return this.#shared.talk.value;
	}

	/** Where the speaker points on the map, `[lng, lat]`, or null. */
	get pointer(): [lng: number, lat: number] | null {
		return this.#shared.pointer.value;
	}

	/** When a window that an audience sees was heard last, in milliseconds since this page was opened. */
	get stageHeardAt(): number {
		return this.#stageHeardAt;
	}

	/**
	 * Joins the windows of a talk; returns what leaves it again.
	 * @param at where this window is, by its address; a window that has none only listens at first
	 */
	join(name: string, at: number | undefined): () => void {
		this.#become(newlyShared(talkAt(at ?? -1), this.#id, at !== undefined));
		const link = linkTalk(name, ({ shared, asks, isStage }) => {
			if (isStage) this.#stageHeardAt = performance.now();
			this.#become(merge(this.#shared, shared));
			if (asks) this.#tell(false);
		});
		this.#link = link;
		this.ask();
		const askWhenShown = () => document.visibilityState === 'visible' && this.ask();
		document.addEventListener('visibilitychange', askWhenShown);
		addEventListener('pageshow', askWhenShown);
		return () => {
			document.removeEventListener('visibilitychange', askWhenShown);
			removeEventListener('pageshow', askWhenShown);
			link.stop();
			this.#link = undefined;
		};
	}

	/** Tells the other windows what this one knows, and asks for what they know. */
	ask(): void {
		this.#tell(true);
	}

	/** A window that this one has opened. */
	add(other: Window): void {
		this.#link?.add(other);
	}

	perform(command: Command): void {
		const now = Date.now();
		const talk = perform(this.talk, command, this.outline, now);
		if (talk === this.talk) return;
		const { pointer } = this.#shared;
		this.#become({
			talk: set(this.#shared.talk, talk, this.#id, now),
			// What was pointed at is of the view that is left.
			pointer: talk.position === this.talk.position || !pointer.value ? pointer : set(pointer, null, this.#id, now)
		});
		this.#tell(false);
	}

	/** Points at a place on the audience's map, or no longer. */
	point(at: [lng: number, lat: number] | null): void {
		if (at === null && this.pointer === null) return;
		this.#become({ ...this.#shared, pointer: set(this.#shared.pointer, at, this.#id, Date.now()) });
		this.#tell(false);
	}

	#become(shared: Shared): void {
		const before = this.talk;
		this.#shared = shared;
		const { position, part, screen } = this.talk;
		if (position !== before.position || part !== before.part || screen !== before.screen) this.#onscreen(this.talk);
	}

	#tell(asks: boolean): void {
		this.#link?.tell({ shared: this.#shared, asks, isStage: this.#isStage });
	}
}
