import { withAttributes, xml, type XmlElement } from '../../src/lib/export/xml.ts';
import type { BandId } from '../../src/lib/scene/bands.ts';
import type { Camera } from '../../src/lib/scene/camera.ts';
import { signPace } from '../../src/lib/scene/signs.ts';
import { circleOpacity, dots, generalisedFade, softOpacity, strokes } from '../../src/lib/style/marks.ts';
import { signs } from '../../src/lib/style/signs.ts';
import { labelTypes, type ColorName, type Theme } from '../../src/lib/tokens/tokens.ts';
import type { DrawnBasemap } from '../../src/lib/svg/basemap-paths.ts';
import { cameraProperties } from '../../src/lib/svg/camera-properties.ts';
import type { DrawnLabel, DrawnShape, DrawnSigns, Drawing } from '../../src/lib/svg/drawing.ts';
import { labelLines } from '../../src/lib/svg/label-lines.ts';
import type { ToUnits } from '../../src/lib/svg/units.ts';

/** The families that a card's words are set in, by the names in their files. */
export type CardFonts = Record<'serifBold' | 'sans' | 'sansBold', string>;

/** A scene as it is drawn in one band, and how. */
export interface CardMap {
	drawing: Drawing;
	band: BandId;
	camera: Camera;
	basemap: DrawnBasemap;
	toUnits: ToUnits;
	theme: Theme;
	fonts: CardFonts;
}

const element = (name: string, attributes: Record<string, string | number | undefined>, ...content: XmlElement[]) =>
	withAttributes(
		xml(name, content),
		Object.fromEntries(
			Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, `${value}`]]))
		)
	);

/**
 * What `views/parts/Drawing.svelte` draws, around the origin and in CSS pixels, with every number and colour written
 * out: a drawing outside of a browser has no custom properties, and no strokes that keep their width.
 */
export function cardMap(map: CardMap): XmlElement {
	const { drawing, band, camera, toUnits, theme, fonts } = map;
	const { '--k': k, '--x': x, '--y': y } = cameraProperties(camera, toUnits);
	const scale = Number(k);
	const upright = (at: { x: number; y: number }, ...content: XmlElement[]) =>
		element('g', { transform: `translate(${at.x} ${at.y}) scale(${1 / scale}) rotate(${camera.bearing})` }, ...content);
	const isShown = ({ bands }: { bands: BandId[] }) => bands.includes(band);
	return element(
		'g',
		{ transform: `rotate(${-camera.bearing}) scale(${scale}) translate(${-Number(x)} ${-Number(y)})` },
		...basemapOf(map, scale),
		...drawing.shapes.map((shape) => shapeOf(shape, scale, theme)),
		...drawing.dots.map((mark) => {
			const { radius, edge, fill, stroke } = dots[mark.dot];
			const circle = { r: radius + edge / 2, fill: theme[fill], stroke: theme[stroke], 'stroke-width': edge };
			return upright(mark, element('circle', circle));
		}),
		...drawing.signs.filter(isShown).map((row) => upright(row, signRow(row, theme))),
		...drawing.labels.filter(isShown).map((label) => upright(label, ...labelOf(label, theme, fonts)))
	);
}

function basemapOf({ basemap, camera, theme }: CardMap, scale: number): XmlElement[] {
	const [from, to] = generalisedFade;
	const faded = Math.min(Math.max((to - camera.zoom) / (to - from), 0), 1);
	const lines = [
		['graticule', 'graticule'],
		['rivers', 'river'],
		['borders', 'border'],
		['disputed', 'disputed'],
		['coast', 'coast']
	] as const;
	const drawn = lines.flatMap(([name, stroke]) =>
		basemap[name]
			? [element('path', { d: basemap[name], fill: 'none', ...strokeOf(stroke, scale * basemap.scale, theme) })]
			: []
	);
	return [
		element(
			'g',
			{ transform: `scale(${basemap.scale})`, 'stroke-linejoin': 'round' },
			element('path', { d: basemap.land, fill: theme.land }),
			...(basemap.lakes ? [element('path', { d: basemap.lakes, fill: theme.water })] : []),
			...(faded ? [element('g', { opacity: faded }, ...drawn)] : [])
		)
	];
}

/** A stroke of its width in CSS pixels, whatever it is scaled by. */
function strokeOf(name: keyof typeof strokes, scale: number, theme: Theme, color: ColorName = strokes[name].color) {
	const { width, dashes } = strokes[name];
	return {
		stroke: theme[color],
		'stroke-width': width / scale,
		'stroke-dasharray': dashes?.map((dash) => dash / scale).join(' ')
	};
}

const fills: Partial<Record<DrawnShape['kind'], ColorName>> = {
	circle: 'uncertain',
	soft: 'uncertain',
	runway: 'runway'
};
const opacities: Partial<Record<DrawnShape['kind'], number>> = { circle: circleOpacity, soft: softOpacity };

function shapeOf({ kind, closed, d }: DrawnShape, scale: number, theme: Theme): XmlElement {
	const fill = fills[kind];
	return element('path', {
		d,
		fill: fill ? theme[closed ? 'land' : fill] : 'none',
		'fill-opacity': opacities[kind],
		'stroke-linejoin': 'round',
		...(kind !== 'soft' && strokeOf(kind, scale, theme, closed ? 'runway-closed' : undefined))
	});
}

function signRow({ offset, signs: row }: DrawnSigns, theme: Theme): XmlElement {
	const drawn = row.map(({ sign, certainty }, index) => {
		const { d, color } = signs[sign];
		const hollow = { fill: theme['label-halo'], stroke: theme[color], 'stroke-width': 1.6, 'stroke-linejoin': 'round' };
		const forms = {
			solid: [element('path', { d, ...hollow, fill: theme[color] })],
			dashed: [element('path', { d, ...hollow, 'stroke-dasharray': '3.2 2' })],
			hollow: [element('path', { d, ...hollow })],
			dotted: [
				element('path', { d, ...hollow, 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-dasharray': '0 3.3' })
			],
			ring: [
				element('circle', { r: 7, ...hollow }),
				element('path', { d, ...hollow, fill: theme[color], transform: 'scale(0.5)' })
			]
		};
		const x = (index - (row.length - 1) / 2) * signPace;
		return element('g', { transform: `translate(${x})` }, ...forms[certainty]);
	});
	return element('g', { transform: `translate(${offset.join(' ')})` }, ...drawn);
}

const softLabels: readonly string[] = ['country', 'area', 'ring'];

function labelOf(label: DrawnLabel, theme: Theme, fonts: CardFonts): XmlElement[] {
	const { weight, capitals } = labelTypes[label.kind];
	return labelLines(label).map((line) => {
		const isOwn = line.language === undefined;
		const attributes = {
			...{ x: line.x, y: line.y, 'text-anchor': line.align, 'font-size': line.size },
			...(weight === 'semibold' && isOwn
				? { 'font-family': fonts.sansBold, 'font-weight': 600 }
				: { 'font-family': fonts.sans, 'font-weight': 400 }),
			'letter-spacing': line.spacing,
			...{ fill: theme[softLabels.includes(label.kind) ? 'label-soft' : 'label'], 'paint-order': 'stroke' },
			...{ stroke: theme['label-halo'], 'stroke-width': 3.2, 'stroke-linejoin': 'round' }
		};
		const text = capitals && isOwn ? line.text.toUpperCase() : line.text;
		const { attributes: written } = element('text', attributes);
		return withAttributes(xml('text', text), written);
	});
}
