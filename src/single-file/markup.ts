import { render } from 'svelte/server';
import { loadStory } from '#lib/content/story.ts';
import Ledger from '#lib/views/Ledger.svelte';
import Method from '#lib/views/Method.svelte';
import { methodPage } from '#lib/views/method-page.ts';
import { pageLinksContext, pageTitle, type PageName } from '#lib/views/page-links.ts';
import Reader from '#lib/views/Reader.svelte';
import shell from '../app.html?raw';
import { dataFile } from '../routes/data/files.ts';
import { ledgerData } from '../routes/ledger-data.ts';
import { readerData } from '../routes/reader-data.ts';
import { dataElement } from './file-data.ts';
import { fileLinks, pageId } from './file-links.ts';

/**
 * All pages of the site as one, with the data that their scripts need; the tool that completes the file adds styles,
 * scripts, icon and policy.
 * @throws Error if a step has the id of a part of another page, to which links could not lead
 */
export function singleFileMarkup(): string {
	const story = loadStory();
	const context = new Map([[pageLinksContext, fileLinks]]);
	const { reader, text, footer } = readerData(fileLinks);
	const ledger = ledgerData();
	// The browser has the data, and an address that can be changed.
	const inBrowser = {
		dataUrl: '',
		guideUrl: '',
		ledgerUrl: '',
		loadPanel: () => import('#lib/views/parts/LedgerPanel.svelte'),
		replaceAddress: () => undefined
	};
	const pages: [PageName, string][] = [
		['story', render(Reader, { props: { page: reader, text, footer, ...inBrowser }, context }).body],
		['claims', render(Ledger, { props: { page: ledger, ...inBrowser }, context }).body],
		['method', render(Method, { props: { page: methodPage(story) }, context }).body]
	];
	for (const [page, markup] of pages.slice(1)) {
		const taken = new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
		const step = story.steps.find(({ id }) => taken.has(id));
		if (step) throw new Error(`A part of the page ${pageTitle(page, story.meta.title)} has the id ${step.id}, too.`);
	}
	const body = [
		...pages.map(
			([page, markup]) =>
				`<div class="file-page" id="${pageId(page)}" data-title="${escaped(pageTitle(page, story.meta.title))}">${markup}</div>`
		),
		dataElement('reader', JSON.stringify(reader)),
		dataElement('ledger', JSON.stringify(ledger)),
		dataElement('map', dataFile('map')),
		dataElement('places', dataFile('places'))
	].join('\n');
	const head = `<title>${escaped(story.meta.title)}</title>\n\t\t<meta name="robots" content="noindex" />`;
	return shell
		.replace('%sveltekit.assets%', '..')
		.replace('%sveltekit.head%', () => head)
		.replace('%sveltekit.body%', () => body);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
