/** Where the choice is kept. */
export const letterKeysKey = 'map-story:letter-keys';

/** Whether single letters, digits and signs are keys of the stage: for whoever speaks to the machine they are in the way. */
export class LetterKeys {
	#areOn = $state(keptOn());

	get areOn(): boolean {
		return this.#areOn;
	}

	switch(on: boolean): void {
		this.#areOn = on;
		try {
			if (on) localStorage.removeItem(letterKeysKey);
			else localStorage.setItem(letterKeysKey, 'off');
		} catch {
			// Storage is closed to the page: the choice holds until it is left.
		}
	}
}

/** Whether they were left on, in whichever window they were switched. */
export function keptOn(): boolean {
	try {
		return typeof localStorage === 'undefined' || localStorage.getItem(letterKeysKey) !== 'off';
	} catch {
		return true;
	}
}
