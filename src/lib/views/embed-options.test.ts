import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedOptions } from './embed-options.ts';

const ids = ['opening', 'middle', 'end'];

describe('the address of an embed', () => {
	it('without a query shows every step from the first', () => {
		expect(embedOptions('', ids)).toEqual({ steps: ids, start: undefined, isMinimal: false });
	});

	it('chooses steps, in the story’s order and each once', () => {
		expect(embedOptions('?steps=end,opening,end', ids).steps).toEqual(['opening', 'end']);
		expect(embedOptions('?steps=end&steps=middle', ids).steps).toEqual(['middle', 'end']);
	});

	it('names a step to start at, as long as it is shown', () => {
		expect(embedOptions('?start=middle', ids).start).toBe('middle');
		expect(embedOptions('?start=middle&steps=opening,end', ids).start).toBeUndefined();
	});

	it('may be of any make: what names no step changes nothing', () => {
		for (const query of ['?steps=', '?steps=,,', '?steps=__proto__,nothing', '?start=constructor', '?ui=huge', '?%']) {
			expect(embedOptions(query, ids), query).toEqual({ steps: ids, start: undefined, isMinimal: false });
		}
	});

	it('D12: whatever it is, shows some of the steps, each once and in order, from one that is shown', () => {
		const value = fc.oneof(fc.constantFrom(...ids, 'minimal', '__proto__', '%E0%A4%A', ',', '-1'), fc.string());
		const pair = fc.tuple(
			fc.constantFrom('steps', 'start', 'ui', 'theme'),
			fc.array(value, { maxLength: 4 }).map(String)
		);
		const query = fc.array(pair, { maxLength: 6 }).map((pairs) => `?${pairs.map((each) => each.join('=')).join('&')}`);
		fc.assert(
			fc.property(fc.oneof(query, fc.string({ unit: 'binary' })), (search) => {
				const { steps, start, isMinimal } = embedOptions(search, ids);
				expect(steps.length).toBeGreaterThan(0);
				expect(steps).toEqual(ids.filter((id) => steps.includes(id)));
				if (start !== undefined) expect(steps).toContain(start);
				expect(isMinimal).toBeTypeOf('boolean');
			})
		);
	});

	it('asks for the smallest interface', () => {
		expect(embedOptions('?ui=minimal', ids).isMinimal).toBe(true);
	});
});
