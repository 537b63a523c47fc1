import { describe, expect, it } from 'vitest';
import { signNames } from '../story/sign.ts';
import { signGrid, signs } from './signs.ts';
import { themes, type Theme } from '../tokens/tokens.ts';

type Triple = [number, number, number];

/**
 * What people with no cones of one kind see, for linear RGB: Machado, Oliveira and Fernandes, “A Physiologically-based
 * Model for Simulation of Color Vision Deficiency”, IEEE TVCG 15 (6), 2009, severity 1.0.
 */
const visions: Record<string, [Triple, Triple, Triple]> = {
	'normal vision': [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1]
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	]
};

const linear = (color: string) =>
	[1, 3, 5].map((at) => {
		const channel = parseInt(color.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	}) as Triple;

const times = (matrix: readonly Triple[], [x, y, z]: Triple) =>
	matrix.map(([a, b, c]) => a * x + b * y + c * z) as Triple;

/** OKLab of linear RGB (Björn Ottosson, 2020), in hundredths. */
function oklab(rgb: Triple): Triple {
	const cones = times(
		[
			[0.4122214708, 0.5363325363, 0.0514459929],
			[0.2119034982, 0.6806995451, 0.1073969566],
			[0.0883024619, 0.2817188376, 0.6299787005]
		],
		rgb.map((channel) => Math.min(Math.max(channel, 0), 1)) as Triple
	).map(Math.cbrt) as Triple;
	return times(
		[
			[0.2104542553, 0.793617785, -0.0040720468],
			[1.9779984951, -2.428592205, 0.4505937099],
			[0.0259040371, 0.7827717662, -0.808675766]
		],
		cones
	).map((value) => value * 100) as Triple;
}

const luminance = (color: string) => times([[0.2126, 0.7152, 0.0722]], linear(color))[0];

const contrast = (a: string, b: string) => {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
};

const colors = [...new Set(Object.values(signs).map(({ color }) => color))];
const pairs = colors.flatMap((a, index) => colors.slice(index + 1).map((b) => [a, b] as const));

describe.each(Object.entries(themes) as [string, Theme][])('the colours of the signs in the %s theme', (_, theme) => {
	it.each(Object.entries(visions))('C10: are told apart with %s', (_, matrix) => {
		const seen = (color: (typeof colors)[number]) => oklab(times(matrix, linear(theme[color])));
		const close = pairs
			.map(([a, b]) => ({ a, b, distance: Math.hypot(...seen(a).map((value, at) => value - (seen(b)[at] ?? 0))) }))
			.filter(({ distance }) => distance < 10)
			.map(({ a, b, distance }) => `${a} and ${b}: ${distance.toFixed(1)}`);
		expect(pairs.length).toBe(21);
		expect(close).toEqual([]);
	});

	it('C10: stand out from all that they lie on by at least 3 to 1', () => {
		const weak = colors.flatMap((color) =>
			(['land', 'water', 'label-halo', 'paper', 'raised'] as const)
				.map((ground) => ({ ground, ratio: contrast(theme[color], theme[ground]) }))
				.filter(({ ratio }) => ratio < 3)
				.map(({ ground, ratio }) => `${color} on ${ground}: ${ratio.toFixed(2)}`)
		);
		expect(weak).toEqual([]);
	});
});

describe('the outlines of the signs', () => {
	it('C10: are one for each sign and all different, so that without any colour each is told by its shape', () => {
		expect(Object.keys(signs)).toEqual([...signNames]);
		expect(new Set(Object.values(signs).map(({ d }) => d)).size).toBe(signNames.length);
	});

	it('stay within the grid, with room for half a stroke, and are closed', () => {
		for (const { d } of Object.values(signs)) {
			expect(d).toMatch(/^M[^M]*Z$/);
			for (const [number] of d.matchAll(/-?\d*\.?\d+/g))
				expect(Math.abs(Number(number))).toBeLessThan(signGrid / 2 - 1);
		}
	});

	it('share a colour only where nobody acts: the one that writes and the one that prints', () => {
		const neutral = Object.entries(signs).flatMap(([name, { color }]) => (color === 'mark' ? [name] : []));
		expect(neutral).toEqual(['bubble', 'sheet']);
		expect(colors.length).toBe(signNames.length - 1);
	});
});
