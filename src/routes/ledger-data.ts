import { loadBasemap } from '#lib/content/basemap.ts';
import { loadStory } from '#lib/content/story.ts';
import { decodeBasemap } from '#lib/geo/basemap.ts';
import { ledgerPage, type LedgerPage } from '#lib/views/ledger-page.ts';

/** What the ledger's page is made of. */
export function ledgerData(): LedgerPage {
	return ledgerPage(loadStory(), decodeBasemap(loadBasemap('drawn')).bands);
}
