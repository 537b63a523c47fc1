/** What the closing screen is called in the address; a step of this name comes first. */
const closing = 'questions';

/** The part of the address that names a screen: a step's id, the closing screen's name, or nothing for the title. */
export function hashOf(position: number, steps: readonly string[]): string | undefined {
	return position === steps.length ? closing : steps[position];
}

/**
 * The screen that an address names, as a position; `undefined` where it names none. In the story as one file the name of
 * the page stands before that of the screen: `#/present/erbil`.
 */
export function positionOfHash(hash: string, steps: readonly string[]): number | undefined {
	let name: string;
	try {
		name = decodeURIComponent(hash.replace(/^#(?:\/[^/]*\/?)?/, ''));
	} catch {
		return undefined;
	}
	const index = steps.indexOf(name);
	if (index >= 0) return index;
	return name === closing ? steps.length : undefined;
}
