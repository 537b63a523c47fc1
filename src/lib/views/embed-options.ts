/** What the address of an embed asks for; `theme` is read before the first paint, by `app.html`. */
export interface EmbedOptions {
	/** `steps`: those that are shown, in the story's order; all where none that exists is named. */
	steps: readonly string[];
	/** `start`: the one that is shown first. */
	start: string | undefined;
	/** `ui=minimal`: the map, the text and two buttons. */
	isMinimal: boolean;
}

/**
 * Reads the query of an embed's address. What names no step is ignored.
 * @param ids of the story's steps, in order
 */
export function embedOptions(search: string, ids: readonly string[]): EmbedOptions {
	const query = new URLSearchParams(search);
	const asked = query.getAll('steps').flatMap((list) => list.split(','));
	const chosen = ids.filter((id) => asked.includes(id));
	const steps = chosen.length ? chosen : ids;
	const start = query.get('start') ?? '';
	return { steps, start: steps.includes(start) ? start : undefined, isMinimal: query.get('ui') === 'minimal' };
}
