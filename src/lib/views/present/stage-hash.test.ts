import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf, positionOfHash } from './stage-hash.ts';

const steps = ['opening', 'harbour'];

it('names each screen in the address, and finds it again', () => {
	expect([-1, 0, 1, 2].map((position) => hashOf(position, steps))).toEqual([
		undefined,
		'opening',
		'harbour',
		'questions'
	]);
	for (const position of [0, 1, 2]) expect(positionOfHash(`#${hashOf(position, steps)}`, steps)).toBe(position);
});

it.each(['', '#', '#nowhere', '#0', '#%E0%A4%A'])('knows no screen called "%s"', (hash) => {
	expect(positionOfHash(hash, steps)).toBeUndefined();
});

it('has a step called like the closing screen come first', () => {
	expect(positionOfHash('#questions', ['questions', 'harbour'])).toBe(0);
});

it('finds a screen behind the name of its page, as the story as one file has it', () => {
	expect(positionOfHash('#/present/harbour', steps)).toBe(1);
	expect(positionOfHash('#/present/questions', steps)).toBe(2);
	for (const hash of ['#/present', '#/present/', '#/claims', '#/harbour']) {
		expect(positionOfHash(hash, steps), hash).toBeUndefined();
	}
});

/** Anything, and what comes near the name of a screen. */
const anyHash = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc
		.tuple(
			fc.constantFrom('', '#', '#/', '#/present/', '#//', '%23'),
			fc.oneof(
				fc.constantFrom(...steps, 'questions', 'QUESTIONS', '__proto__', 'length', '-1', '%E0%A4%A'),
				fc.string()
			),
			fc.constantFrom('', '/', '?', '%00')
		)
		.map((parts) => parts.join(''))
);

it('D12: knows for any address a screen that there is, or none', () => {
	fc.assert(
		fc.property(anyHash, (hash) => {
			const position = positionOfHash(hash, steps);
			expect([undefined, 0, 1, 2]).toContain(position);
		})
	);
});
