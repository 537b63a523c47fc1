import type { Plugin } from 'vite';

/** What SvelteKit puts at the end of every page once its script runs. */
const announcer = /\{#if mounted\}\s*<div id="svelte-announcer"[^>]*>[\s\S]*?<\/div>\s*\{\/if\}/;

/**
 * SvelteKit's root component without its route announcer: that carries a `style` attribute, which the site's Content
 * Security Policy forbids, and interrupts a screen reader. Every page has a title and a heading of its own.
 * @throws Error if the announcer is not where it was, as after an update of SvelteKit
 */
export function withoutAnnouncer(root: string): string {
	if (!announcer.test(root)) throw new Error("SvelteKit's root component holds no route announcer of the known form.");
	return root.replace(announcer, '');
}

/** Takes the route announcer out of SvelteKit's root component. */
export function quietRoot(): Plugin {
	return {
		name: 'map-story:quiet-root',
		enforce: 'pre',
		transform: {
			filter: { id: /\/generated\/root\.svelte$/ },
			handler: (code) => ({ code: withoutAnnouncer(code), map: null })
		}
	};
}
