import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreHeight, leastHeight, partsThatFit, type Part } from './embed-fit.ts';

const parts: Part[] = [
	{ kind: 'when', height: 20 },
	{ kind: 'title', height: 30 },
	{ kind: 'lead', height: 100 },
	{ kind: 'more', height: 60 },
	{ kind: 'more', height: 40 },
	{ kind: 'quotation', height: 80 }
];

const shown = (room: number) => parts.filter((_, index) => partsThatFit(parts, room)[index]).map(({ kind }) => kind);

describe('the text of a step', () => {
	it('is whole where there is room', () => {
		expect(shown(330)).toHaveLength(parts.length);
	});

	it('loses what matters least first, and always keeps its title', () => {
		expect(shown(329)).toEqual(['when', 'title', 'lead', 'more', 'quotation']);
		expect(shown(230)).toEqual(['when', 'title', 'lead', 'quotation']);
		expect(shown(210)).toEqual(['title', 'lead', 'quotation']);
		expect(shown(150)).toEqual(['when', 'title', 'lead']);
		expect(shown(60)).toEqual(['when', 'title']);
		expect(shown(0)).toEqual(['title']);
	});

	it('has no paragraph after one that is left out', () => {
		// 50 pixels are left: the third paragraph would fit, the second does not.
		expect(shown(280)).toEqual(['when', 'title', 'lead', 'quotation']);
	});

	it('never is higher than its room, but for the title', () => {
		const part = fc.record({
			kind: fc.constantFrom('title', 'lead', 'quotation', 'when', 'more'),
			height: fc.nat(300)
		}) as fc.Arbitrary<Part>;
		fc.assert(
			fc.property(fc.array(part), fc.nat(1000), (some, room) => {
				const fitting = partsThatFit(some, room);
				const sum = (of: (part: Part, index: number) => boolean) =>
					some.filter(of).reduce((height, { height: own }) => height + own, 0);
				const titles = sum(({ kind }) => kind === 'title');
				expect(sum((_, index) => fitting[index] === true)).toBeLessThanOrEqual(
					Math.max(room, titles) + 0.5 * some.length
				);
			})
		);
	});

	it('must tell all but the paragraphs after the first', () => {
		expect(coreHeight(parts)).toBe(230);
	});

	it('tells at least its title and first paragraph', () => {
		expect(leastHeight(parts)).toBe(130);
	});
});
