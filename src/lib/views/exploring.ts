import type { PlaceGuide } from '../scene/place-guide.ts';

/**
 * What a reader who explores the map needs besides the map itself: asked for when they begin.
 * @param guideUrl address of what is told at each place; without it the places have no buttons
 * @throws Error if it cannot be loaded
 */
export async function loadExploring(guideUrl: string | undefined) {
	const [{ default: Exploring }, guide] = await Promise.all([
		import('./parts/Exploring.svelte'),
		guideUrl === undefined ? {} : loadGuide(guideUrl)
	]);
	return { Exploring, guide };
}

async function loadGuide(url: string): Promise<PlaceGuide> {
	const answer = await fetch(url);
	if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
	return (await answer.json()) as PlaceGuide;
}
