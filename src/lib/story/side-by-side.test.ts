import { describe, expect, it } from 'vitest';
import { groupPassages } from './side-by-side.ts';
import type { Passage } from './story.ts';

const passage = (id: string): Passage => ({
	id,
	paragraph: 'P1',
	quote: `words of ${id}`,
	speaker: id,
	status: 'statement'
});
const idsOf = (groups: ReturnType<typeof groupPassages>) =>
	groups.map(({ about, passages }) => [about, ...passages.map(({ id }) => id)]);

describe('passages that contradict each other', () => {
	const passages = ['a', 'b', 'c', 'd', 'e'].map(passage);

	it('stand together at the place of the first, in the order of the contradiction', () => {
		const contradictions = [{ about: 'Who was it?', passages: ['d', 'b'] }];
		expect(idsOf(groupPassages({ passages, contradictions }))).toEqual([
			[undefined, 'a'],
			['Who was it?', 'd', 'b'],
			[undefined, 'c'],
			[undefined, 'e']
		]);
	});

	it('may form several groups in one step', () => {
		const contradictions = [
			{ about: 'When?', passages: ['c', 'e'] },
			{ about: 'Where?', passages: ['a', 'b'] }
		];
		expect(idsOf(groupPassages({ passages, contradictions }))).toEqual([
			['Where?', 'a', 'b'],
			['When?', 'c', 'e'],
			[undefined, 'd']
		]);
	});

	it('are none where the story names none', () => {
		expect(idsOf(groupPassages({ passages, contradictions: [] }))).toEqual(passages.map(({ id }) => [undefined, id]));
	});
});
