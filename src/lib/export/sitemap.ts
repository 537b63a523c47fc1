import { printDocument, withAttributes, xml } from './xml.ts';

/**
 * The sitemap of a site (sitemaps.org, 0.9).
 * @param addresses of its pages, absolute
 * @param changed day on which the story was last changed, ISO 8601
 */
export function sitemap(addresses: readonly string[], changed?: string): string {
	const urls = addresses.map((address) =>
		xml('url', xml('loc', address), changed === undefined ? [] : [xml('lastmod', changed)])
	);
	return printDocument(withAttributes(xml('urlset', urls), { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }));
}
