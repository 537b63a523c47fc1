import type { Claim, Step } from './story.ts';

/** Id of the place where a claim of a step stands on the map: the one that it names, else that of its passage. */
export function claimPlace(
	{ place, passage }: Pick<Claim, 'place' | 'passage'>,
	{ passages }: Pick<Step, 'passages'>
): string | undefined {
	return place ?? passages.find(({ id }) => id === passage)?.place;
}
