import type { LngLat } from '../story/story.ts';
import type { Camera } from './camera.ts';
import { toScreen } from './screen.ts';

/** Places that lie too close together on the stage to be pressed apart; the first of them stands for all. */
export interface PlaceGroup<T> {
	places: [T, ...T[]];
	/** Where the first lies, in CSS pixels right and down from the stage's middle. */
	at: [right: number, down: number];
}

/**
 * Places at a camera, in their order, in groups whose squares of `size` CSS pixels around their first places do not
 * overlap.
 */
export function placeGroups<T extends { lngLat: LngLat }>(
	places: readonly T[],
	camera: Camera,
	size: number
): PlaceGroup<T>[] {
	const groups: PlaceGroup<T>[] = [];
	for (const place of places) {
		const at = toScreen(place.lngLat, camera);
		const group = groups.find((other) => Math.abs(other.at[0] - at[0]) < size && Math.abs(other.at[1] - at[1]) < size);
		if (group) group.places.push(place);
		else groups.push({ places: [place], at });
	}
	return groups;
}

/**
 * How large the squares around a group and the nearest other one may be before they touch, in CSS pixels; undefined where
 * there is no other.
 */
export function roomOf<T>(group: PlaceGroup<T>, groups: readonly PlaceGroup<T>[]): number | undefined {
	const others = groups.filter((other) => other !== group);
	if (!others.length) return undefined;
	return Math.min(...others.map(({ at: [x, y] }) => Math.max(Math.abs(x - group.at[0]), Math.abs(y - group.at[1]))));
}
