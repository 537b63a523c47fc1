import { readFileSync } from 'node:fs';
import { Script, createContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { themeChoices } from '../tokens/tokens.ts';
import { Motion } from './motion-choice.svelte.ts';
import { Themes } from './theme-choice.svelte.ts';

/** What the page's first script reads before anything is painted. */
const [, firstScript = ''] = /<script>([\s\S]*?)<\/script>/.exec(readFileSync('src/app.html', 'utf8')) ?? [];

/** Where a browser's storage refuses: at the first touch, or at any of its doors. */
const doors = ['localStorage', 'getItem', 'setItem', 'removeItem'] as const;

/** A window with a storage that holds this, and throws at these doors as browsers do in private and framed windows. */
function windowWith(kept: Record<string, string>, closed: readonly string[], location = { search: '' }) {
	const store = new Map(Object.entries(kept));
	const refuse = () => {
		throw new DOMException('The operation is insecure.', 'SecurityError');
	};
	const door = <Args extends unknown[], Result>(name: string, open: (...args: Args) => Result) =>
		closed.includes(name) ? refuse : open;
	const storage = {
		getItem: door('getItem', (key: string) => store.get(key) ?? null),
		setItem: door('setItem', (key: string, value: string) => void store.set(key, value)),
		removeItem: door('removeItem', (key: string) => void store.delete(key))
	};
	const scope = { document: { documentElement: { dataset: {} as Record<string, string> } }, URLSearchParams, location };
	Object.defineProperty(scope, 'localStorage', { get: door('localStorage', () => storage), configurable: true });
	return { scope, store, dataset: scope.document.documentElement.dataset };
}

/** Makes a window the global one, as a component finds it. */
function enter({ scope }: ReturnType<typeof windowWith>) {
	vi.stubGlobal('document', scope.document);
	Object.defineProperty(globalThis, 'localStorage', {
		...Object.getOwnPropertyDescriptor(scope, 'localStorage'),
		configurable: true
	});
}

afterEach(() => {
	vi.unstubAllGlobals();
	Reflect.deleteProperty(globalThis, 'localStorage');
});

const closed = fc.subarray([...doors]);
const keptValue = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom('light', 'dark', 'still', 'moving', '__proto__')
);
const inAddress = fc.option(fc.oneof(fc.constantFrom('light', 'dark', 'auto'), fc.string()), { nil: undefined });
const kept = fc.record({ 'map-story:theme': keptValue, 'map-story:motion': keptValue }, { requiredKeys: [] });

describe('D12: what a reader chose', () => {
	it('is read before the first paint, whatever storage holds and wherever it throws, and only if it can be chosen', () => {
		fc.assert(
			fc.property(kept, closed, inAddress, (values, refusing, address) => {
				const search = address === undefined ? '' : `?theme=${encodeURIComponent(address)}`;
				const window = windowWith(values as Record<string, string>, refusing, { search });
				new Script(firstScript).runInContext(createContext(window.scope));
				const { theme, motion, ...others } = window.dataset;
				expect(others).toEqual({});
				expect(['light', 'dark', undefined]).toContain(theme);
				expect(['still', 'moving', undefined]).toContain(motion);
				// An address that names no colours is as if it said nothing.
				if (address === 'light' || address === 'dark' || address === 'auto') {
					expect(theme).toBe(address === 'auto' ? undefined : address);
					return;
				}
				if (refusing.includes('localStorage') || refusing.includes('getItem')) return;
				const wished = values['map-story:theme'];
				expect(theme).toBe(wished === 'light' || wished === 'dark' ? wished : undefined);
			})
		);
	});

	it('holds while the page is open, wherever storage throws, and is kept where it does not', () => {
		const wishes = fc.array(fc.oneof(fc.constantFrom(...themeChoices), fc.boolean()), { minLength: 1 });
		fc.assert(
			fc.property(wishes, closed, (chosen, refusing) => {
				const window = windowWith({}, refusing);
				enter(window);
				const [themes, motion] = [new Themes(), new Motion()];
				for (const wish of chosen) {
					if (typeof wish === 'boolean') {
						motion.stop(wish);
						expect(motion.isStill).toBe(wish);
						expect(window.dataset.motion).toBe(wish ? 'still' : 'moving');
					} else {
						themes.choose(wish);
						expect(themes.choice).toBe(wish);
						expect(window.dataset.theme).toBe(wish === 'system' ? undefined : wish);
					}
				}
				if (refusing.length) return;
				const { theme, motion: moves } = window.dataset;
				expect(Object.fromEntries(window.store)).toEqual({
					...(theme && { 'map-story:theme': theme }),
					...(moves && { 'map-story:motion': moves })
				});
			})
		);
	});
});
