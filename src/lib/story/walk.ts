import type { IncompleteFiles, Incomplete, Path } from './problem.ts';
import type { BundleFiles, Chart } from './story.ts';

/** Something that could be read, and where it stands. */
export interface Entry<T> {
	value: T;
	path: Path;
}

/** The items that could be read, each with its path. */
export function entriesOf<T>(list: readonly (T | undefined)[] | undefined, path: Path): Entry<T>[] {
	return (list ?? []).flatMap((value, index) => (value === undefined ? [] : [{ value, path: [...path, index] }]));
}

export const stepsOf = ({ story }: IncompleteFiles) => entriesOf(story?.steps, ['steps']);

export const passagesOf = (files: IncompleteFiles) =>
	stepsOf(files).flatMap(({ value, path }) => entriesOf(value.passages, [...path, 'passages']));

export const claimsOf = (files: IncompleteFiles) =>
	stepsOf(files).flatMap(({ value, path }) => entriesOf(value.claims, [...path, 'claims']));

export const placesOf = ({ places }: IncompleteFiles) => entriesOf(places?.features, ['features']);

type AirfieldFeature = Extract<BundleFiles['airfields']['features'][number], { geometry: { type: 'Point' } }>;
type RunwayFeature = Exclude<BundleFiles['airfields']['features'][number], AirfieldFeature>;

export const featuresOf = ({ airfields }: IncompleteFiles) => entriesOf(airfields?.features, ['features']);

export const airfieldsOf = (files: IncompleteFiles) =>
	featuresOf(files).filter(
		(entry): entry is Entry<Incomplete<AirfieldFeature>> => !('airfield' in (entry.value.properties ?? {}))
	);

export const runwaysOf = (files: IncompleteFiles) =>
	featuresOf(files).filter(
		(entry): entry is Entry<Incomplete<RunwayFeature>> => 'airfield' in (entry.value.properties ?? {})
	);

export const idsOf = (entries: readonly Entry<{ readonly id?: string | undefined }>[]) =>
	entries.flatMap(({ value }) => value.id ?? []);

export const chartsOf = (files: IncompleteFiles) =>
	stepsOf(files).flatMap(({ value, path }) => entriesOf(value.charts, [...path, 'charts']));

/** The values of a chart of any kind, each with its path. */
export const valuesOf = ({ values }: Incomplete<Chart>, path: Path): Entry<Incomplete<Chart['values'][number]>>[] =>
	entriesOf<Incomplete<Chart['values'][number]>>(values, [...path, 'values']);
