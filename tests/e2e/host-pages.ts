import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { test as base, expect } from './fixtures.ts';

const root = path.resolve(import.meta.dirname, '../..');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

/** The file behind an address of the hosts’ site: a page of `tests/hosts/`, or a file of a published package. */
function fileOf(pathname: string): string {
	const [, inPackages] = /^\/package\/(.+)$/.exec(pathname) ?? [];
	const folder = path.join(root, inPackages === undefined ? 'tests/hosts' : 'node_modules');
	const file = path.join(folder, inPackages ?? pathname);
	if (!file.startsWith(folder + path.sep)) throw new Error(`${pathname} lies outside of ${folder}`);
	return file;
}

/**
 * Serves the pages of `tests/hosts/` from a site that is not the story's. `?embed=` is the address that they show,
 * `&integrity=` the hash that they ask of our script, `&snippet=` what `snippet.html` has in it, `&sandbox=` what
 * `sandbox.html` allows, a script if nothing is said; `&coep` sends them with `Cross-Origin-Embedder-Policy: require-corp`,
 * `&csp=` with a Content Security Policy.
 */
async function serveHosts(): Promise<{ url: string; close: () => Promise<void> }> {
	const server = createServer(async (request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host/');
		try {
			const file = fileOf(pathname);
			const text = await readFile(file, 'utf8');
			const csp = searchParams.get('csp');
			response.writeHead(200, {
				'content-type': `${types[path.extname(file)] ?? 'text/javascript'}; charset=utf-8`,
				...(searchParams.has('coep') && { 'cross-origin-embedder-policy': 'require-corp' }),
				...(csp && { 'content-security-policy': csp })
			});
			const story = searchParams.get('embed') ?? '';
			const parts: Readonly<Record<string, string>> = {
				embed: story,
				site: story.replace(/embed\/.*$/, ''),
				integrity: searchParams.get('integrity') ?? '',
				snippet: searchParams.get('snippet') ?? '',
				sandbox: searchParams.get('sandbox') ?? 'allow-scripts'
			};
			response.end(
				file.endsWith('.html') ? text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '') : text
			);
		} catch {
			response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		// The story is at localhost: another site, whatever the port.
		url: `http://127.0.0.1:${port}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}

/** What a host heard from the story. */
export interface Heard {
	data: unknown;
	/** Milliseconds since the host's page began. */
	time: number;
}

/** When something came after which a host waits for a height: a frame's load, or another size of the window. */
export interface Cause {
	type: 'load' | 'resize';
	/** Milliseconds since the host's page began. */
	time: number;
}

declare global {
	interface Window {
		heard?: Heard[];
		causes?: Cause[];
		wantedLink?: string;
	}
}

export const test = base.extend<object, { hosts: { url: string } }>({
	hosts: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
		async ({}, use) => {
			const hosts = await serveHosts();
			await use(hosts);
			await hosts.close();
		},
		{ scope: 'worker' }
	]
});

export { expect };

/**
 * Opens a host's page that shows an address of the story.
 * @returns the story's frame, once its script runs
 */
export async function openHost(page: Page, host: string, embed: string): Promise<Frame> {
	const address = new URL(host);
	address.searchParams.set('embed', embed);
	await page.goto(address.href);
	return storyFrame(page);
}

/** The story's frame, the first of them or another, once its script runs; a host's frame of the class `other` is none. */
export async function storyFrame(page: Page, index = 0): Promise<Frame> {
	const frame = await page.locator('iframe:not(.other)').nth(index).elementHandle();
	const content = await frame?.contentFrame();
	if (!content) throw new Error('the page shows no frame');
	await content.waitForFunction(() => 'mapStory' in window);
	await content.locator('.embed.is-running').waitFor();
	return content;
}

/** What the frame needs, measured in it without the code that is tested; and what it has. */
export async function sizes(page: Page): Promise<{ given: number; wanted: number; slack: number; cut: number }> {
	const frame = await storyFrame(page);
	const found = await frame.evaluate(() => {
		const height = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().height ?? NaN;
		const texts = [...document.querySelectorAll('[data-step-id]')].map((article) =>
			[...article.querySelectorAll('[data-part]:not([data-part=more])')].reduce(
				(sum, part) => sum + part.getBoundingClientRect().height,
				0
			)
		);
		const text = Math.max(...texts);
		const around = height('h1') + height('nav.bar') + height('.parts > footer');
		const isBeside = innerWidth >= 620;
		const wanted = isBeside ? Math.max(height('.least'), text + around) : height('.least') + text + around;
		return {
			wanted,
			slack: height('.text') - text,
			cut: document.querySelectorAll('.is-cut:not([data-part=more])').length,
			given: innerHeight
		};
	});
	return found;
}

/** Puts a finger on the page, drags it up by so many CSS pixels, and takes it away. */
export async function dragUp(page: Page, { x, y }: { x: number; y: number }, up: number): Promise<void> {
	const session = await page.context().newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove', gone: number) =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: y - gone }] });
	await touch('touchStart', 0);
	for (let part = 1; part <= 10; part += 1) await touch('touchMove', (up * part) / 10);
	await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await session.detach();
}

/** All that a host has heard so far. */
export const heard = (page: Page) => page.evaluate(() => window.heard ?? []);

/** Every height that a host has heard of in our own format, in CSS pixels and with its time, in order. */
async function timedHeights(page: Page): Promise<{ height: number; time: number }[]> {
	return (await heard(page)).flatMap(({ data, time }) => {
		const { ns, type, height } = (typeof data === 'object' && data ? data : {}) as Record<string, unknown>;
		return ns === 'map-story' && type === 'height' ? [{ height: Number(height), time }] : [];
	});
}

/** Every height that a host has heard of in our own format, in CSS pixels, in order. */
export async function heardHeights(page: Page): Promise<number[]> {
	return (await timedHeights(page)).map(({ height }) => height);
}

/**
 * How long after the last load of a frame, or change of the window, the host first heard the height that it now has, and
 * how many messages of any kind came since then: for the log, for it says as much of the machine as of the story. A frame
 * may say its height before it is loaded whole; then the time is below zero. The load of one in another's shadow is not
 * heard; then the time is that since the host's page began.
 */
export async function promptness(page: Page, type: Cause['type'], height: number): Promise<string> {
	const causes = await page.evaluate(() => window.causes ?? []);
	const began = causes.findLast((cause) => cause.type === type)?.time ?? 0;
	const heights = (await timedHeights(page)).filter(({ time }) => type === 'load' || time >= began);
	const first = heights.find((entry) => entry.height === height);
	const messages = (await heard(page)).filter(({ time }) => time >= began).length;
	const wait = first ? `${Math.round(first.time - began)} ms` : 'not heard';
	return `${type}: ${height} px, ${wait}, ${messages} messages`;
}
