/**
 * How sure a claim is and what kind of act it is, as the article words it. The words are the same in the data, in CSS
 * class names and in the legend.
 */
export const claimStatuses = [
	'reported_fact',
	'statement',
	'promise',
	'interpretation',
	'allegation',
	'one_sided_claim',
	'denial',
	'demand',
	'refusal',
	'rule_cited',
	'legal_conclusion',
	'publisher_note'
] as const;

export type ClaimStatus = (typeof claimStatuses)[number];

/** What a reader sees for each status: a short name, and one sentence on what it means. */
export const statusWords: Readonly<Record<ClaimStatus, { name: string; meaning: string }>> = {
	reported_fact: { name: 'reported', meaning: 'The reporter states it.' },
	statement: { name: 'statement', meaning: 'Someone says it about themselves or their own view.' },
	promise: { name: 'promise or threat', meaning: 'Someone says what they will do.' },
	interpretation: { name: 'interpretation', meaning: 'The reporter reads a meaning into it.' },
	allegation: { name: 'alleged', meaning: 'Someone accuses or asserts against another.' },
	one_sided_claim: { name: 'one side’s claim', meaning: 'One side says so; nobody else confirms it in the text.' },
	denial: { name: 'denied', meaning: 'The accused deny it.' },
	demand: { name: 'demanded', meaning: 'Asked for, not done.' },
	refusal: { name: 'refused', meaning: 'Someone declines a request.' },
	rule_cited: { name: 'rule cited', meaning: 'A rule is given as the reason.' },
	legal_conclusion: { name: 'legal conclusion', meaning: 'A legal opinion by an expert.' },
	publisher_note: { name: 'publisher’s note', meaning: 'Added by the publisher.' }
};
