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

function scale(zoom: number): string {
	return String(Number((2 ** (zoom - unitZoom)).toPrecision(9)));
}
