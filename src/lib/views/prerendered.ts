/**
 * Markup that is made while the site is built and does not change when the script runs. A page holds it once, as
 * markup: none of what it was made from is sent as data, no script walks through it, and what is interactive in it is
 * listened to from outside.
 */
export class Prerendered {
	readonly html: string;

	constructor(html: string) {
		this.html = html;
	}
}

/**
 * What the browser has in the place of the markup. With `{@html}` Svelte keeps what the built page holds, whatever the
 * value is, as long as it is not empty.
 */
export const keptMarkup = new Prerendered('<!--kept-->');

/** A component's markup, without the comments by which a script would find its way in it. */
export function prerendered({ body }: { body: string }): Prerendered {
	return new Prerendered(body.replace(/<!--.*?-->/gs, ''));
}
