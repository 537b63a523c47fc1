import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance, nearestName, suggestion } from './suggest.ts';

it.each([
	['ayn_al_assad', 'ayn_al_asad'],
	['tilte', 'title'],
	['Erbil', 'erbil'],
	['erbli', 'erbil']
])('%s was meant as %s', (name, meant) => {
	expect(nearestName(name, ['baghdad', 'ayn_al_asad', 'erbil', 'title'])).toBe(meant);
});

it('a name far from all was meant as none of them', () => {
	expect(nearestName('washington', ['baghdad', 'erbil'])).toBeUndefined();
	expect(nearestName('x', [])).toBeUndefined();
});

it('where nothing is near, a short list of what is valid helps', () => {
	expect(suggestion('paris', ['baghdad', 'erbil'])).toBe('; valid are `baghdad`, `erbil`');
	expect(suggestion('paris', [])).toBe('; none is defined');
	expect(
		suggestion(
			'paris',
			Array.from({ length: 13 }, (_, index) => `place-${index}`)
		)
	).toBe('');
	expect(suggestion('erbl', ['erbil'])).toBe('; did you mean `erbil`?');
});

it('a distance counts edits, and a swap of neighbours once', () => {
	expect(editDistance('tilte', 'title')).toBe(1);
	expect(editDistance('kitten', 'sitting')).toBe(3);
	expect(editDistance('', 'abc')).toBe(3);
});

it('a distance is symmetric, and zero for equal texts only', () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
			expect(editDistance(a, b)).toBe(editDistance(b, a));
			expect(editDistance(a, b) === 0).toBe(a === b);
			expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
		})
	);
});
