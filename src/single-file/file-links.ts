import type { PageLinks, PageName } from '#lib/views/page-links.ts';

/** A page of the one file: one of the site's, or the speaker's window. */
export type FilePage = PageName | 'notes';

/** Id of a page's element; ids of a story, and of the parts of a page, hold no slash. */
export const pageId = (page: FilePage) => `/${page}`;

/** Whether an address names one of the pages, or a part of one; else it is the story's. */
export const namesPage = (hash: string) => hash.startsWith('#/');

/** Links between the pages of the one file: each is a part of it, and the story is what is shown without one. */
export const fileLinks: PageLinks = (page, part, query = '') =>
	`${query}#${part ?? (page === 'story' ? '' : pageId(page))}`;
