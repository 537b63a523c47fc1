import type { ClaimStatus } from './status.ts';

/** How sure a claim is or what kind of act, coarse enough to be told by the form of a small sign. */
export const certainties = ['solid', 'dashed', 'hollow', 'ring', 'dotted'] as const;

export type Certainty = (typeof certainties)[number];

/** What each form means, for a legend. */
export const certaintyWords: Readonly<Record<Certainty, string>> = {
	solid: 'Reported or stated',
	dashed: 'Alleged, or said by one side',
	hollow: 'Denied or refused',
	ring: 'A conclusion, a reading or a rule',
	dotted: 'Demanded, promised or threatened'
};

export const certaintyOf: Readonly<Record<ClaimStatus, Certainty>> = {
	reported_fact: 'solid',
	statement: 'solid',
	publisher_note: 'solid',
	allegation: 'dashed',
	one_sided_claim: 'dashed',
	denial: 'hollow',
	refusal: 'hollow',
	interpretation: 'ring',
	rule_cited: 'ring',
	legal_conclusion: 'ring',
	promise: 'dotted',
	demand: 'dotted'
};
