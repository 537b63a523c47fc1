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

	it('asks for the smallest interface', () => {
		expect(embedOptions('?ui=minimal', ids).isMinimal).toBe(true);
	});
});
