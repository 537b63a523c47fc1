import type { ColorName } from '../tokens/tokens.ts';

/** A round mark: a disc of `radius` with a ring of `edge` around it, in CSS pixels. */
export interface Dot {
	radius: number;
	edge: number;
	fill: ColorName;
	stroke: ColorName;
}

/** Marks of places that have one; both renderers draw them so. */
export const dots: Readonly<Record<'site' | 'capital' | 'city', Dot>> = {
	site: { radius: 5, edge: 2, fill: 'mark', stroke: 'mark-edge' },
	capital: { radius: 3, edge: 1.75, fill: 'mark-edge', stroke: 'mark' },
	city: { radius: 2.25, edge: 1.5, fill: 'mark-edge', stroke: 'mark' }
};

/** A line: width and dashes in CSS pixels. */
export interface Stroke {
	width: number;
	dashes?: readonly [number, number];
	color: ColorName;
}

export const strokes: Readonly<
	Record<
		| 'coast'
		| 'border'
		| 'disputed'
		| 'river'
		| 'graticule'
		| 'distance'
		| 'circle'
		| 'ring'
		| 'runway'
		| 'hatch'
		| 'towards',
		Stroke
	>
> = {
	coast: { width: 0.75, color: 'coast' },
	border: { width: 1, color: 'border' },
	disputed: { width: 1, dashes: [3, 3], color: 'border' },
	river: { width: 1, color: 'river' },
	graticule: { width: 0.5, color: 'graticule' },
	distance: { width: 1.25, color: 'distance' },
	circle: { width: 1.25, dashes: [2, 4], color: 'uncertain' },
	ring: { width: 0.75, dashes: [1, 3], color: 'label-soft' },
	runway: { width: 0.75, color: 'runway' },
	hatch: { width: 1, color: 'runway-closed' },
	towards: { width: 1.25, color: 'distance' }
};

/** A stroke's dashes for MapLibre, which counts them in line widths. */
export function dashed({ width, dashes }: Stroke): { 'line-dasharray'?: number[] } {
	return dashes ? { 'line-dasharray': dashes.map((dash) => dash / width) } : {};
}

/** How solid an uncertainty circle's inside is. */
export const circleOpacity = 0.14;

/** How solid each of the nested circles of an area without a border is: they add up towards its middle. */
export const softOpacity = 0.09;

/** Zooms between which generalised rivers, borders and coasts fade out: beyond, they would stand in the wrong place. */
export const generalisedFade: readonly [number, number] = [8.5, 10];

/** Halo of a label, in CSS pixels on each side. */
export const haloWidth = 1.6;
