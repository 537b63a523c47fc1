import { expect, test } from 'vitest';
import { softness } from '../scene/features.ts';
import { colorNames, themes, type ColorName, type Theme } from '../tokens/tokens.ts';
import { circleOpacity, softOpacity } from './marks.ts';

/** Relative luminance of `#rrggbb`, as WCAG 2.2 defines it. */
function luminance(color: string): number {
	const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
	const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

/** One colour over another, as both are seen. */
function over(color: string, opacity: number, ground: string): string {
	const mixed = [1, 3, 5].map((at) => {
		const [above = 0, below = 0] = [color, ground].map((hex) => parseInt(hex.slice(at, at + 2), 16));
		return Math.round(above * opacity + below * (1 - opacity));
	});
	return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** What a mark may lie on besides the basemap: the inside of an uncertainty circle, and the middle of a soft area. */
const covered: Readonly<Record<string, (theme: Theme) => string>> = {
	'a circle': ({ land, uncertain }) => over(uncertain, circleOpacity, land),
	'a soft area': ({ land, uncertain }) => softness.reduce((ground) => over(uncertain, softOpacity, ground), land)
};

type Pair = [ColorName, ColorName[]];

const text: Pair[] = [
	['ink', ['paper', 'raised']],
	['ink-soft', ['paper', 'raised']],
	['link', ['paper', 'raised']],
	['label', ['land', 'water', 'label-halo']],
	['label-soft', ['land', 'water', 'label-halo']]
];

const marks: Pair[] = [
	['mark', ['land', 'water']],
	['highlight', ['land', 'water', 'paper']],
	['uncertain', ['land', 'water']],
	['distance', ['land', 'water']],
	['runway', ['land', 'water']],
	['runway-closed', ['land', 'water']],
	...colorNames.filter((name) => name.startsWith('sign-')).map((name): Pair => [name, ['land', 'water']]),
	// The edge of a list to choose from.
	['ink-soft', ['raised', 'paper']],
	['focus', ['paper', 'raised', 'land', 'water']]
];

const pairs = (wanted: Pair[]) =>
	Object.entries(themes).flatMap(([name, theme]: [string, Theme]) =>
		wanted.flatMap(([color, grounds]) =>
			grounds.map((ground) => [name, color, ground, contrast(theme[color], theme[ground])] as const)
		)
	);

test.each(pairs(text))('C10: in the %s theme text of colour %s can be read on %s', (_theme, _color, _ground, ratio) => {
	expect(ratio).toBeGreaterThanOrEqual(4.5);
});

test.each(pairs(marks))(
	'C10: in the %s theme a mark of colour %s stands out from %s',
	(_theme, _color, _ground, ratio) => {
		expect(ratio).toBeGreaterThanOrEqual(3);
	}
);

const onCircles = [
	...(['mark', 'uncertain', 'distance', 'runway', 'runway-closed'] as const),
	...colorNames.filter((name) => name.startsWith('sign-'))
];
const overlaid = Object.entries(themes).flatMap(([name, theme]) => [
	...onCircles.map((color) => [name, color, 'a circle', theme] as const),
	...(['mark', 'distance'] as const).map((color) => [name, color, 'a soft area', theme] as const)
]);

test.each(overlaid)('C10: in the %s theme a mark of colour %s stands out from %s', (_name, color, ground, theme) => {
	expect(contrast(theme[color], covered[ground]?.(theme) ?? '')).toBeGreaterThanOrEqual(3);
});
