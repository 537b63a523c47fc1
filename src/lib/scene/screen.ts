import { fromMercator, toMercator, worldSize } from '../geo/mercator.ts';
import type { LngLat } from '../story/story.ts';
import type { Camera } from './camera.ts';

/** Where a place stands on the stage, in CSS pixels right and down from the stage's middle. */
export function toScreen(place: LngLat, camera: Camera): [right: number, down: number] {
	const size = worldSize(camera.zoom);
	const [x, y] = toMercator(place);
	const [centerX, centerY] = toMercator(camera.center);
	const turn = (-camera.bearing * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const [east, south] = [(x - centerX) * size, (y - centerY) * size];
	return [east * cos - south * sin, east * sin + south * cos];
}

/** The place at a point of the stage: the inverse of {@link toScreen}. */
export function fromScreen([right, down]: readonly [right: number, down: number], camera: Camera): LngLat {
	const size = worldSize(camera.zoom);
	const [centerX, centerY] = toMercator(camera.center);
	const turn = (camera.bearing * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	return fromMercator([centerX + (right * cos - down * sin) / size, centerY + (right * sin + down * cos) / size]);
}
