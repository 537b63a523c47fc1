import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandIds, bandOf, bands, bandWith, referenceBand } from './bands.ts';

const stageSize = fc.record({ width: fc.integer({ min: 0, max: 4000 }), height: fc.integer({ min: 0, max: 3000 }) });

it('bands stand in the order of their ids, each larger than the one before in both directions', () => {
	expect(bands.map(({ id }) => id)).toEqual([...bandIds]);
	for (const [index, band] of bands.slice(1).entries()) {
		const before = bands[index];
		expect(band.minWidth).toBeGreaterThan(before?.minWidth ?? Infinity);
		expect(band.minHeight).toBeGreaterThan(before?.minHeight ?? Infinity);
	}
});

it('what fits into a band fits into its smallest stage, with room for controls above and below', () => {
	for (const { id, fit, minWidth, minHeight } of bands) {
		if (id === 'xs') continue;
		expect(fit.width).toBe(minWidth);
		expect(fit.height).toBeLessThanOrEqual(minHeight - 50);
	}
});

it('every stage has a band whose minimum it reaches, and reaches the minimum of no later one', () => {
	fc.assert(
		fc.property(stageSize, (size) => {
			const band = bandOf(size);
			expect(size.width >= band.minWidth && size.height >= band.minHeight).toBe(true);
			for (const later of bands.slice(bands.indexOf(band) + 1)) {
				expect(size.width >= later.minWidth && size.height >= later.minHeight).toBe(false);
			}
		})
	);
});

it('a stage that grows never falls into a smaller band', () => {
	const growth = fc.record({ width: fc.nat(500), height: fc.nat(500) });
	fc.assert(
		fc.property(stageSize, growth, (size, more) => {
			const larger = { width: size.width + more.width, height: size.height + more.height };
			expect(bandIds.indexOf(bandOf(larger).id)).toBeGreaterThanOrEqual(bandIds.indexOf(bandOf(size).id));
		})
	);
});

it.each([
	[{ width: 320, height: 200 }, 'xs'],
	[{ width: 349.9, height: 700 }, 'xs'],
	[{ width: 350, height: 320 }, 's'],
	[{ width: 720, height: 639.5 }, 'm'],
	[{ width: 720, height: 640 }, 'l'],
	[{ width: 4000, height: 640 }, 'l'],
	[{ width: 1080, height: 860 }, 'xl']
])('a stage of %o is in band %s', (size, id) => {
	expect(bandOf(size).id).toBe(id);
});

it('a band is found by its id, and an unknown one is a mistake', () => {
	expect(bandWith(referenceBand).id).toBe('l');
	expect(() => bandWith('xxl' as 'xl')).toThrow('no band "xxl"');
});
