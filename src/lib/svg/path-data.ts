import { geoPath, geoTransform } from 'd3-geo';
import type { LngLat } from '../story/story.ts';
import type { ToUnits } from './units.ts';

/**
 * SVG path data of a geometry in a drawing's units, with relative coordinates rounded to `digits` decimals: shorter than
 * absolute ones, and rounding errors do not add up because each point is rounded where it stands.
 */
export function pathData(
	geometry: GeoJSON.Geometry | GeoJSON.FeatureCollection,
	toUnits: ToUnits,
	digits: number
): string {
	const written: string[] = [];
	const factor = 10 ** digits;
	let [lastX, lastY] = [0, 0];
	let command = '';
	const number = (value: number) => {
		const text = String(value / factor);
		return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
	};
	const move = (letter: 'm' | 'l', x: number, y: number) => {
		const [atX, atY] = [Math.round(x * factor), Math.round(y * factor)];
		if (letter === 'l' && atX === lastX && atY === lastY) return;
		const dx = number(atX - lastX);
		const dy = number(atY - lastY);
		[lastX, lastY] = [atX, atY];
		const separator = letter === command ? (dx.startsWith('-') ? '' : ' ') : letter;
		command = letter === 'm' ? 'm' : 'l';
		written.push(separator, dx, dy.startsWith('-') ? '' : ' ', dy);
	};
	let [startX, startY] = [0, 0];
	const context = {
		beginPath: () => {},
		moveTo: (x: number, y: number) => {
			command = '';
			move('m', x, y);
			[startX, startY] = [lastX, lastY];
		},
		lineTo: (x: number, y: number) => move('l', x, y),
		closePath: () => {
			written.push('z');
			command = '';
			// After `z` the pen is back at the start of the ring.
			[lastX, lastY] = [startX, startY];
		},
		arc: () => {}
	};
	const projection = geoTransform({
		point(lng, lat) {
			this.stream.point(...toUnits([lng, lat] as LngLat));
		}
	});
	geoPath(projection, context)(geometry);
	return written.join('');
}
