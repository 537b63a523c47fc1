import type { LiveMap } from '../map/live-map.ts';
import type { PublisherBasemap } from '../story/publisher-basemap.ts';
import type { ThemeName } from '../tokens/tokens.ts';

/**
 * `offered`: the embedded basemap is seen, and the reader may ask for the publisher's; `loading`: it is on its way;
 * `online`: it is what is seen; `failed`: it is not to be had, and the embedded one is seen.
 */
export type BasemapState = 'offered' | 'loading' | 'online' | 'failed';

/**
 * Which basemap the reader sees, where the publisher has chosen one besides the embedded one. What comes from the site
 * itself is seen by itself; other hosts are asked only when the reader wants it, and only while the page is open.
 */
export class BasemapChoice {
	readonly #live: () => LiveMap | undefined;
	#publisher = $state.raw<PublisherBasemap>();
	#state = $state<BasemapState>();
	#credits = $state('');
	#hasOwnColors = $state(false);
	#isWanted: boolean | undefined;

	/** @param live the live map, as soon as there is one */
	constructor(live: () => LiveMap | undefined) {
		this.#live = live;
	}

	/** Undefined without a live map, and where the publisher has chosen none. */
	get state(): BasemapState | undefined {
		return this.#publisher && this.#state;
	}

	/** The names of the hosts that the reader is told of before they are asked. */
	get hosts(): string[] {
		return (this.#publisher?.hosts ?? []).map((origin) => origin.replace(/^https?:\/\//, ''));
	}

	/** What the basemap asks to be credited by, while it is seen. */
	get credits(): string {
		return this.state === 'online' ? this.#credits : '';
	}

	/** The theme that goes with its colours, while a basemap is seen that has its own. */
	get theme(): ThemeName | undefined {
		return this.state === 'online' && this.#hasOwnColors ? this.#publisher?.theme : undefined;
	}

	get isOn(): boolean {
		return this.state === 'loading' || this.state === 'online';
	}

	turn(on: boolean): void {
		this.#isWanted = on;
		if (on) return this.#lay();
		this.#live()?.removeBasemap();
		this.#state = 'offered';
	}

	/** A live map stands, also one that stands again. */
	begin(publisher: PublisherBasemap | undefined): void {
		this.#publisher = publisher;
		this.#state ??= 'offered';
		if (this.#isWanted ?? publisher?.hosts.length === 0) this.#lay();
	}

	/** The live map has gone. */
	end(): void {
		this.#state = undefined;
	}

	#lay(): void {
		if (this.isOn) return;
		this.#state = 'loading';
		this.#live()?.layBasemap((news) => {
			if (news.state === 'online') {
				this.#credits = news.credits;
				this.#hasOwnColors = news.hasOwnColors;
			}
			// The next live map is not to try again by itself.
			else this.#isWanted = false;
			this.#state = news.state;
		});
	}
}
