import { toMercator, worldSize } from '../geo/mercator.ts';
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
