import { decoded } from './entities.ts';

/** A link out of the site: where it leads, and where it stands. */
export interface OutgoingLink {
	url: string;
	/** Pages of the site with the link, as files below its root. */
	pages: string[];
	/** What the link reads, in order of appearance, each once. */
	texts: string[];
}

/**
 * All links that lead out of a site's pages, by address, for editors who check them.
 * @param pages the pages of the built site by their file, such as `method/index.html`
 * @throws Error for a link without `rel="noopener noreferrer"`, which would tell another site where its visitor came from
 */
export function outgoingLinks(pages: Readonly<Record<string, string>>): OutgoingLink[] {
	const links = new Map<string, OutgoingLink>();
	for (const [page, markup] of Object.entries(pages)) {
		for (const [, attributes = '', content = ''] of markup.matchAll(/<a\b([^>]*)>(.*?)<\/a>/gs)) {
			const url = decoded(attribute(attributes, 'href') ?? '');
			if (!/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) continue;
			const rel = attribute(attributes, 'rel')?.split(/\s+/) ?? [];
			if (!['noopener', 'noreferrer'].every((word) => rel.includes(word))) {
				throw new Error(`${page}: the link to ${url} has no rel="noopener noreferrer".`);
			}
			const link = links.get(url) ?? { url, pages: [], texts: [] };
			links.set(url, link);
			const text = decoded(content.replace(/<[^>]*>/g, ''))
				.replace(/\s+/g, ' ')
				.trim();
			if (!link.pages.includes(page)) link.pages.push(page);
			if (!link.texts.includes(text)) link.texts.push(text);
		}
	}
	return [...links.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}

const attribute = (attributes: string, name: string) =>
	new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(attributes)?.[1] ?? undefined;
