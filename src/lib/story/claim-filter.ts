import type { Ledger, LedgerClaim } from './ledger.ts';
import { claimStatuses } from './status.ts';

export const filterKeys = ['speaker', 'status', 'place', 'paragraph'] as const;

export type FilterKey = (typeof filterKeys)[number];

/** Which claims are wanted: for each key the values that pass; none means that all do. */
export type ClaimFilter = Readonly<Record<FilterKey, readonly string[]>>;

/** The filter that every claim passes. */
export const allClaims: ClaimFilter = { speaker: [], status: [], place: [], paragraph: [] };

/** The values that a filter of this ledger can have, in the order in which they are offered. */
export function filterValues(ledger: Pick<Ledger, 'claims' | 'speakers' | 'places' | 'paragraphs'>): ClaimFilter {
	const statuses = new Set(ledger.claims.map(({ status }) => status));
	return {
		speaker: ledger.speakers.map(({ id }) => id),
		status: claimStatuses.filter((status) => statuses.has(status)),
		place: ledger.places.map(({ id }) => id),
		paragraph: ledger.paragraphs
	};
}

/** The claims that pass: for every key one of its values. */
export function filterClaims<Claim extends Pick<LedgerClaim, FilterKey>>(
	claims: readonly Claim[],
	filter: ClaimFilter
): Claim[] {
	return claims.filter((claim) =>
		filterKeys.every((key) => filter[key].length === 0 || filter[key].includes(claim[key] ?? ''))
	);
}

/**
 * The filter that a URL's query asks for, whatever the query is: other parameters are left alone, and values that the
 * ledger does not have are no wish.
 */
export function parseFilter(query: string, values: ClaimFilter): ClaimFilter {
	const asked = new URLSearchParams(query);
	return filterOf((key) => {
		const wanted = asked.getAll(key);
		return values[key].filter((value) => wanted.includes(value));
	});
}

/** The query with the filter in it, in place of the one that was; it begins with `?`, or is empty. */
export function printFilter(filter: ClaimFilter, query = ''): string {
	const printed = new URLSearchParams(query);
	for (const key of filterKeys) {
		printed.delete(key);
		for (const value of filter[key]) printed.append(key, value);
	}
	const text = printed.toString();
	return text && `?${text}`;
}

/** Whether every claim passes. */
export function isOpen(filter: ClaimFilter): boolean {
	return filterKeys.every((key) => filter[key].length === 0);
}

function filterOf(values: (key: FilterKey) => readonly string[]): ClaimFilter {
	return {
		speaker: values('speaker'),
		status: values('status'),
		place: values('place'),
		paragraph: values('paragraph')
	};
}
