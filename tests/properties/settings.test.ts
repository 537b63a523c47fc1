import { ESLint } from 'eslint';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { settingsFrom } from './settings.ts';

describe('D12: the settings of properties', () => {
	it('are few runs at every change, and at least 10,000 at night', () => {
		expect(settingsFrom({}).numRuns).toBe(100);
		expect(settingsFrom({ NIGHTLY: '1' }).numRuns).toBeGreaterThanOrEqual(10_000);
	});

	it('take the seed that is asked for, and else another at each time', () => {
		expect(settingsFrom({ SEED: '-42' }).seed).toBe(-42);
		expect(settingsFrom({}, 1).seed).not.toBe(settingsFrom({}, 2).seed);
		expect(settingsFrom({}, 1e13).seed).toBeLessThan(2 ** 31);
		expect(() => settingsFrom({ SEED: 'again' })).toThrow('SEED is "again"; expected a whole number');
	});

	it('count in this very file, with the same input from the same seed', () => {
		const settings = inject('properties');
		expect(fc.readConfigureGlobal()).toMatchObject(settings);
		let runs = 0;
		const input: string[] = [];
		fc.assert(
			fc.property(fc.string(), (text) => {
				runs += 1;
				if (runs <= 5) input.push(text);
			})
		);
		expect(runs).toBe(settings.numRuns);
		expect(input).toEqual(fc.sample(fc.string(), { numRuns: 5, seed: settings.seed }));
	});

	it('stand in no test by itself: lint refuses it', async () => {
		const eslint = new ESLint();
		for (const own of ['numRuns: 10', 'seed: 1', 'interruptAfterTimeLimit: 5', 'endOnFailure: true']) {
			const code = `import fc from 'fast-check';\nfc.assert(fc.property(fc.nat(), () => true), { ${own} });\n`;
			const [result] = await eslint.lintText(code, { filePath: 'src/lib/geo/some.test.ts' });
			expect(
				result?.messages.map(({ ruleId }) => ruleId),
				own
			).toContain('no-restricted-syntax');
		}
	});
});
