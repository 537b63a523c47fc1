import { render } from 'svelte/server';
import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import Ledger from '#lib/views/Ledger.svelte';
import Method from '#lib/views/Method.svelte';
import { methodPage } from '#lib/views/method-page.ts';
import { pageLinksContext, pageTitle } from '#lib/views/page-links.ts';
import { notesPage } from '#lib/views/present/present-page.ts';
import Reader from '#lib/views/Reader.svelte';
import shell from '../app.html?raw';
import { dataFile } from '../routes/data/files.ts';
import { ledgerData } from '../routes/ledger-data.ts';
import { readerData } from '../routes/reader-data.ts';
import { dataElement } from './file-data.ts';
import { fileLinks, pageId, type FilePage } from './file-links.ts';

/**
 * All pages of the site as one, with the data that their scripts need; the tool that completes the file adds styles,
 * scripts, icon and policy.
 * @param hasNotes whether the file is for those who give the talk, with notes and the speaker's window
 * @throws Error if a step has the id of a part of another page, to which links could not lead
 */
export function singleFileMarkup({ hasNotes }: { hasNotes: boolean }): string {
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
	const { notes, reader: unused, ...stage } = notesPage(story, decodeBasemap(loadBasemap('drawn')).bands);
	void unused;
	const needsScript = '<p class="page">Presenting needs a script.</p>';
	const titleOf = (page: FilePage) =>
		page === 'notes' ? `Speaker’s notes – ${story.meta.title}` : pageTitle(page, story.meta.title);
	const pages: [FilePage, string][] = [
		['story', render(Reader, { props: { page: reader, text, footer, ...inBrowser }, context }).body],
		['claims', render(Ledger, { props: { page: ledger, ...inBrowser }, context }).body],
		['method', render(Method, { props: { page: methodPage(story) }, context }).body],
		['present', needsScript],
		...(hasNotes ? [['notes', needsScript] satisfies [FilePage, string]] : [])
	];
	for (const [page, markup] of pages.slice(1)) {
		const taken = new Set([...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
		const step = story.steps.find(({ id }) => taken.has(id));
		if (step) throw new Error(`A part of the page ${titleOf(page)} has the id ${step.id}, too.`);
	}
	const body = [
		...pages.map(
			([page, markup]) =>
				`<div class="file-page" id="${pageId(page)}" data-title="${escaped(titleOf(page))}">${markup}</div>`
		),
		dataElement('reader', JSON.stringify(reader)),
		dataElement('ledger', JSON.stringify(ledger)),
		dataElement('map', dataFile('map')),
		dataElement('places', dataFile('places')),
		dataElement('present', JSON.stringify(stage)),
		...(hasNotes ? [dataElement('notes', JSON.stringify({ notes }))] : [])
	].join('\n');
	const head = `<title>${escaped(story.meta.title)}</title>\n\t\t<meta name="robots" content="noindex" />`;
	return shell
		.replace('%sveltekit.assets%', '..')
		.replace('%sveltekit.head%', () => head)
		.replace('%sveltekit.body%', () => body);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
