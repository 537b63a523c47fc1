import { fromBuffer } from '@capsizecss/unpack';
import type { Face } from './faces.ts';
import { openTypeface } from './typeface.ts';

/** A font that readers have installed, to be stretched until text set in it takes the room of the real font. */
interface Fallback {
	family: string;
	/**
	 * By weight and style: the names that `local()` finds it by, those of metric-compatible fonts among them, and the mean
	 * advance width in em of English text, as @capsizecss/metrics 4.3 publishes it.
	 */
	variants: Partial<Record<string, { local: readonly string[]; meanWidth: number }>>;
}

const fallbacks: Partial<Record<Face['family'], readonly Fallback[]>> = {
	'Story Serif': [
		{
			family: 'Story Serif Georgia',
			variants: {
				'400 normal': { local: ['Georgia', 'Gelasio'], meanWidth: 913 / 2048 },
				'400 italic': { local: ['Georgia Italic', 'Georgia-Italic', 'Gelasio Italic'], meanWidth: 931 / 2048 },
				'600 normal': { local: ['Georgia Bold', 'Georgia-Bold', 'Gelasio Bold'], meanWidth: 1062 / 2048 }
			}
		},
		{
			family: 'Story Serif Times',
			variants: {
				'400 normal': {
					local: ['Times New Roman', 'TimesNewRomanPSMT', 'Liberation Serif', 'Tinos'],
					meanWidth: 832 / 2048
				},
				'400 italic': {
					local: ['Times New Roman Italic', 'TimesNewRomanPS-ItalicMT', 'Liberation Serif Italic', 'Tinos Italic'],
					meanWidth: 836 / 2048
				},
				'600 normal': {
					local: ['Times New Roman Bold', 'TimesNewRomanPS-BoldMT', 'Liberation Serif Bold', 'Tinos Bold'],
					meanWidth: 886 / 2048
				}
			}
		},
		{
			family: 'Story Serif Noto',
			variants: {
				'400 normal': { local: ['Noto Serif', 'Noto Serif Regular', 'NotoSerif-Regular'], meanWidth: 481 / 1000 },
				'400 italic': { local: ['Noto Serif Italic', 'NotoSerif-Italic'], meanWidth: 469 / 1000 },
				'600 normal': { local: ['Noto Serif SemiBold', 'NotoSerif-SemiBold'], meanWidth: 500 / 1000 }
			}
		}
	],
	'Story Sans': [
		{
			family: 'Story Sans Arial',
			variants: {
				'400 normal': { local: ['Arial', 'ArialMT', 'Helvetica', 'Liberation Sans', 'Arimo'], meanWidth: 913 / 2048 },
				'600 normal': {
					local: ['Arial Bold', 'Arial-BoldMT', 'Helvetica-Bold', 'Liberation Sans Bold', 'Arimo Bold'],
					meanWidth: 983 / 2048
				}
			}
		},
		{
			family: 'Story Sans Roboto',
			variants: {
				'400 normal': { local: ['Roboto', 'Roboto Regular', 'Roboto-Regular'], meanWidth: 911 / 2048 },
				'600 normal': { local: ['Roboto SemiBold', 'Roboto-SemiBold'], meanWidth: 923 / 2048 }
			}
		}
	]
};

/** The families that stand in for a family until it has arrived, best first. */
export function fallbackFamilies(family: Face['family']): string[] {
	return (fallbacks[family] ?? []).map((fallback) => fallback.family);
}

/**
 * The `@font-face` rules that stand in for a face: text set in them breaks into nearly the same lines and takes the same
 * height, so that the arrival of the real font moves nothing. Formula:
 * https://github.com/seek-oss/capsize/blob/master/packages/core/src/createFontStack.ts
 */
export async function fallbackRules(face: Face): Promise<string[]> {
	const [source] = face.sources;
	if (!source) throw new RangeError(`face "${face.name}" has no file`);
	const { ascent, descent, lineGap, unitsPerEm, xWidthAvg } = await fromBuffer((await openTypeface(source)).bare);
	const rules = [];
	for (const { family, variants } of fallbacks[face.family] ?? []) {
		const variant = variants[`${face.weight} ${face.style}`];
		if (!variant) continue;
		const sizeAdjust = xWidthAvg / unitsPerEm / variant.meanWidth;
		const percent = (units: number) => `${((units / unitsPerEm / sizeAdjust) * 100).toFixed(2)}%`;
		rules.push(`@font-face {
	font-family: '${family}';
	font-weight: ${face.weight};
	font-style: ${face.style};
	src: ${variant.local.map((name) => `local('${name}')`).join(', ')};
	size-adjust: ${(sizeAdjust * 100).toFixed(2)}%;
	ascent-override: ${percent(ascent)};
	descent-override: ${percent(Math.abs(descent))};
	line-gap-override: ${percent(lineGap)};
}`);
	}
	return rules;
}
