import type { ClaimStatus } from './status.ts';

/** What pupils tell apart: coarser than the ledger's words, and what fits none of the five. */
export const claimKinds = ['fact', 'allegation', 'denial', 'demand', 'conclusion', 'other'] as const;

export type ClaimKind = (typeof claimKinds)[number];

export const kindWords: Readonly<Record<ClaimKind, string>> = {
	fact: 'Fact',
	allegation: 'Allegation',
	denial: 'Denial',
	demand: 'Demand',
	conclusion: 'Conclusion',
	other: 'None of these'
};

/** The kind under which each of the ledger's words falls. */
export const kindOf: Readonly<Record<ClaimStatus, ClaimKind>> = {
	reported_fact: 'fact',
	statement: 'other',
	promise: 'other',
	interpretation: 'conclusion',
	allegation: 'allegation',
	one_sided_claim: 'allegation',
	denial: 'denial',
	demand: 'demand',
	refusal: 'other',
	rule_cited: 'other',
	legal_conclusion: 'conclusion',
	publisher_note: 'other'
};

/** What pupils have marked, by the claim's id. */
export type Marks = Readonly<Record<string, ClaimKind | undefined>>;

/** How marks compare with the ledger. */
export interface Comparison {
	marked: number;
	/** Of those marked, how many the ledger sorts as they were. */
	same: number;
	all: number;
}

export function compareMarks(claims: readonly { id: string; status: ClaimStatus }[], marks: Marks): Comparison {
	const marked = claims.filter(({ id }) => marks[id] !== undefined);
	const same = marked.filter(({ id, status }) => marks[id] === kindOf[status]);
	return { marked: marked.length, same: same.length, all: claims.length };
}
