import type { Handle } from '@sveltejs/kit';

/**
 * Puts the hints for scripts behind the page's text: at its head they would take the network from the text, the styles
 * and the fonts, which are all that the first paint needs.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk({ html: page }) {
			const change = event.route.id === null ? undefined : policyOf[event.route.id];
			const html = change ? change(page) : page;
			// Kit's own script is the last of the page; one in the head, such as a choice of colours, comes before the text.
			const script = html.lastIndexOf('<script>');
			if (script < html.indexOf('<body')) return html;
			const hints: string[] = [];
			const text = html.slice(0, script).replace(/[\t ]*<link\b[^>]*\brel="modulepreload"[^>]*>\n?/g, (hint) => {
				hints.push(hint.trim());
				return '';
			});
			return text + hints.join('') + html.slice(script);
		}
	});

/** Lets the page for other sites show the story in a frame, as they would. */
function forPreview(html: string): string {
	const start = /(http-equiv="content-security-policy" content="default-src (?:'|&#39;)none(?:'|&#39;));/;
	if (!start.test(html)) throw new Error('The Content Security Policy of /share/ is not of the known form.');
	return html.replace(start, "$1; frame-src 'self';");
}

/**
 * Lets an embed start the live map in a frame with `sandbox="allow-scripts"`: there no address is of the page's own
 * origin, and MapLibre makes its worker from the text of its file, as a `data:` address.
 * @throws Error if the page's policy is not of the known form
 */
function forSandbox(html: string): string {
	const worker = /worker-src (?:'|&#39;)self(?:'|&#39;)/;
	if (!worker.test(html)) throw new Error('An embed’s Content Security Policy names no worker-src.');
	return html.replace(worker, '$& data:');
}

/** What a page's policy allows besides what that of every page does, by its route. */
const policyOf: Readonly<Record<string, (html: string) => string>> = { '/embed': forSandbox, '/share': forPreview };
