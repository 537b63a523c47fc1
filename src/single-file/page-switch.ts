/** A page of the one file. */
export interface SwitchedPage {
	/** Its prerendered element, as the file holds it. */
	element: HTMLElement;
	/** Makes the page in the document run; returns what stops it. */
	start: (element: HTMLElement) => () => void;
}

/**
 * Shows one of the pages at a time: the one in which the part is that the address names, else the first. Going to another
 * is like loading it anew: it begins with its prerendered markup. The others are not in the document.
 * @param pages in the document, at least one
 */
export function switchPages(pages: readonly [SwitchedPage, ...SwitchedPage[]]): void {
	const kept = pages.map((page) => ({ ...page, element: page.element.cloneNode(true) as HTMLElement }));
	let shown = indexAt(kept, partOf(location.hash), 0);
	const first = pages[shown] ?? pages[0];
	for (const page of pages) if (page !== first) page.element.remove();
	let { element } = first;
	let stop = show(element, first);

	const follow = () => {
		const next = indexAt(kept, partOf(location.hash), shown);
		const page = kept[next];
		if (next === shown || !page) return;
		shown = next;
		stop();
		const fresh = page.element.cloneNode(true) as HTMLElement;
		element.replaceWith(fresh);
		element = fresh;
		stop = show(element, page);
		arrive(element, partOf(location.hash));
	};
	addEventListener('hashchange', follow);
	// On the way back to an address with another query, too, where Chromium tells of no other part; once the browser has
	// gone to that part itself, which takes the focus away.
	addEventListener('popstate', () => setTimeout(follow));
}

function show(element: HTMLElement, { start }: SwitchedPage): () => void {
	document.title = element.dataset.title ?? document.title;
	// From here on the script chooses; what the styles would show by the address alone counts no more.
	element.classList.remove('file-page');
	return start(element);
}

/** The part of an address, which need not be well formed; empty for the beginning of the first page. */
function partOf(hash: string): string {
	try {
		return decodeURIComponent(hash.slice(1));
	} catch {
		return hash.slice(1);
	}
}

/** The page in which a part is; where none has it, and where several have, the one that is shown. */
function indexAt(pages: readonly SwitchedPage[], part: string, shown: number): number {
	if (part === '') return 0;
	// A page may name its own parts behind its id: `/present/erbil`.
	const has = (page: SwitchedPage | undefined) =>
		page &&
		(`${part}/`.startsWith(`${page.element.id}/`) || page.element.querySelector(`#${CSS.escape(part)}`) !== null);
	const found = pages.findIndex(has);
	return found < 0 || has(pages[shown]) ? shown : found;
}

/** What a browser does when it has loaded a page: what is meant is in view, and what is tabbed to next is behind it. */
function arrive(page: HTMLElement, part: string): void {
	const target = part === page.id ? undefined : document.getElementById(part);
	if (target) target.scrollIntoView({ block: 'start', behavior: 'instant' });
	else scrollTo({ top: 0, behavior: 'instant' });
	const heading = (target ?? page).querySelector<HTMLElement>('h1, h2, h3') ?? target ?? page;
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
}
