import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presenceAt, presenceGroup, presenceStops } from './presence.ts';

const lastStep = 14;
const stepSet = fc.uniqueArray(fc.nat(lastStep), { minLength: 1, maxLength: lastStep + 1 });
const position = fc.double({ min: 0, max: lastStep, noNaN: true });

/** A style's `interpolate` with `linear`: constant before the first stop and after the last. */
function interpolated(stops: readonly [number, number][], at: number): number {
	const next = stops.findIndex(([stop]) => stop >= at);
	if (next === -1) return stops.at(-1)?.[1] ?? NaN;
	const [toStop, to] = stops[next] ?? [NaN, NaN];
	if (next === 0 || toStop === at) return to;
	const [fromStop, from] = stops[next - 1] ?? [NaN, NaN];
	return from + ((to - from) * (at - fromStop)) / (toStop - fromStop);
}

describe('presence', () => {
	it('is whole at each of its own steps and nothing at every other', () => {
		fc.assert(
			fc.property(stepSet, (steps) => {
				for (let step = 0; step <= lastStep; step++) expect(presenceAt(steps, step)).toBe(steps.includes(step) ? 1 : 0);
			})
		);
	});

	it('lies between nothing and whole everywhere', () => {
		fc.assert(
			fc.property(stepSet, position, (steps, at) => {
				expect(presenceAt(steps, at)).toBeGreaterThanOrEqual(0);
				expect(presenceAt(steps, at)).toBeLessThanOrEqual(1);
			})
		);
	});

	it('changes softly: a hundredth of the way changes it by less than a fortieth', () => {
		fc.assert(
			fc.property(stepSet, position, (steps, at) => {
				expect(Math.abs(presenceAt(steps, at + 0.01) - presenceAt(steps, at))).toBeLessThan(0.025);
			})
		);
	});

	it('stays whole on the way between two of its own steps', () => {
		const fraction = fc.double({ min: 0, max: 1, noNaN: true });
		fc.assert(
			fc.property(fc.nat(lastStep - 1), fraction, (step, part) => {
				expect(presenceAt([step + 1, step], step + part)).toBe(1);
			})
		);
	});

	it('never shows what leaves together with what comes', () => {
		fc.assert(
			fc.property(fc.nat(lastStep - 1), fc.double({ min: 0, max: 1, noNaN: true }), (step, part) => {
				expect(presenceAt([step], step + part) * presenceAt([step + 1], step + part)).toBe(0);
			})
		);
	});
});

describe('the stops of presence', () => {
	it('give the same presence at every position, joined by straight lines as a map style joins them', () => {
		fc.assert(
			fc.property(stepSet, position, (steps, at) => {
				expect(interpolated(presenceStops(steps), at)).toBeCloseTo(presenceAt(steps, at), 9);
			})
		);
	});

	it('rise strictly, as a style demands', () => {
		fc.assert(
			fc.property(stepSet, (steps) => {
				const stops = presenceStops(steps).map(([stop]) => stop);
				for (const [index, stop] of stops.slice(1).entries()) expect(stop).toBeGreaterThan(stops[index] ?? Infinity);
			})
		);
	});
});

it('a group is named by its steps in order, whatever order they are given in', () => {
	expect(presenceGroup([4, 1, 12])).toBe('1-4-12');
	expect(presenceGroup([12, 4, 1])).toBe('1-4-12');
});
