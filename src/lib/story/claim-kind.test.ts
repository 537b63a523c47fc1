import { describe, expect, it } from 'vitest';
import { claimKinds, compareMarks, kindOf } from './claim-kind.ts';
import { claimStatuses } from './status.ts';

describe('the kinds that pupils sort claims by', () => {
	it('hold each word of the ledger once, and each kind holds one at least', () => {
		expect(Object.keys(kindOf).sort()).toEqual([...claimStatuses].sort());
		expect([...new Set(Object.values(kindOf))].sort()).toEqual([...claimKinds].sort());
	});

	it('keep apart what happened, what one side says, what is denied, what is asked for and what is concluded', () => {
		const kinds = (['reported_fact', 'one_sided_claim', 'denial', 'demand', 'legal_conclusion'] as const).map(
			(status) => kindOf[status]
		);
		expect(kinds).toEqual(['fact', 'allegation', 'denial', 'demand', 'conclusion']);
		expect(kindOf.promise).toBe('other');
	});
});

describe('marks compared with the ledger', () => {
	const claims = [
		{ id: 'a', status: 'reported_fact' },
		{ id: 'b', status: 'one_sided_claim' },
		{ id: 'c', status: 'promise' }
	] as const;

	it('are counted only where something was marked', () => {
		expect(compareMarks(claims, {})).toEqual({ marked: 0, same: 0, all: 3 });
		expect(compareMarks(claims, { a: 'fact', b: 'denial' })).toEqual({ marked: 2, same: 1, all: 3 });
		expect(compareMarks(claims, { a: 'fact', b: 'allegation', c: 'other' })).toEqual({ marked: 3, same: 3, all: 3 });
	});

	it('of other claims do not count', () => {
		expect(compareMarks(claims, { z: 'fact' })).toEqual({ marked: 0, same: 0, all: 3 });
	});
});
