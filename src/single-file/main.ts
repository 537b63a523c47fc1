import '#generated/fonts/fonts.css';
import '#generated/story.css';
import '#lib/views/page.css';
import '#lib/views/reader.css';
import './pages.css';
import { hydrate, unmount } from 'svelte';
import { allClaims, printFilter } from '#lib/story/claim-filter.ts';
import Ledger from '#lib/views/Ledger.svelte';
import { ledgerPanelData, type LedgerPage } from '#lib/views/ledger-page.ts';
// Its markup is prerendered, its styles belong to the file.
import '#lib/views/Method.svelte';
import { pageLinksContext, type PageName } from '#lib/views/page-links.ts';
import { keptMarkup } from '#lib/views/prerendered.ts';
import Reader from '#lib/views/Reader.svelte';
import type { ReaderPage } from '#lib/views/reader-page.ts';
import { dataAddress, dataText } from './file-data.ts';
import { fileLinks, pageId } from './file-links.ts';
import { switchPages, type SwitchedPage } from './page-switch.ts';

const context = new Map([[pageLinksContext, fileLinks]]);
const reader = JSON.parse(dataText('reader')) as ReaderPage;
const ledger = JSON.parse(dataText('ledger')) as LedgerPage;
const dataUrl = dataAddress(dataText('map'));
const guideUrl = dataAddress(dataText('places'));
const ledgerUrl = dataAddress(JSON.stringify(ledgerPanelData(ledger)));

const loadPanel = () => import('#lib/views/parts/LedgerPanel.svelte');

const replaceAddress = (url: URL) => history.replaceState(history.state, '', url);

/** Takes the ledger's filter out of the address: a link from here to a claim leads to it, whatever was filtered before. */
function dropFilter(): void {
	const url = new URL(location.href);
	url.search = printFilter(allClaims, url.search);
	if (url.href !== location.href) replaceAddress(url);
}

function page(name: PageName, start: SwitchedPage['start']): SwitchedPage {
	const element = document.getElementById(pageId(name));
	if (!element) throw new Error(`the file holds no page of the name ${name}`);
	return { element, start };
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
			replaceAddress
		};
		const story = hydrate(Reader, { target, context, props });
		return () => void unmount(story);
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
	})
]);
