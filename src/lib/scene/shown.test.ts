import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shownBySteps } from './shown.ts';

it('a thing of several steps stands once, with all of its steps', () => {
	const lists = [[{ id: 'a' }, { id: 'b' }], [{ id: 'c' }], [{ id: 'b' }, { id: 'a' }]];
	expect(shownBySteps(lists, ({ id }) => id)).toEqual([
		{ id: 'a', steps: [0, 2] },
		{ id: 'b', steps: [0, 2] },
		{ id: 'c', steps: [1] }
	]);
});

it('the lists can be made again from what is shown, and are not changed', () => {
	const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')).map((ids) => ids.map((id) => ({ id })));
	fc.assert(
		fc.property(fc.array(list, { maxLength: 8 }), (lists) => {
			const before = structuredClone(lists);
			const shown = shownBySteps(lists, ({ id }) => id);
			const idsAt = (step: number) => shown.filter(({ steps }) => steps.includes(step)).map(({ id }) => id);
			expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
			for (const [step, things] of lists.entries()) {
				expect(idsAt(step).sort()).toEqual(things.map(({ id }) => id).sort());
			}
			expect(lists).toEqual(before);
		})
	);
});
