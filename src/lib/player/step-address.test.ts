import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stepAddress } from './step-address.ts';

/** The page's address, and when it was replaced by what; the history knows nothing else. */
let writes: { at: number; hash: string }[];
const start = 'https://example.org/story/?lang=en';

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('location', new URL(start));
	writes = [];
});

afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function address(): ReturnType<typeof stepAddress> {
	return stepAddress((url) => {
		writes.push({ at: performance.now(), hash: url.hash });
		location.href = url.href;
	});
}

it('the first step is written at once, and only the hash of the address changes', () => {
	address().show('harbour');
	vi.advanceTimersByTime(0);
	expect(location.href).toBe(`${start}#harbour`);
});

it('steps in quick order are written at most once in 400 ms, and the last one always', () => {
	const wishes = fc.array(
		fc.record({ step: fc.constantFrom('a', 'b', 'c', undefined), pause: fc.integer({ min: 0, max: 900 }) }),
		{ minLength: 1, maxLength: 40 }
	);
	fc.assert(
		fc.property(wishes, (shown) => {
			writes = [];
			location.href = start;
			const { show } = address();
			for (const { step, pause } of shown) {
				show(step);
				vi.advanceTimersByTime(pause);
			}
			vi.advanceTimersByTime(400);
			for (const [index, { at }] of writes.slice(1).entries()) {
				expect(at - (writes[index]?.at ?? Infinity)).toBeGreaterThanOrEqual(400);
			}
			const last = shown.at(-1)?.step;
			expect(location.hash).toBe(last ? `#${last}` : '');
			expect(vi.getTimerCount()).toBe(0);
		})
	);
});

it('a fling through a hundred steps in 30 seconds stays below the hundred changes that Safari refuses', () => {
	const { show } = address();
	for (let frame = 0; frame < 30 * 60; frame++) {
		show(`step-${frame}`);
		vi.advanceTimersByTime(1000 / 60);
	}
	expect(writes.length).toBeGreaterThan(50);
	expect(writes.length).toBeLessThan(90);
});

it('the same step again writes nothing', () => {
	const { show } = address();
	show('harbour');
	vi.advanceTimersByTime(1000);
	for (let frame = 0; frame < 100; frame++) {
		show('harbour');
		vi.advanceTimersByTime(16);
	}
	expect(writes.map(({ hash }) => hash)).toEqual(['#harbour']);
});

it('a step that is left before it is written is never written', () => {
	const { show } = address();
	show('opening');
	vi.advanceTimersByTime(10);
	show('harbour');
	vi.advanceTimersByTime(100);
	show('island');
	vi.advanceTimersByTime(1000);
	expect(writes.map(({ hash }) => hash)).toEqual(['#opening', '#island']);
});

it('before the first step the address has no hash, and an address without one stays untouched', () => {
	const { show } = address();
	show(undefined);
	vi.advanceTimersByTime(1000);
	expect(writes).toEqual([]);
	show('opening');
	vi.advanceTimersByTime(1000);
	show(undefined);
	vi.advanceTimersByTime(1000);
	expect(location.href).toBe(start);
});

it('a page of keys writes at once, but no more often than its pause lets it', () => {
	const { show } = stepAddress(
		(url) => {
			writes.push({ at: performance.now(), hash: url.hash });
			location.href = url.href;
		},
		{ pause: 20, isAtOnce: true }
	);
	show('harbour');
	expect(location.hash).toBe('#harbour');
	show('island');
	expect(location.hash).toBe('#harbour');
	vi.advanceTimersByTime(20);
	expect(location.hash).toBe('#island');
});

it('what is stopped writes no more', () => {
	const { show, stop } = address();
	show('harbour');
	stop();
	vi.advanceTimersByTime(1000);
	expect(writes).toEqual([]);
});
