import { expect, test } from 'vitest';
import { themes, type ColorName, type Theme } from './theme.ts';

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

const text: [ColorName, ColorName[]][] = [
	['ink', ['paper', 'raised']],
	['ink-soft', ['paper', 'raised']],
	['link', ['paper', 'raised']],
	['label', ['land', 'water', 'label-halo']],
	['label-soft', ['land', 'water', 'label-halo']]
];

const marks: [ColorName, ColorName[]][] = [
	['mark', ['land', 'water']],
	['highlight', ['land', 'water', 'paper']],
	['uncertain', ['land', 'water']],
	['distance', ['land', 'water']],
	['runway', ['land']],
	['runway-closed', ['land']],
	['focus', ['paper', 'raised', 'land', 'water']]
];

const pairs = (wanted: typeof text) =>
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
