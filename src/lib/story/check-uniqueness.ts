import type { BundlePart, IncompleteFiles, Path, Problem } from './problem.ts';
import { claimsOf, entriesOf, featuresOf, passagesOf, placesOf, stepsOf, type Entry } from './walk.ts';

/** Ids that two things share, map descriptions that two steps share, signs that two actors share, and words explained twice. */
export function checkUniqueness(files: IncompleteFiles): Problem[] {
	const { speakers, sources } = files;
	const groups: [BundlePart, Entry<{ readonly id?: string | undefined }>[]][] = [
		['story', stepsOf(files)],
		['story', passagesOf(files)],
		['story', claimsOf(files)],
		['places', placesOf(files)],
		['airfields', featuresOf(files)],
		['speakers', entriesOf(speakers?.actors, ['actors'])],
		['speakers', entriesOf(speakers?.speakers, ['speakers'])],
		['sources', entriesOf(sources?.sources, ['sources'])]
	];
	const sharedIds = groups.flatMap(([part, entries]) =>
		repeated(part, entries, 'id', ({ id }) => id).map(({ value, ...problem }): Problem => {
			return { ...problem, message: `expected an id of its own; found duplicate id \`${value}\`` };
		})
	);
	const sharedDescriptions = repeated('story', stepsOf(files), 'description', ({ description }) =>
		description?.replaceAll(/\s+/g, ' ').trim().toLowerCase()
	).map(({ part, path, other }): Problem => {
		return { part, path, other, message: 'expected a map description of its own; found that of another step' };
	});
	const sharedSigns = repeated('speakers', entriesOf(speakers?.actors, ['actors']), 'sign', ({ sign }) => sign).map(
		({ value, ...problem }): Problem => {
			return { ...problem, message: `expected a sign of its own; found \`${value}\`, which another actor has` };
		}
	);
	const words = entriesOf(files.story?.lesson?.vocabulary, ['lesson', 'vocabulary']);
	const sharedWords = repeated('story', words, 'word', ({ word }) => word?.toLowerCase()).map(
		({ value, ...problem }): Problem => {
			return { ...problem, message: `expected a word that is not yet explained; found “${value}” again` };
		}
	);
	return [...sharedIds, ...sharedDescriptions, ...sharedSigns, ...sharedWords];
}

/** The entries whose value an earlier one has already. */
function repeated<T>(
	part: BundlePart,
	entries: readonly Entry<T>[],
	key: string,
	valueOf: (entry: T) => string | undefined
): { part: BundlePart; path: Path; value: string; other: { part: BundlePart; path: Path } }[] {
	const firstPaths = new Map<string, Path>();
	return entries.flatMap((entry) => {
		const value = valueOf(entry.value);
		if (value === undefined) return [];
		const path = [...entry.path, key];
		const first = firstPaths.get(value);
		if (first) return [{ part, path, value, other: { part, path: first } }];
		firstPaths.set(value, path);
		return [];
	});
}
