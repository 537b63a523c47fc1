import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { packKit, unpackKit } from '../../tools/kit.ts';
import { serve } from '../../tools/serve.js';

interface Site {
	/** Ends with `/`. */
	url: string;
}

interface WorkerFixtures {
	/** The built site at the root of a host; the `baseURL` of every test. With `BELOW=1` it is {@link subpathSite}. */
	site: Site;
	/** The same site packed as a release's kit, unpacked elsewhere and served below `/a/b c/`. */
	subpathSite: Site;
	/** The second story, built by the same code from another bundle. */
	secondSite: Site;
}

interface TestFixtures {
	/**
	 * Problems that a test provokes on purpose. Any other page error, console error or request to another host fails the
	 * test.
	 */
	expectedProblems: RegExp[];
	watchedContext: BrowserContext;
}

/** Where the gate builds the second story. */
const secondBuild = 'test-results/second-story';

async function served(options: { folder: string; base?: string }, use: (site: Site) => Promise<void>) {
	const { url, close } = await serve(options);
	await use({ url });
	await close();
}

/** Serves the built site from a folder into which its kit was unpacked. */
async function unpacked(use: (site: Site) => Promise<void>) {
	const folder = mkdtempSync(path.join(tmpdir(), 'kit ö '));
	for (const [name, bytes] of Object.entries(unpackKit(packKit('build')))) {
		mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
		writeFileSync(path.join(folder, name), bytes);
	}
	await served({ folder, base: '/a/b c/' }, use);
	rmSync(folder, { recursive: true });
}

/** A request that stays in the browser or on its disk, or goes to this machine, where all sites of the tests stand. */
const isOurs = (url: string) => {
	const { protocol, hostname } = new URL(url);
	return ['data:', 'blob:', 'about:', 'file:'].includes(protocol) || ['localhost', '127.0.0.1'].includes(hostname);
};

/** Says in the console, where it is a problem, what the page's Content Security Policy refused. */
function reportViolations() {
	addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
		console.error(`securitypolicyviolation: ${effectiveDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`)
	);
}

/**
 * Collects what goes wrong in a context's pages: page errors, console errors, what the Content Security Policy refused,
 * and requests to other hosts. The context of a test is watched already; this is for contexts that a test makes itself.
 * @returns the problems so far, as sentences; the array grows
 */
export function watch(context: BrowserContext): string[] {
	const problems: string[] = [];
	// Sent before anything that makes a page, so that nobody has to wait for it.
	void context.addInitScript(reportViolations).catch(() => undefined);
	context.on('weberror', (error) => problems.push(`page error: ${error.error().stack || error.error().message}`));
	context.on('console', (message) => {
		if (message.type() === 'error') problems.push(`console error: ${message.text()} (${message.location().url})`);
	});
	context.on('request', (request) => {
		if (!isOurs(request.url())) problems.push(`request to another host: ${request.url()}`);
	});
	context.on('page', (page) => {
		page.on('websocket', (socket) => problems.push(`WebSocket: ${socket.url()}`));
		page.on('crash', () => problems.push('the page crashed'));
	});
	return problems;
}

/** Playwright's `test` on the built site, failing on any problem of a page that the test did not expect. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
	site: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
		async ({}, use) => (process.env.BELOW ? unpacked(use) : served({ folder: 'build' }, use)),
		{ scope: 'worker' }
	],
	// eslint-disable-next-line no-empty-pattern
	subpathSite: [async ({}, use) => unpacked(use), { scope: 'worker' }],
	// eslint-disable-next-line no-empty-pattern
	secondSite: [async ({}, use) => served({ folder: secondBuild }, use), { scope: 'worker' }],
	baseURL: ({ site }, use) => use(site.url),
	expectedProblems: [[], { option: true }],
	watchedContext: [
		async ({ context, expectedProblems }, use) => {
			const problems = watch(context);
			await use(context);
			const unexpected = problems.filter((problem) => !expectedProblems.some((pattern) => pattern.test(problem)));
			expect(unexpected, 'problems of the page').toEqual([]);
		},
		{ auto: true }
	]
});

export { expect };

/** What the map's region says about itself, as the README's contract names it. */
export interface MapState {
	step: string;
	/** Step index plus the fraction of the way to the next step. */
	position: number;
	/** `[lng, lat]` in degrees. */
	center: [lng: number, lat: number];
	zoom: number;
	renderer: 'svg' | 'map';
	state: 'drawn' | 'live' | 'failed';
}

/** An attribute's number; an empty one is none, though JavaScript takes it for 0. */
const numberIn = (text: string | undefined) => (text?.trim() ? Number(text) : NaN);

/** Frames without a change after which the map is at rest. */
const quietFrames = 6;

/**
 * Waits until `window.mapStory` exists and the map's region has not changed for a few frames.
 * @returns what the region says then
 * @throws if the page has not exactly one `[data-map]`, or an attribute is missing or no number
 */
export async function at(page: Page): Promise<MapState> {
	await page.waitForFunction(() => 'mapStory' in window);
	const said = await page.evaluate(async (frames) => {
		const regions = document.querySelectorAll<HTMLElement>('[data-map]');
		const [region] = regions;
		if (regions.length !== 1 || !region) throw new Error(`${regions.length} elements carry data-map, not one`);
		const read = () => ({ ...region.dataset });
		let last = JSON.stringify(read());
		for (let quiet = 0; quiet < frames; quiet += 1) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
			const now = JSON.stringify(read());
			if (now !== last) quiet = 0;
			last = now;
		}
		return read();
	}, quietFrames);

	const [lng = NaN, lat = NaN] = (said.center ?? '').split(',').map(numberIn);
	const state = { position: numberIn(said.position), lng, lat, zoom: numberIn(said.zoom) };
	for (const [name, value] of Object.entries(state)) expect(value, `${name} of the map's region`).not.toBeNaN();
	expect(said.step, 'data-step').toBeTruthy();
	expect(['svg', 'map'], 'data-renderer').toContain(said.renderer);
	expect(['drawn', 'live', 'failed'], 'data-state').toContain(said.state);
	return {
		step: said.step ?? '',
		position: state.position,
		center: [lng, lat],
		zoom: state.zoom,
		renderer: said.renderer as MapState['renderer'],
		state: said.state as MapState['state']
	};
}

/** Waits until the live map stands over the drawn one and is at rest. */
export async function whenLive(page: Page): Promise<MapState> {
	await expect(page.locator('[data-map]')).toHaveAttribute('data-state', 'live', { timeout: 60_000 });
	return at(page);
}

/** Adds styles to a page from script: its Content Security Policy refuses an element with them. */
export async function addStyles(page: Page, css: string): Promise<void> {
	await page.evaluate((text) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		document.adoptedStyleSheets.push(sheet);
	}, css);
}
