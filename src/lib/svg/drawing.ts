import { bandIds, type BandId } from '../scene/bands.ts';
import { hasMark, type SceneFeature } from '../scene/features.ts';
import type { Label } from '../scene/labels.ts';
import type { Scene } from '../scene/scene.ts';
import { shownBySteps } from '../scene/shown.ts';
import type { PlacedSigns } from '../scene/signs.ts';
import { dotOf } from '../style/map-sources.ts';
import type { dots } from '../style/marks.ts';
import { pathData } from './path-data.ts';
import type { ToUnits } from './units.ts';

/** An outline of a scene: SVG path data in drawing units. */
export interface DrawnShape {
	id: string;
	kind: Exclude<SceneFeature['kind'], 'place'>;
	closed?: boolean;
	d: string;
}

/** A round mark, in drawing units; `step` where it leads to another step. */
export interface DrawnDot {
	id: string;
	dot: keyof typeof dots;
	x: number;
	y: number;
	step?: string;
}

/** A label at its point, in drawing units; its lines follow from it, in CSS pixels from there. */
export interface DrawnLabel extends Pick<Label, 'id' | 'kind' | 'text' | 'native' | 'anchor' | 'offset'> {
	x: number;
	y: number;
	/** The bands whose stages show this variant. */
	bands: BandId[];
}

/** A row of signs at its place, in drawing units; it stands off it in CSS pixels. */
export interface DrawnSigns extends Pick<PlacedSigns, 'id' | 'offset'> {
	x: number;
	y: number;
	/** The bands whose stages show this variant. */
	bands: BandId[];
	signs: Omit<PlacedSigns['signs'][number], 'actor'>[];
}

/** A scene as SVG, but for the basemap, which the page holds once. */
export interface Drawing {
	step: string;
	shapes: DrawnShape[];
	dots: DrawnDot[];
	labels: DrawnLabel[];
	signs: DrawnSigns[];
}

/** The marks of one scene in drawing units. */
export function drawScene(scene: Scene, toUnits: ToUnits): Drawing {
	const at = (place: [number, number]) => {
		const [x, y] = toUnits(place);
		return { x: Number(x.toFixed(3)), y: Number(y.toFixed(3)) };
	};
	const shapeOf = (feature: SceneFeature): DrawnShape[] =>
		feature.kind === 'place'
			? []
			: [
					{
						id: feature.id,
						kind: feature.kind,
						...(feature.kind === 'runway' && { closed: feature.closed }),
						d: pathData(feature.geometry, toUnits, feature.kind === 'distance' || feature.kind === 'soft' ? 1 : 3)
					}
				];
	const dotsOf = (feature: SceneFeature): DrawnDot[] =>
		feature.kind === 'place' && hasMark(feature)
			? [
					{
						id: feature.id,
						dot: dotOf(feature),
						...at(feature.geometry.coordinates),
						...(feature.step && { step: feature.step })
					}
				]
			: [];
	// A label that stands alike in several bands is drawn once for all of them.
	const variants = shownBySteps(
		bandIds.map((band) => scene.labels[band]),
		variant
	);
	const rows = shownBySteps(
		bandIds.map((band) => scene.signs[band]),
		({ id, offset }) => [id, ...offset].join(' ')
	);
	return {
		step: scene.step,
		shapes: scene.features.flatMap(shapeOf),
		dots: scene.features.flatMap(dotsOf),
		labels: variants.map(({ lngLat, steps, ...label }) => ({
			...label,
			...at(lngLat),
			bands: steps.flatMap((index) => bandIds[index] ?? [])
		})),
		signs: rows.map(({ id, offset, lngLat, signs, steps }) => ({
			...{ id, offset, ...at(lngLat) },
			bands: steps.flatMap((index) => bandIds[index] ?? []),
			signs: signs.map(({ sign, certainty }) => ({ sign, certainty }))
		}))
	};
}

/** The same only for labels that stand alike in the same bands, so that what several steps show is drawn once. */
export function labelKey({ id, x, y, anchor, offset, native, bands }: DrawnLabel): string {
	return [id, x, y, anchor, ...offset, native ? 'native' : '', ...bands].join(' ');
}

/** The same only for rows of signs that stand alike in the same bands and say the same. */
export function signsKey({ id, x, y, offset, bands, signs }: DrawnSigns): string {
	const said = signs.flatMap(({ sign, certainty }) => [sign, certainty]);
	return [id, x, y, ...offset, ...bands, ...said].join(' ');
}

function variant(label: Label): string {
	const at = label.lngLat.map((degrees) => degrees.toFixed(4));
	return [label.id, label.anchor, ...label.offset, ...at, label.native ? 'native' : ''].join(' ');
}
