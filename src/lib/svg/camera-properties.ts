import type { Camera } from '../scene/camera.ts';
import { unitZoom, type ToUnits } from './units.ts';

/** A camera as the custom properties that a drawing's transform is computed from; see `drawing.css`. */
export function cameraProperties(
	camera: Camera,
	toUnits: ToUnits
): Record<'--k' | '--x' | '--y' | '--zoom' | '--bearing', string> {
	const [x, y] = toUnits(camera.center);
	return {
		'--k': scale(camera.zoom),
		'--x': String(Number(x.toFixed(4))),
		'--y': String(Number(y.toFixed(4))),
		'--zoom': String(Number(camera.zoom.toFixed(4))),
		'--bearing': String(camera.bearing)
	};
}

/** Where the camera's transform puts a point of a drawing, in CSS pixels right and down from the stage's middle. */
export function drawnOnScreen({ x, y }: { x: number; y: number }, camera: Camera, toUnits: ToUnits): [number, number] {
	const [centerX, centerY] = toUnits(camera.center);
	const k = 2 ** (camera.zoom - unitZoom);
	const turn = (-camera.bearing * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const [east, south] = [(x - centerX) * k, (y - centerY) * k];
	return [east * cos - south * sin, east * sin + south * cos];
}

function scale(zoom: number): string {
	return String(Number((2 ** (zoom - unitZoom)).toPrecision(9)));
}
