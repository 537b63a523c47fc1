import { worldSize } from '../geo/mercator.ts';
import type { Camera } from './camera.ts';

/** A bar of a round length: what it says and how long it is, in CSS pixels. */
export interface ScaleBar {
	text: string;
	pixels: number;
}

/** Equator of WGS 84, in kilometres. */
const equator = 40075.017;

const kilometersPerMile = 1.609344;

/** Round lengths, in the unit of the bar; below one, kilometres are written in metres. */
const lengths = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** CSS pixels of one kilometre in the middle of the map: Web Mercator stretches by `1 / cos(latitude)`. */
export function pixelsPerKilometer({ center: [, lat], zoom }: Pick<Camera, 'center' | 'zoom'>): number {
	return worldSize(zoom) / (equator * Math.cos((lat * Math.PI) / 180));
}

/** The longest round scale bars of at most `longest` CSS pixels, in kilometres and in miles. */
export function scaleBars(
	camera: Pick<Camera, 'center' | 'zoom'>,
	longest: number
): { metric: ScaleBar; imperial: ScaleBar } {
	const perKilometer = pixelsPerKilometer(camera);
	const fitting = (perUnit: number) =>
		lengths.findLast((length) => length * perUnit <= longest) ?? (lengths[0] as number);
	const kilometers = fitting(perKilometer);
	const miles = fitting(perKilometer * kilometersPerMile);
	return {
		metric: {
			text: kilometers < 1 ? `${kilometers * 1000} m` : `${kilometers.toLocaleString('en')} km`,
			pixels: kilometers * perKilometer
		},
		imperial: { text: `${miles.toLocaleString('en')} mi`, pixels: miles * perKilometer * kilometersPerMile }
	};
}
