import type { Plugin } from 'vite';

/** Where SvelteKit's client has touched nothing of the page yet. */
const beginning =
	/(export async function start\(_app, _target, hydrate\) \{\n(?:(?!\n\}\n)[\s\S])*?)(\n\tapp = _app;\n)/;

/** Waits for what the page is made of; where that cannot be loaded, the page looks as it does without a script. */
const remedy = `
	if (hydrate) {
		try {
			await Promise.all(hydrate.node_ids.map((n) => _app.nodes[n]()));
		} catch {
			for (const { cssRules } of document.styleSheets) {
				for (const { media } of cssRules) if (media?.mediaText === '(scripting: none)') media.mediaText = 'all';
			}
			return;
		}
	}
`;

/**
 * SvelteKit's client, which would put an error in the place of a prerendered page when a script of it cannot be loaded,
 * without that: the page stays as it was read.
 * @throws Error if the client does not start as it did, as after an update of SvelteKit
 */
export function withPrerenderedKept(client: string): string {
	if (!beginning.test(client)) throw new Error("SvelteKit's client does not start in the known way.");
	return client.replace(beginning, (_whole, before: string, after: string) => before + remedy + after);
}

/** Keeps a prerendered page when a script of it cannot be loaded. */
export function keepPrerendered(): Plugin {
	return {
		name: 'map-story:keep-prerendered',
		apply: 'build',
		enforce: 'pre',
		transform: {
			filter: { id: /\/@sveltejs\/kit\/src\/runtime\/client\/client\.js$/ },
			handler: (code) => ({ code: withPrerenderedKept(code), map: null })
		}
	};
}
