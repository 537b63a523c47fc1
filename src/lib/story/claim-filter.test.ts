import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	allClaims,
	filterClaims,
	filterKeys,
	filterValues,
	isOpen,
	parseFilter,
	printFilter,
	type ClaimFilter
} from './claim-filter.ts';
import type { Ledger, LedgerClaim } from './ledger.ts';

const claim = (id: string, speaker: string, status: LedgerClaim['status'], paragraph: string, place?: string) => ({
	...{ id, speaker, status, paragraph, step: 'start', text: `Claim ${id}.` },
	date: { start: '1909-07-25', precision: 'day' as const },
	...(place !== undefined && { place })
});

const ledger: Pick<Ledger, 'claims' | 'speakers' | 'places' | 'paragraphs'> = {
	claims: [
		claim('C1.1', 'reporter', 'reported_fact', 'P1', 'calais'),
		claim('C1.2', 'pilot', 'promise', 'P1', 'dover'),
		claim('C2.1', 'pilot', 'denial', 'P2'),
		claim('C3.1', 'crowd', 'reported_fact', 'P3', 'dover')
	],
	speakers: ['reporter', 'pilot', 'crowd'].map((id) => ({ id, name: id, role: id, actor: id })),
	places: ['calais', 'dover'].map((id) => ({ id, label: id })),
	paragraphs: ['P1', 'P2', 'P3']
};
const values = filterValues(ledger);
const ids = (filter: ClaimFilter) => filterClaims(ledger.claims, filter).map(({ id }) => id);

const anyFilter: fc.Arbitrary<ClaimFilter> = fc.record({
	speaker: fc.subarray([...values.speaker]),
	status: fc.subarray([...values.status]),
	place: fc.subarray([...values.place]),
	paragraph: fc.subarray([...values.paragraph])
});

/** Queries with our keys, other keys, broken escapes and anything else. */
const anyQuery = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc
		.array(
			fc.tuple(fc.oneof(fc.constantFrom(...filterKeys), fc.string()), fc.oneof(fc.string(), fc.constant('%E0%A4%A')))
		)
		.map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`)
);

describe('a filter of claims', () => {
	it('lets every claim pass when it asks for nothing', () => {
		expect(ids(allClaims)).toEqual(['C1.1', 'C1.2', 'C2.1', 'C3.1']);
		expect(isOpen(allClaims)).toBe(true);
	});

	it('asks for any of the values of one key, and for all of its keys', () => {
		expect(ids({ ...allClaims, speaker: ['pilot'] })).toEqual(['C1.2', 'C2.1']);
		expect(ids({ ...allClaims, speaker: ['pilot', 'crowd'], place: ['dover'] })).toEqual(['C1.2', 'C3.1']);
		expect(ids({ ...allClaims, status: ['promise'], place: ['calais'] })).toEqual([]);
	});

	it('by place leaves out claims without a place', () => {
		expect(ids({ ...allClaims, place: ['calais', 'dover'] })).toEqual(['C1.1', 'C1.2', 'C3.1']);
	});

	it('offers the statuses that occur, in the order of the legend, and no others', () => {
		expect(values.status).toEqual(['reported_fact', 'promise', 'denial']);
	});

	it('never adds, repeats or reorders claims, and with one more value lets no fewer pass', () => {
		fc.assert(
			fc.property(anyFilter, fc.constantFrom(...filterKeys), (filter, key) => {
				const passed = ids(filter);
				expect(passed).toEqual(ledger.claims.map(({ id }) => id).filter((id) => passed.includes(id)));
				const missing = values[key].find((value) => !filter[key].includes(value));
				if (filter[key].length === 0 || missing === undefined) return;
				expect(ids({ ...filter, [key]: [...filter[key], missing] })).toEqual(expect.arrayContaining(passed));
			})
		);
	});
});

describe('a filter in an address', () => {
	it('comes back from its query as it was', () => {
		fc.assert(
			fc.property(anyFilter, (filter) => {
				expect(parseFilter(printFilter(filter), values)).toEqual(filter);
			})
		);
	});

	it('is read from any query without an error, and holds only values of the ledger, each once', () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const filter = parseFilter(query, values);
				for (const key of filterKeys) {
					expect(values[key]).toEqual(expect.arrayContaining([...filter[key]]));
					expect(new Set(filter[key]).size).toBe(filter[key].length);
				}
			})
		);
	});

	it('D12: is written into any query, and comes back from it as it was', () => {
		fc.assert(
			fc.property(anyFilter, anyQuery, (filter, query) => {
				const printed = printFilter(filter, query);
				expect(parseFilter(printed, values)).toEqual(filter);
				expect(printFilter(filter, printed)).toBe(printed);
			})
		);
	});

	it('ignores values that the ledger does not have', () => {
		const filter = parseFilter('?speaker=nobody&status=promise&place=constructor&status=promise', values);
		expect(filter).toEqual({ ...allClaims, status: ['promise'] });
	});

	it('leaves the parameters of others alone', () => {
		const query = printFilter({ ...allClaims, place: ['dover'] }, '?lang=en&place=calais&speaker=pilot');
		expect(query).toBe('?lang=en&place=dover');
		expect(printFilter(allClaims, query)).toBe('?lang=en');
		expect(printFilter(allClaims, '?place=calais')).toBe('');
	});
});
