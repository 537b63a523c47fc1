import { getContext } from 'svelte';

/** The pages and what links to them are called. */
export const pageNames = {
	story: 'The story',
	claims: 'Who says what',
	method: 'How we know',
	present: 'Present',
	handout: 'Handout',
	share: 'Share'
} as const;

export type PageName = keyof typeof pageNames;

/**
 * The address of a page, for a link on the page that is shown.
 * @param part id of what is meant on the page; none for its beginning
 * @param query of the address, with its `?`
 */
export type PageLinks = (page: PageName, part?: string, query?: string) => string;

/** The context in which pages that stand elsewhere than on the site have their own {@link PageLinks}. */
export const pageLinksContext = 'page-links';

/**
 * The links of the page that is shown; to be called while a component is made.
 * @param root way from this page of the site to the story's: empty, or `../`
 */
export function pageLinks(root: '' | '../'): PageLinks {
	return getContext<PageLinks | undefined>(pageLinksContext) ?? siteLinks(root);
}

/** The pages that can be reached from the one that is shown; to be called while a component is made. */
export function pagesHere(): PageName[] {
	const isOnSite = getContext<PageLinks | undefined>(pageLinksContext) === undefined;
	const pages = Object.keys(pageNames) as PageName[];
	return isOnSite ? pages : pages.filter((page) => !['handout', 'share'].includes(page));
}

/** Links between the pages of the site, each of which has its folder. */
function siteLinks(root: '' | '../'): PageLinks {
	return (page, part, query = '') => {
		const place = query + (part ? `#${part}` : '');
		const folder = page === 'story' ? root : `${root}${page}/`;
		return folder + place || './';
	};
}

/** What a page is called in a list of open pages. */
export function pageTitle(page: PageName, story: string): string {
	return page === 'story' ? story : `${pageNames[page]} – ${story}`;
}
