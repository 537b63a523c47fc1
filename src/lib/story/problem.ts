import type { FingerprintFile } from './schema/fingerprint-file.ts';
import type { BundleFiles } from './story.ts';

export type BundlePart = keyof BundleFiles;

/** Keys and indices from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** Something wrong in one file of a bundle. */
export interface Problem {
	part: BundlePart;
	path: Path;
	/** What was expected, and what was found. */
	message: string;
	/** Whether the key is wrong, not its value. */
	isKey?: boolean;
	/** Where in a text of several lines, both counted from 1. */
	inText?: { line: number; column: number };
	/** Where the other of two things that contradict each other stands. */
	other?: { part: BundlePart; path: Path };
}

/** A parsed file in which wrong values are left out, so that the rest of it can be checked all the same. */
export type Incomplete<T> = T extends readonly (infer Item)[]
	? readonly (Incomplete<Item> | undefined)[]
	: T extends object
		? { readonly [Key in keyof T]?: Incomplete<T[Key]> | undefined }
		: T;

/** The files of a bundle as far as they could be read; what is missing or wrong in them is reported elsewhere. */
export type IncompleteFiles = Omit<Incomplete<BundleFiles>, 'fingerprint'> & {
	readonly fingerprint?: FingerprintFile | undefined;
};
