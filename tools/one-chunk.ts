/** What the bundler knows of a module. */
interface Graph {
	getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/**
 * Keeps our own code that a component needs in one file, however many other pages use parts of it: a file for each set
 * of pages that share something is more bytes for the page that has to be light.
 * @param component its whole path
 * @param chunk name of the file
 */
export function oneChunk(component: string, chunk: string) {
	return {
		name: (id: string, graph: Graph) =>
			id.includes('/src/lib/') && reachedFrom(component, graph).has(id) ? chunk : null
	};
}

/** Everything that a module imports statically, and itself. */
function reachedFrom(start: string, graph: Graph): Set<string> {
	const reached = new Set([start]);
	for (const id of reached) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(imported);
	return reached;
}
