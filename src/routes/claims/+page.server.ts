import { ledgerData } from '../ledger-data.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ page: ledgerData() });
