/** So many failures without a tile between them are no accident: a server is down, or has no such tiles. */
const failuresInARow = 3;

/** Counts what becomes of the tiles of a basemap, to tell one that works from one that only looks so. */
export class TileTally {
	#arrived = 0;
	#failed = 0;
	#inARow = 0;
	#isFilled = false;

	/** Whether a tile has come since the map was last at rest. */
	get hasArrived(): boolean {
		return this.#arrived > 0;
	}

	/** Whether any tile so far has held something: one of pictures may be empty, but not all from the first on. */
	get isFilled(): boolean {
		return this.#isFilled;
	}

	fill(): void {
		this.#isFilled = true;
	}

	/** A tile has come, be it empty. */
	arrive(): void {
		this.#arrived += 1;
		this.#inARow = 0;
	}

	/** @returns whether the basemap is broken */
	fail(): boolean {
		this.#failed += 1;
		this.#inARow += 1;
		return this.#inARow >= failuresInARow;
	}

	/**
	 * All that was asked for has come or failed.
	 * @returns whether the basemap is broken: of what was asked for since it last was at rest nothing has come, or never
	 * anything but emptiness
	 */
	rest(): boolean {
		const isBroken = this.#arrived > 0 ? !this.#isFilled : this.#failed > 0;
		this.#arrived = 0;
		this.#failed = 0;
		return isBroken;
	}
}
