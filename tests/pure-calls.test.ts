import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { withPureCalls } from '../tools/pure-calls.ts';

it('marks the variables of the real package that a call makes, and nothing else', () => {
	const code = readFileSync(fileURLToPath(import.meta.resolve('d3-interpolate')), 'utf8');
	const marked = withPureCalls(code);
	expect(marked).toContain('var rgb = /* @__PURE__ */ (function rgbGamma');
	expect(marked).toContain('var hslLong = /* @__PURE__ */ hsl(');
	expect(marked.replaceAll('/* @__PURE__ */ ', '')).toBe(code);
});

it('says so when there is nothing to mark', () => {
	expect(() => withPureCalls('export function zoom() {}')).toThrow('d3-interpolate');
});
