/** Between two reports, in milliseconds: at most ten a second. */
const shortestPause = 100;

/** After so many heights that grew each time the host had obeyed, the next growth is taken for a loop. */
const mostGrowths = 3;

/** What a reporter needs of the world around it. */
export interface ReporterWorld {
	/** Tells the host a height, in whole CSS pixels. */
	send: (height: number) => void;
	/** Milliseconds since any fixed moment. */
	now: () => number;
	/** Runs something after so many milliseconds; returns what stops it. */
	later: (run: () => void, milliseconds: number) => () => void;
}

/**
 * Decides when a host is told the height of the content: whole pixels, no change below one, at most ten a second, and
 * never on in a loop in which the content grows because the host gave it what it asked for.
 */
export class HeightReporter {
	readonly #world: ReporterWorld;
	/** What the content wanted when it last counted as a change, in CSS pixels and their parts. */
	#wanted: number | undefined;
	/** In whole CSS pixels. */
	#told: number | undefined;
	/** Whether the host wants to hear once more what it was told. */
	#isAsked = false;
	#toldAt = -Infinity;
	#width: number | undefined;
	#growths = 0;
	#stopWaiting: (() => void) | undefined;

	constructor(world: ReporterWorld) {
		this.#world = world;
	}

	/**
	 * The content wants this height.
	 * @param frame the frame that it has now, in CSS pixels
	 */
	want(height: number, frame: { width: number; height: number }): void {
		// A host that gave the frame another width, and so another layout, begins anew.
		if (frame.width !== this.#width) this.#growths = 0;
		this.#width = frame.width;
		// Compared as it is: rounded, a wavering by tenths of a pixel would be whole ones.
		if (!(height > 0) || Math.abs(height - (this.#wanted ?? Infinity)) < 1) return;
		const wanted = Math.ceil(height);
		const hasObeyed = this.#told !== undefined && Math.abs(frame.height - this.#told) < 1;
		if (this.#told !== undefined && wanted > this.#told && hasObeyed) this.#growths += 1;
		else if (wanted < (this.#told ?? 0)) this.#growths = 0;
		if (this.#growths > mostGrowths) return;
		this.#wanted = height;
		this.#soon();
	}

	/** The host has asked: it is told again what it was told before. */
	repeat(): void {
		this.#isAsked = true;
		if (this.#wanted !== undefined) this.#soon();
	}

	stop(): void {
		this.#stopWaiting?.();
		this.#stopWaiting = undefined;
	}

	#soon(): void {
		if (this.#stopWaiting) return;
		const pause = this.#toldAt + shortestPause - this.#world.now();
		if (pause <= 0) return this.#tell();
		this.#stopWaiting = this.#world.later(() => {
			this.#stopWaiting = undefined;
			this.#tell();
		}, pause);
	}

	#tell(): void {
		if (this.#wanted === undefined) return;
		const height = Math.ceil(this.#wanted);
		if (height === this.#told && !this.#isAsked) return;
		this.#told = height;
		this.#isAsked = false;
		this.#toldAt = this.#world.now();
		this.#world.send(height);
	}
}
