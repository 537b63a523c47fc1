import type { FilterSpecification, SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { BandId } from '../scene/bands.ts';
import { labelLine, labelTypes, nativeShareOf, type LabelKind, type Theme } from '../tokens/tokens.ts';
import { haloWidth } from './marks.ts';
import { presence, type PresenceGroup } from './presence-paint.ts';

/** Font files by name, for labels: no glyph server is asked. */
export type LabelFonts = Record<string, { url: string; 'unicode-range': string[] }[]>;

/** The filter of a label layer in a band: the only thing of a style that changes with the size of the stage. */
export function labelFilter(group: string, kind: LabelKind, band: BandId): FilterSpecification {
	return ['all', ['==', ['get', 'band'], band], ['==', ['get', 'kind'], kind], ['==', ['get', 'group'], group]];
}

/** Of these fonts, those that the site has: a story without Arabic has no font for it. */
const fontNames = (fonts: LabelFonts, names: string[]) => names.filter((name) => name in fonts);

/** The layer of the labels of one kind that come and go together. */
export function labelLayer(
	kind: LabelKind,
	group: string,
	steps: PresenceGroup,
	{ fonts: files, theme, band }: { fonts: LabelFonts; theme: Theme; band: BandId }
): SymbolLayerSpecification {
	const { size, weight, tracking, capitals } = labelTypes[kind];
	// Arabic has no space of its own in the cut font: the Latin one comes first, each with its range of characters.
	const regular = fontNames(files, ['Story Sans', 'Story Arabic']);
	const fonts = fontNames(
		files,
		weight === 'semibold' ? ['Story Sans SemiBold', 'Story Arabic'] : ['Story Sans', 'Story Arabic']
	);
	const soft = kind === 'country' || kind === 'area' || kind === 'ring';
	return {
		id: `label-${kind}@${group}`,
		type: 'symbol',
		source: 'labels',
		filter: labelFilter(group, kind, band),
		layout: {
			'text-field': [
				'case',
				['has', 'native'],
				[
					'format',
					['get', 'text'],
					{ 'text-font': ['literal', fonts] },
					'\n',
					{ 'text-font': ['literal', fonts] },
					['get', 'native'],
					{ 'text-font': ['literal', regular], 'font-scale': nativeShareOf(kind) }
				],
				['get', 'text']
			],
			'text-font': fonts,
			'text-size': size,
			'text-line-height': labelLine,
			'text-letter-spacing': ['case', ['has', 'native'], 0, tracking],
			'text-transform': capitals ? 'uppercase' : 'none',
			'text-anchor': ['get', 'anchor'],
			'text-offset': ['array', 'number', 2, ['get', 'offset']],
			'text-justify': 'auto',
			'text-max-width': 100,
			'text-padding': 0,
			'text-allow-overlap': true,
			'text-ignore-placement': true
		},
		paint: {
			'text-color': theme[soft ? 'label-soft' : 'label'],
			'text-halo-color': theme['label-halo'],
			'text-halo-width': haloWidth,
			'text-opacity': presence(steps)
		}
	} as SymbolLayerSpecification;
}
