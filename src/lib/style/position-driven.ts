import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';

/** A paint property whose value depends on the position: linear between stops of `[position, value]`. */
export interface Driven {
	layer: string;
	property: string;
	stops: readonly (readonly [position: number, value: number])[];
}

/**
 * Takes what follows the position out of a style, as a list, and leaves the values at one position in its place.
 *
 * MapLibre parses every expression that names a global state again at each change of it, which takes longer than to
 * draw the map; of these values two or three change at a time.
 */
export function takeDriven(
	style: StyleSpecification,
	state: string,
	position: number
): { style: StyleSpecification; driven: Driven[] } {
	const driven: Driven[] = [];
	const layers = style.layers.map((layer) => {
		const paint = Object.entries(layer.paint ?? {}).map(([property, value]) => {
			const stops = stopsOf(value, state);
			if (!stops) return [property, value];
			driven.push({ layer: layer.id, property, stops });
			return [property, valueAt(stops, position)];
		});
		return { ...layer, paint: Object.fromEntries(paint) } as LayerSpecification;
	});
	return { style: { ...style, layers }, driven };
}

/** The value at a position: linear between the stops, and that of the nearest stop outside them. */
export function valueAt(stops: Driven['stops'], position: number): number {
	const after = stops.findIndex(([at]) => at >= position);
	const [to, end] = stops[after] ?? stops.at(-1) ?? [0, 0];
	const [from, start] = stops[after - 1] ?? [to, end];
	return to === from ? end : start + ((end - start) * (position - from)) / (to - from);
}

/** The stops of `['interpolate', ['linear'], ['coalesce', ['global-state', state], 0], position, value, …]`. */
function stopsOf(value: unknown, state: string): Driven['stops'] | undefined {
	if (!Array.isArray(value) || value[0] !== 'interpolate') return undefined;
	const [, , input, ...numbers] = value as unknown[];
	if (JSON.stringify(input) !== JSON.stringify(['coalesce', ['global-state', state], 0])) return undefined;
	return numbers.flatMap((at, index) => (index % 2 ? [] : [[Number(at), Number(numbers[index + 1])] as const]));
}
