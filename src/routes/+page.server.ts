import { dataAddress } from './data/files.ts';
import { readerData } from './reader-data.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	...readerData(),
	mapUrl: dataAddress('map'),
	guideUrl: dataAddress('places'),
	ledgerUrl: dataAddress('claims')
});
