import { MediaQuery } from 'svelte/reactivity';
import { themeChoices, type ThemeChoice, type ThemeName } from '../tokens/tokens.ts';

/** Where the choice is kept; `app.html` reads it before the first paint. */
export const themeKey = 'map-story:theme';

/** The theme that is seen: the reader's choice, kept where storage works, else the system's. */
export class Themes {
	readonly #darkness = new MediaQuery('prefers-color-scheme: dark');
	#choice = $state<ThemeChoice>(kept());

	readonly current: ThemeName = $derived.by(() =>
		this.#choice === 'system' ? (this.#darkness.current ? 'dark' : 'light') : this.#choice
	);

	get choice(): ThemeChoice {
		return this.#choice;
	}

	choose(choice: ThemeChoice): void {
		this.#choice = choice;
		if (choice === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = choice;
		try {
			if (choice === 'system') localStorage.removeItem(themeKey);
			else localStorage.setItem(themeKey, choice);
		} catch {
			// Storage is closed to the page: the choice holds until it is left.
		}
	}
}

function kept(): ThemeChoice {
	const chosen = typeof document === 'undefined' ? undefined : document.documentElement.dataset.theme;
	return themeChoices.find((choice) => choice === chosen) ?? 'system';
}
