import '#generated/fonts/fonts.css';
import '#generated/story.css';
import '#lib/views/page.css';
import '#lib/views/reader.css';
import './pages.css';
import { hydrate, mount, unmount } from 'svelte';
import { allClaims, printFilter } from '#lib/story/claim-filter.ts';
import { asksForLesson } from '#lib/views/lesson/asks-for-lesson.ts';
import { startLesson } from '#lib/views/lesson/lesson-mode.ts';
import Ledger from '#lib/views/Ledger.svelte';
import { ledgerPanelData, type LedgerPage } from '#lib/views/ledger-page.ts';
// Its markup is prerendered, its styles belong to the file.
import '#lib/views/Method.svelte';
import { pageLinksContext } from '#lib/views/page-links.ts';
import { keptMarkup } from '#lib/views/prerendered.ts';
import Notes from '#lib/views/present/Notes.svelte';
import type { NotesPage, PresentPage } from '#lib/views/present/present-page.ts';
import Present from '#lib/views/present/Present.svelte';
import Reader from '#lib/views/Reader.svelte';
import type { ReaderPage } from '#lib/views/reader-page.ts';
// Behind the styles of components, some of which they change.
import '#lib/views/present/present.css';
import '#lib/views/present/notes.css';
import { dataAddress, dataText, hasData } from './file-data.ts';
import { fileLinks, namesPage, pageId, type FilePage } from './file-links.ts';
import { switchPages, type SwitchedPage } from './page-switch.ts';

const context = new Map([[pageLinksContext, fileLinks]]);
const reader = JSON.parse(dataText('reader')) as ReaderPage;
const ledger = JSON.parse(dataText('ledger')) as LedgerPage;
const dataUrl = dataAddress(dataText('map'));
const guideUrl = dataAddress(dataText('places'));
const ledgerUrl = dataAddress(JSON.stringify(ledgerPanelData(ledger)));
const stage: PresentPage = { ...(JSON.parse(dataText('present')) as Omit<PresentPage, 'reader'>), reader };
const questionsUrl = dataAddress(JSON.stringify(stage.questions));

const loadPanel = () => import('#lib/views/parts/LedgerPanel.svelte');

const replaceAddress = (url: URL) => history.replaceState(history.state, '', url);

/** Writes a step into the address, unless the reader has just left for another page: where they go counts. */
function replaceStep(url: URL): void {
	if (!namesPage(location.hash)) replaceAddress(url);
}

/** Takes the ledger's filter out of the address: a link from here to a claim leads to it, whatever was filtered before. */
function dropFilter(): void {
	const url = new URL(location.href);
	url.search = printFilter(allClaims, url.search);
	// A query without a filter stays as it was written: while a page loads, another address takes its part from it.
	if (String(url.searchParams) !== String(new URLSearchParams(location.search))) replaceAddress(url);
}

function page(name: FilePage, start: SwitchedPage['start']): SwitchedPage {
	const element = document.getElementById(pageId(name));
	if (!element) throw new Error(`the file holds no page of the name ${name}`);
	return { element, start };
}

/** The speaker's window, in the file of those who give the talk. */
function speaker(): SwitchedPage {
	const { notes } = JSON.parse(dataText('notes')) as Pick<NotesPage, 'notes'>;
	return page('notes', (target) => {
		target.replaceChildren();
		const props = { page: { ...stage, notes }, root: './', stageUrl: fileLinks('present') };
		const window = mount(Notes, { target, context, props });
		return () => void unmount(window);
	});
}

switchPages([
	page('story', (target) => {
		dropFilter();
		const props = {
			page: reader,
			text: keptMarkup,
			footer: keptMarkup,
			dataUrl,
			guideUrl,
			ledgerUrl,
			loadPanel,
			replaceAddress: replaceStep
		};
		const story = hydrate(Reader, { target, context, props });
		const lesson = asksForLesson(location.search) ? startLesson({ questionsUrl, ledgerUrl }) : undefined;
		return () => {
			void lesson?.then((stop) => stop());
			void unmount(story);
		};
	}),
	page('claims', (target) => {
		const props = {
			page: ledger,
			// A filter is the address' query; the page stays the one that its part names.
			replaceAddress: (url: URL) => replaceAddress(new URL(`#${pageId('claims')}`, url))
		};
		const claims = hydrate(Ledger, { target, context, props });
		return () => void unmount(claims);
	}),
	page('method', () => {
		dropFilter();
		return () => undefined;
	}),
	page('present', (target) => {
		target.replaceChildren();
		const props = {
			page: stage,
			dataUrl,
			guideUrl,
			root: './',
			...(hasData('notes') && { notesUrl: `#${pageId('notes')}` }),
			// A screen is a part of its page: the story has steps of the same names.
			replaceAddress: (url: URL) => replaceAddress(new URL(`#${pageId('present')}${url.hash.replace('#', '/')}`, url))
		};
		const present = mount(Present, { target, context, props });
		return () => void unmount(present);
	}),
	...(hasData('notes') ? [speaker()] : [])
]);
