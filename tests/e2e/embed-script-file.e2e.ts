import { readdirSync, readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { aboutScript } from '../../tools/host-script.ts';
import { scriptPayloads } from '../script-payloads.ts';
import { expect, test } from './host-pages.ts';
import { watchScripts } from './scripts-run.ts';
import { stayDrawn } from './story.ts';

const script = readFileSync('build/embed.v1.js');
const { integrity, bytes } = aboutScript(script);

declare global {
	interface Window {
		/** Why stories said that they cannot be shown. */
		reasons?: string[];
	}
}

const hostOf = (hosts: { url: string }, embed: string, query = '') =>
	`${hosts.url}script.html?embed=${encodeURIComponent(embed)}${query}`;

test.beforeEach(({ page }) => stayDrawn(page));

test('D14: the script is small, asks for nothing but the frame, keeps nothing, and runs under the hash that the README names', async ({
	page,
	site,
	hosts,
	context
}) => {
	console.log(`embed.v1.js: ${bytes} bytes with gzip`);
	expect(bytes).toBeLessThanOrEqual(3 * 1024);
	expect(script.toString()).not.toMatch(/cookie|Storage|\beval\b|new Function|innerHTML|fetch\(|XMLHttp|import\(/);
	const otherBytes =
		'The bytes of embed.v1.js are not those of the hash in src/lib/embed/README.md. Hosts that name it would run ' +
		'nothing: once a site is published, keep its file in static/, and give what has changed another version.';
	expect(readFileSync('src/lib/embed/README.md', 'utf8'), otherBytes).toContain(`integrity="${integrity}"`);
	const origin = new URL(site.url).origin;
	const csp = `default-src 'none'; style-src 'self'; script-src 'self' '${integrity}'; frame-src ${origin}`;
	const asked: string[] = [];
	page.on('request', (request) => request.frame() === page.mainFrame() && asked.push(new URL(request.url()).pathname));
	await page.goto(
		hostOf(hosts, `${site.url}embed/`, `&integrity=${encodeURIComponent(integrity)}&csp=${encodeURIComponent(csp)}`)
	);
	await expect(page.frameLocator('map-story iframe').locator('h1')).toBeVisible();
	expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(
		expect.arrayContaining(['/script.html', '/embed.v1.js'])
	);
	expect(asked).toHaveLength(new Set([...asked, '/article.css', '/heard.js']).size);
	expect(await context.cookies()).toEqual([]);
	expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, '']);
	const frame = page.locator('map-story iframe');
	await expect(frame).toHaveAttribute('title', 'The map story');
	await expect(frame).toHaveAttribute('allow', 'fullscreen');
	await expect(frame).toHaveAttribute('loading', 'lazy');
	await expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
});

test('the story alone loads nothing of what lets a host scroll it', async ({ page, site, hosts }) => {
	const folder = 'build/_app/immutable/chunks/';
	const [chunk = '?', ...others] = readdirSync(folder).filter((file) =>
		readFileSync(folder + file, 'utf8').includes('scroll-to')
	);
	expect(others).toEqual([]);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(`${site.url}?scroll=host`);
	// What the page loads on account of its address, it has asked for by then.
	await page.waitForFunction(() => 'mapStory' in window);
	await page.evaluate(() => fetch('favicon.svg'));
	expect(asked.filter((url) => /favicon\.svg$/.test(url))).not.toEqual([]);
	expect(asked.filter((url) => url.endsWith(chunk))).toEqual([]);
	await page.goto(hostOf(hosts, `${site.url}embed/`));
	await expect.poll(() => asked.filter((url) => url.endsWith(chunk)).length).toBe(1);
});

test('an element that asks for buttons, by its mode or by what its address has of the embed, shows the embed', async ({
	page,
	site,
	hosts
}) => {
	await page.goto(hostOf(hosts, `${site.url}embed/`));
	const shown = (mode: string, query: string) =>
		page.evaluate(
			([asked, src]) => {
				const story = document.createElement('map-story');
				story.setAttribute('src', src);
				if (asked) story.setAttribute('mode', asked);
				document.body.append(story);
				return story.shadowRoot?.querySelector('iframe')?.getAttribute('src');
			},
			[mode, `${site.url}embed/${query}`] as const
		);
	for (const query of ['?steps=a,b', '?ui=minimal', '?theme=dark&ui=minimal']) {
		expect(await shown('', query)).toBe(`${site.url}embed/${query}`);
	}
	expect(await shown('steps', '?start=a')).toBe(`${site.url}embed/?start=a`);
	expect(await shown('', '?theme=dark')).toBe(`${site.url}?theme=dark&scroll=host`);
});

test('D10: nothing that a frame tells a host’s page runs a script in it, be it of the story’s frame or of another', async ({
	page,
	site,
	hosts
}) => {
	const scripts = watchScripts(page);
	await page.goto(hostOf(hosts, `${site.url}embed/`));
	const story = page.locator('map-story');
	const inner = story.locator('iframe').contentFrame();
	await expect(inner.locator('[data-map]')).toHaveAttribute('data-state', 'drawn');
	const src = await story.locator('iframe').getAttribute('src');
	const messages = scriptPayloads.flatMap((text) => {
		const ours = { ns: 'map-story', v: 1 };
		return [
			text,
			{ ...ours, type: text },
			{ ...ours, type: 'height', height: text },
			{ ...ours, type: 'scroll-to', top: text, height: text },
			{ ...ours, type: 'state', steps: [text], step: text, index: text },
			{ ...ours, type: 'step', step: text, index: text },
			{ ...ours, type: 'error', reason: text }
		];
	});
	const last = { ns: 'map-story', v: 1, type: 'error', reason: 'the last' };
	await story.evaluate((element) =>
		element.addEventListener('error', (event) =>
			(window.reasons ??= []).push((event as unknown as CustomEvent<{ reason: string }>).detail.reason)
		)
	);
	const reasons = () => page.evaluate(() => window.reasons ?? []);
	const tell = (body: Locator, all: unknown[]) =>
		body.evaluate((_, said) => {
			for (const message of said) parent.postMessage(message, '*');
		}, all);

	// Another window of the story's own origin is not heard at all.
	await page.evaluate((address) => {
		const other = document.createElement('iframe');
		other.className = 'other';
		other.src = address;
		document.body.append(other);
	}, `${site.url}embed/static/`);
	await tell(page.frameLocator('iframe.other').locator('body'), [...messages, last]);
	await page.waitForFunction(() =>
		window.heard?.some(({ data }) => (data as typeof last | null)?.reason === 'the last')
	);
	expect(await reasons()).toEqual([]);

	await tell(inner.locator('body'), [...messages, last]);
	await expect.poll(async () => (await reasons()).at(-1)).toBe('the last');
	expect(await reasons()).toEqual([...scriptPayloads, 'the last']);
	await expect(story.locator('iframe')).toHaveAttribute('src', src ?? '');
	expect(await story.evaluate(({ shadowRoot }) => shadowRoot?.querySelectorAll('*').length)).toBe(1);
	await scripts.nothingRan();
});

test('without the script the page has what the element holds', async ({ page, site, hosts }) => {
	await page.route('**/embed.v1.js', (route) => route.fulfill({ body: '', contentType: 'text/javascript' }));
	await page.goto(hostOf(hosts, `${site.url}embed/`));
	const link = page.getByRole('link', { name: 'The map story' });
	await expect(link).toBeVisible();
	await expect(link).toHaveAttribute('href', site.url);
});

test.describe('where no story is', () => {
	test.use({ expectedProblems: [/404|BLOCKED_BY_RESPONSE/] });

	test('the element shows what it holds: at once for an address that is none, late for a frame that says nothing', async ({
		page,
		site,
		hosts
	}) => {
		await page.clock.install();
		await page.goto(hostOf(hosts, `${site.url}embed/`));
		const add = (address: string) =>
			page.evaluate((src) => {
				const story = document.createElement('map-story');
				story.setAttribute('src', src);
				story.addEventListener('error', (event) =>
					(window.reasons ??= []).push((event as unknown as CustomEvent<{ reason: string }>).detail.reason)
				);
				const held = document.createElement('p');
				held.textContent = `In place of ${src}`;
				story.append(held);
				document.querySelector('h1')?.before(story);
			}, address);
		for (const address of ['javascript:alert(1)', 'data:text/html,x', '']) {
			await add(address);
			await expect(page.getByText(`In place of ${address}`).first()).toBeVisible();
			expect(
				await page.locator('map-story').filter({ hasText: 'In place of' }).locator('iframe').count(),
				address
			).toBe(0);
		}
		const reasons = () => page.evaluate(() => window.reasons);
		expect(await reasons()).toEqual(['no address', 'no address', 'no address']);
		const nowhere = `${site.url}nowhere/embed/`;
		await add(nowhere);
		await expect(page.locator('map-story').nth(3).frameLocator('iframe').locator('h1')).toBeVisible();
		await expect(page.getByText(nowhere)).toBeHidden();
		await page.clock.runFor(10_001);
		await expect(page.getByText(nowhere)).toBeVisible();
		expect((await reasons())?.slice(3)).toEqual(['no answer']);
	});

	test('A6: a page that is isolated from others, and so may not show the story itself, gets the one by buttons', async ({
		page,
		site,
		hosts
	}) => {
		await page.clock.install();
		const asked: string[] = [];
		page.on('requestfailed', (request) => asked.push(request.url()));
		await page.goto(hostOf(hosts, `${site.url}embed/`, '&coep'));
		await expect.poll(() => asked).toContain(`${site.url}?scroll=host`);
		const steps = page.frameLocator('map-story iframe').locator('.embed.is-running');
		await expect
			.poll(async () => {
				await page.clock.runFor(5001);
				return steps.isVisible();
			})
			.toBe(true);
	});
});
