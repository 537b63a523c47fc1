/** Between two announcements, in milliseconds: while a key is pressed again and again, only the last one counts. */
const shortestPause = 1000;

/** What a polite live region says: each text once, at most one in a pause, and the last one always. */
export class Announcer {
	#text = $state('');
	#wanted = '';
	#timer: ReturnType<typeof setTimeout> | undefined;
	#last = -Infinity;

	get text(): string {
		return this.#text;
	}

	say(text: string): void {
		this.#wanted = text;
		if (this.#timer !== undefined) return;
		const pause = Math.max(0, this.#last + shortestPause - performance.now());
		this.#timer = setTimeout(() => this.#speak(), pause);
	}

	#speak(): void {
		this.#timer = undefined;
		this.#last = performance.now();
		this.#text = this.#wanted;
	}
}
