import type { Passage, Step } from './story.ts';

/** One passage, or several that stand side by side because their speakers contradict each other. */
export interface PassageGroup {
	/** What the speakers differ about; absent where a passage stands alone. */
	about?: string;
	passages: [Passage, ...Passage[]];
}

/**
 * The passages of a step in order, with those that contradict each other together: at the place of the first of them,
 * in the order of the contradiction.
 */
export function groupPassages({ passages, contradictions }: Pick<Step, 'passages' | 'contradictions'>): PassageGroup[] {
	const groupOf = (passage: Passage) => contradictions.find((group) => group.passages.includes(passage.id));
	const begun = new Set<object>();
	return passages.flatMap((passage): PassageGroup[] => {
		const contradiction = groupOf(passage);
		if (!contradiction) return [{ passages: [passage] }];
		if (begun.has(contradiction)) return [];
		begun.add(contradiction);
		const members = contradiction.passages.flatMap((id) => passages.find((other) => other.id === id) ?? []);
		const [first = passage, ...others] = members;
		return [{ about: contradiction.about, passages: [first, ...others] }];
	});
}
