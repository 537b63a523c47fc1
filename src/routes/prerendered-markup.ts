import { Prerendered } from '#lib/views/prerendered.ts';

/** Markup without the comments by which a script would find its way in it. */
export function prerenderedMarkup({ body }: { body: string }): Prerendered {
	return new Prerendered(body.replace(/<!--.*?-->/gs, ''));
}
