import type { BrowserContext, Page } from '@playwright/test';

/** What a browser keeps of a site, by name. */
export interface Kept {
	localStorage: string[];
	sessionStorage: string[];
	databases: string[];
	/** The names of the caches, and the addresses of all that is in them. */
	caches: string[];
	cached: string[];
	/** What all storage but caches holds, as text. */
	text: string;
}

/** Everything that is kept where the page stands. */
export function keptBy(page: Page): Promise<Kept> {
	return page.evaluate(async () => {
		const names = await caches.keys();
		const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
		return {
			localStorage: Object.keys(localStorage),
			sessionStorage: Object.keys(sessionStorage),
			databases: (await indexedDB.databases()).map(({ name = '' }) => name),
			caches: names,
			cached: requests.flat().map(({ url }) => url),
			text: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name])
		};
	});
}

/** What a context asks of the network, also in frames and service workers: address and body. The array grows. */
export function asked(context: BrowserContext): { url: string; body: string }[] {
	const requests: { url: string; body: string }[] = [];
	context.on('request', (request) => requests.push({ url: request.url(), body: request.postData() ?? '' }));
	return requests;
}

/** The origins of addresses that leave the browser, each once. */
export function originsOf(requests: readonly { url: string }[]): string[] {
	const addresses = requests.map(({ url }) => new URL(url)).filter(({ protocol }) => /^(?:http|ws)s?:$/.test(protocol));
	return [...new Set(addresses.map(({ origin }) => origin))];
}

/**
 * Writes down whatever a page's scripts ask its reader to permit, in every frame, and the features that they use unasked;
 * `permissionsAsked` and `featuresUsed` give it.
 */
export async function watchPermissions(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const calls: string[] = [];
		const features: string[] = [];
		Object.assign(window, { calls, features });
		const granted: [owner: unknown, method: string, feature: string][] = [
			[navigator.wakeLock, 'request', 'screen-wake-lock'],
			[Element.prototype, 'requestFullscreen', 'fullscreen'],
			[navigator.clipboard, 'writeText', 'clipboard-write'],
			[navigator.clipboard, 'write', 'clipboard-write']
		];
		for (const [owner, method, feature] of granted) {
			const methodsOf = owner as Record<string, (...args: unknown[]) => unknown>;
			const original = methodsOf[method];
			if (!original) throw new Error(`this browser has no ${method}`);
			methodsOf[method] = function (this: unknown, ...args: unknown[]) {
				features.push(feature);
				return original.apply(this, args);
			};
		}
		const watched: [owner: unknown, ...methods: string[]][] = [
			[navigator.geolocation, 'getCurrentPosition', 'watchPosition'],
			[navigator.mediaDevices, 'getUserMedia', 'getDisplayMedia', 'enumerateDevices'],
			[navigator.permissions, 'query', 'request'],
			[navigator.clipboard, 'read', 'readText'],
			[navigator.storage, 'persist', 'estimate'],
			[window.Notification, 'requestPermission'],
			[navigator, 'requestMIDIAccess', 'requestMediaKeySystemAccess', 'getBattery', 'sendBeacon', 'share'],
			[window, 'queryLocalFonts', 'getScreenDetails', 'showOpenFilePicker']
		];
		for (const [owner, ...methods] of watched) {
			const methodsOf = owner as Record<string, unknown> | undefined;
			for (const method of methods) {
				const original = methodsOf?.[method];
				if (!methodsOf || typeof original !== 'function') continue;
				methodsOf[method] = (...args: unknown[]) => {
					calls.push(method);
					return Reflect.apply(original, owner, args);
				};
			}
		}
	});
}

/** What {@link watchPermissions} wrote down on the page that stands. */
export function permissionsAsked(page: Page): Promise<string[]> {
	return page.evaluate(() => (window as unknown as { calls: string[] }).calls);
}

/** The features that {@link watchPermissions} wrote down on the page that stands, each once. */
export function featuresUsed(page: Page): Promise<string[]> {
	return page.evaluate(() => [...new Set((window as unknown as { features: string[] }).features)]);
}
