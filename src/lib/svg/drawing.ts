import { bandIds, type BandId } from '../scene/bands.ts';
import { hasMark, type SceneFeature } from '../scene/features.ts';
import type { Label } from '../scene/labels.ts';
import type { Scene } from '../scene/scene.ts';
import { shownBySteps } from '../scene/shown.ts';
import { dotOf } from '../style/map-sources.ts';
import type { dots } from '../style/marks.ts';
import { labelLines, type LabelLine } from './label-lines.ts';
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

/** A label at its point, in drawing units; its lines stand in CSS pixels from there. */
export interface DrawnLabel {
	/** The id of the feature that it names. */
	id: string;
	kind: Label['kind'];
	x: number;
	y: number;
	/** The bands whose stages show this variant. */
	bands: BandId[];
	lines: LabelLine[];
}

/** A scene as SVG, but for the basemap, which the page holds once. */
export interface Drawing {
	step: string;
	shapes: DrawnShape[];
	dots: DrawnDot[];
	labels: DrawnLabel[];
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
						d: pathData(feature.geometry, toUnits, feature.kind === 'distance' ? 1 : 3)
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
	return {
		step: scene.step,
		shapes: scene.features.flatMap(shapeOf),
		dots: scene.features.flatMap(dotsOf),
		labels: variants.map((label) => ({
			id: label.id,
			kind: label.kind,
			...at(label.lngLat),
			bands: label.steps.flatMap((index) => bandIds[index] ?? []),
			lines: labelLines(label)
		}))
	};
}

/** The same only for labels that stand alike in the same bands, so that what several steps show is drawn once. */
export function labelKey({ id, x, y, bands, lines }: DrawnLabel): string {
	return [id, x, y, ...lines.flatMap((line) => [line.x, line.y]), ...bands].join(' ');
}

function variant(label: Label): string {
	return [label.id, label.anchor, ...label.offset, ...label.lngLat.map((degrees) => degrees.toFixed(4))].join(' ');
}
