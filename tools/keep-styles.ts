import type { Plugin } from 'vite';

/**
 * Keeps the styles of components whose markup is prerendered: their code runs in no browser, and Vite takes away the
 * styles of code that is not used.
 */
export function keepStyles(): Plugin {
	return {
		name: 'keep-styles',
		transform: {
			filter: { id: /\.svelte\?svelte&type=style/ },
			handler: (code) => ({ code, map: null, meta: { vite: {} } })
		}
	};
}
