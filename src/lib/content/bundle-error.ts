/** Something wrong in a file of a bundle; line and column count from 1 and are left out where the whole file is meant. */
export interface BundleProblem {
	/** The file's name in the bundle's folder. */
	file: string;
	line?: number;
	column?: number;
	/** Keys and indices joined by dots, such as `steps.2.view.zoom`; empty where no field is meant. */
	field: string;
	/** What was expected, and what was found. */
	message: string;
}

const longestList = 200;

/** Wrong data of an author: all problems of all files of a bundle, one a line, ready to be read. */
export class BundleError extends Error {
	override readonly name = 'BundleError';
	readonly problems: readonly BundleProblem[];

	/** @param folder as it should stand before the names of files */
	constructor(folder: string, problems: readonly BundleProblem[]) {
		const lines = problems.slice(0, longestList).map((problem) => lineOf(folder, problem));
		if (problems.length > longestList) lines.push(`… and ${problems.length - longestList} more`);
		const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
		super(`${count} in the story bundle ${folder}\n${lines.join('\n')}`);
		this.problems = problems;
		// The place of the mistake is in the data: a call stack below the list would only hide it.
		this.stack = this.message;
	}
}

function lineOf(folder: string, { file, line, column, field, message }: BundleProblem): string {
	const position = line === undefined ? '' : `:${line}:${column ?? 1}`;
	return [`${folder}/${file}${position}`, field, message].filter((part) => part !== '').join('  ');
}
