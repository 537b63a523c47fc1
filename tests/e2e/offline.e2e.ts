import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { finishSite, notKept, siteFiles } from '../../tools/finish-site.ts';
import { serve } from '../../tools/serve.js';
import { elapse, giveNetwork, holdTime } from './drawn-map.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { ids, story } from './story.ts';

test.use({
	serviceWorkers: 'allow',
	// The network is away, a test's own worker answers with errors, or the host refuses what is no reading.
	expectedProblems: [/ERR_(?:INTERNET_DISCONNECTED|CONNECTION_REFUSED)|status of (?:50\d|405)/]
});

/** Waits until the page's service worker has kept everything and is in charge. */
async function whenKept(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		while (active?.state !== 'activated' || !navigator.serviceWorker.controller) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	});
}

/** Every kept file by its cache, below the site's root. */
function keptFiles(page: Page, root: string): Promise<Record<string, string[]>> {
	return page.evaluate(async (start) => {
		const found: Record<string, string[]> = {};
		for (const name of await caches.keys()) {
			const requests = await (await caches.open(name)).keys();
			found[name] = requests.map(({ url }) => url.slice(start.length)).sort();
		}
		return found;
	}, root);
}

/** A copy of the built site that a test may change, served. */
async function deployed(name: string, base = '/') {
	const folder = path.join('test-results', 'deployed', `${name} ${test.info().workerIndex}`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(path.dirname(folder), { recursive: true });
	cpSync('build', folder, { recursive: true });
	return { folder, ...(await serve({ folder, base })) };
}

/** What a next deployment is: other words in the story, and a panel whose file has another name. */
function deployNext(folder: string) {
	const index = path.join(folder, 'index.html');
	writeFileSync(index, readFileSync(index, 'utf8').replace(/<title>.*?<\/title>/, '<title>The next edition</title>'));
	const chunks = path.join(folder, '_app/immutable/chunks');
	const panel = siteFiles(folder).find(
		(file) =>
			file.endsWith('.js') &&
			file.includes('/chunks/') &&
			readFileSync(path.join(folder, file), 'utf8').includes('showModal')
	);
	if (!panel) throw new Error('no chunk holds the ledger’s panel');
	renameSync(path.join(folder, panel), path.join(chunks, 'next.js'));
	writeFileSync(path.join(folder, 'data/claims.json'), '{}');
	finishSite(folder);
	return { panel };
}

const newestWorker = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		await registration?.update();
		return registration?.waiting?.state ?? registration?.installing?.state ?? 'none';
	});

for (const [where, base] of [
	['at a root', '/'],
	['below a path', '/some/sub path/']
] as const) {
	test(`D7, B10: after one visit ${where} everything works without a network`, async ({ page, context }) => {
		const site = await deployed('offline', base);
		await page.goto(site.url);
		await whenLive(page);
		await whenKept(page);
		await site.close();
		await context.setOffline(true);

		// The story that is open goes on.
		await page.getByRole('link', { name: 'Who says what' }).first().click();
		await expect(page.getByRole('dialog')).toBeVisible();

		await page.goto(`${site.url}#${ids[6]}`);
		await page.reload();
		expect((await whenLive(page)).step).toBe(ids[6]);
		await page.goto(`${site.url}claims/?status=denial`);
		await expect(page.locator('[data-map]')).toHaveAttribute('data-zoom', /\d/);
		await expect(page.locator('select[id$="-status"]')).toHaveValue('denial');
		await page.goto(`${site.url}method`);
		await expect(page).toHaveURL(`${site.url}method/`);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

		// So does a class.
		await page.goto(`${site.url}present/?renderer=svg#${ids[4]}`);
		expect((await at(page)).step).toBe(ids[4]);
		await page.keyboard.press('PageDown');
		await expect(page.locator('[data-map]')).toHaveAttribute('data-step', ids[5] ?? '');
		for (const [paper, part] of [
			['present/notes/', '.notes-window svg.drawing'],
			['handout/', '[data-qr] svg'],
			['handout/worksheet/', '[data-claim]'],
			['?renderer=svg&questions', '.tasks']
		] as const) {
			await page.goto(site.url + paper);
			await expect(page.locator(part).first(), paper).toBeVisible();
		}
		await context.setOffline(false);
	});
}

/** What is asked for to keep the site: the worker, and all that it asks for. The array grows. */
function askedToKeep(context: BrowserContext): string[] {
	const asked: string[] = [];
	context.on('request', (request) => {
		if (request.serviceWorker() || request.url().endsWith('service-worker.js')) asked.push(request.url());
	});
	return asked;
}

const registrations = (page: Page) =>
	page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

/** Fails if a page with held time keeps anything, or begins to, though it stands for longer than any map may take. */
async function expectNothingKept(page: Page, asked: readonly string[]): Promise<void> {
	await elapse(page, 12_000);
	// A browser may find a busy machine never idle.
	const patience = { timeout: 500 };
	await page.evaluate(
		(limit) => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve, limit), limit)),
		patience
	);
	expect(await registrations(page)).toBe(0);
	expect(asked).toEqual([]);
}

for (const [what, network] of Object.entries({
	'data are saved': { saveData: true },
	'the network is of the class 2g': { effectiveType: '2g' }
})) {
	test(`D7: while ${what} nothing is kept, with and without a map`, async ({ page, context }) => {
		const asked = askedToKeep(context);
		await giveNetwork(page, network);
		await holdTime(page);
		await page.goto('method/');
		await expectNothingKept(page, asked);
		for (const [address, reason] of [
			['?renderer=svg', 'asked'],
			['', 'saveData' in network ? 'saving-data' : 'slow-network']
		] as const) {
			await page.goto(`./${address}`);
			await expect(page.locator('[data-map]')).toHaveAttribute('data-reason', reason);
			await expectNothingKept(page, asked);
		}
		if ('saveData' in network) return;
		await page.getByRole('button', { name: 'Load the live map' }).click();
		await whenLive(page);
		await expect.poll(() => registrations(page)).toBe(1);
	});
}

test('D7: keeping starts after the live map stands, and keeps each file once but those that are left out', async ({
	page,
	context,
	site
}) => {
	const asked = askedToKeep(context);
	await holdTime(page);
	let isHeld = true;
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await context.route('**/data/map.json', async (route) => {
		if (isHeld) await held;
		await route.continue();
	});
	await page.goto(site.url);
	await at(page);
	await expectNothingKept(page, asked);
	// It is late, and still on its way.
	await expect(page.locator('[data-map]')).toHaveAttribute('data-reason', 'late');
	await expectNothingKept(page, asked);
	isHeld = false;
	release();
	await whenLive(page);
	await whenKept(page);

	const caches = await keptFiles(page, site.url);
	expect(Object.keys(caches)).toHaveLength(1);
	const [kept = []] = Object.values(caches);
	const wanted = siteFiles('build')
		.filter((file) => !notKept.some((pattern) => pattern.test(file)))
		.map((file) => encodeURI(file.replace(/(^|\/)index\.html$/, '$1')))
		.sort();
	expect(kept).toEqual(wanted);
	for (const left of ['cards/step-1.png', 'handout.pdf', 'download/story.html', '404.html', 'service-worker.js']) {
		expect(
			notKept.some((pattern) => pattern.test(left)),
			left
		).toBe(true);
	}

	// Kept files answer what asks to be given them, and nothing else.
	const [script = ''] = wanted.filter((file) => /^_app\/immutable\/.*\.js$/.test(file));
	for (const [method, isKept] of [
		['GET', true],
		['POST', false]
	] as const) {
		const answer = page.waitForResponse((response) => response.request().method() === method);
		await page.evaluate(([url, way]) => fetch(url, { method: way }), [site.url + script, method] as const);
		expect((await answer).fromServiceWorker(), method).toBe(isKept);
	}
});

test('D7: in a frame of another page nothing is kept', async ({ page, context, site }) => {
	const host = await deployed('host');
	writeFileSync(
		path.join(host.folder, 'host.html'),
		`<link rel="icon" href="data:,"><iframe src="${site.url}" width="800" height="600"></iframe>`
	);
	await page.goto(`${host.url}host.html`);
	const frame = page.frameLocator('iframe');
	await expect(frame.locator('[data-map]')).toHaveAttribute('data-state', 'live', { timeout: 60_000 });
	const inside = page.frames()[1];
	await inside?.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
	expect(await inside?.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
	expect(context.serviceWorkers()).toEqual([]);
	await host.close();
});

test('D7: errors, parts and detours are not kept: a deployment that is not whole keeps nothing', async ({ page }) => {
	for (const [what, answer] of Object.entries({
		error: { status: 500, body: 'broken' },
		part: { status: 206, headers: { 'content-range': 'bytes 0-3/9' }, body: 'part' },
		detour: { status: 302, headers: { location: './favicon.svg' } }
	})) {
		const site = await deployed('unwhole');
		// Playwright answers in place of the host, also when the worker asks.
		await page.context().route('**/data/claims.json', (route) => route.fulfill(answer));
		await page.goto(`${site.url}method/`);
		const end = await page.evaluate(async () => {
			const { installing, active } = await navigator.serviceWorker.register('../service-worker.js');
			const worker = installing ?? active;
			if (!worker) return 'none';
			while (!['redundant', 'activated'].includes(worker.state))
				await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
			return worker.state;
		});
		expect(end, what).toBe('redundant');
		expect(await keptFiles(page, site.url), what).toEqual({});
		await page.context().unroute('**/data/claims.json');
		await site.close();
	}
});

test('D7: a next deployment changes nothing under an open story, and is shown in the next window', async ({
	page,
	context
}) => {
	const site = await deployed('next');
	await page.goto(site.url);
	await whenLive(page);
	await whenKept(page);
	const first = await keptFiles(page, site.url);

	const { panel } = deployNext(site.folder);
	await expect.poll(() => newestWorker(page)).toBe('installed');
	expect((await context.request.get(site.url + panel)).status()).toBe(404);

	// The open story has its own files, though the host has them no more.
	expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
	expect(await keptFiles(page, site.url)).toMatchObject(first);
	await page.getByRole('link', { name: 'Who says what' }).first().click();
	await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
	await expect(page).toHaveTitle(story.meta.title);

	// Words are never older than the network has them.
	const second = await context.newPage();
	// As they come: scripts write the title anew. (On a machine that is busy for as long as a worker waits for the network,
	// the next try has them.)
	await expect
		.poll(async () => {
			const answer = await second.goto(site.url);
			return /<title>(.*?)<\/title>/.exec((await answer?.text()) ?? '')?.[1];
		})
		.toBe('The next edition');
	expect(Object.keys(await keptFiles(second, site.url))).toHaveLength(2);

	await second.goto('about:blank');
	await page.goto('about:blank');
	// Between two tries no window is open for a while: only then the newer worker takes over.
	await expect
		.poll(
			async () => {
				await second.goto(site.url, { waitUntil: 'domcontentloaded' });
				const names = Object.keys(await keptFiles(second, site.url));
				if (names.length > 1) await second.goto('about:blank');
				return names.length;
			},
			{ intervals: [1000, 2000, 4000], timeout: 60_000 }
		)
		.toBe(1);
	expect(Object.keys(await keptFiles(second, site.url))).not.toEqual(Object.keys(first));

	// Looking for what has been taken away makes it no cache again.
	const left = await second.evaluate(async () => {
		for (const name of await caches.keys()) await caches.delete(name);
		await fetch(document.querySelector<HTMLLinkElement>('link[rel="modulepreload"]')?.href ?? '');
		return caches.keys();
	});
	expect(left).toEqual([]);
	await site.close();
});

test('D7: a broken service worker is removed by the deployment of the one that keeps nothing', async ({ page }) => {
	const site = await deployed('broken');
	const worker = path.join(site.folder, 'service-worker.js');
	writeFileSync(
		worker,
		`addEventListener('install', (event) => event.waitUntil(caches.open('map-story / broken')));
		addEventListener('activate', (event) => event.waitUntil(clients.claim()));
		addEventListener('fetch', (event) => event.respondWith(new Response('broken', { status: 503 })));`
	);
	await page.goto(site.url);
	await whenLive(page);
	await whenKept(page);
	await page.reload();
	await expect(page.locator('body')).toHaveText('broken');

	cpSync('tools/no-service-worker.js', worker);
	// The browser looks for a newer worker by itself when a page is opened.
	await expect
		.poll(
			async () => {
				await page.goto(site.url);
				return page.locator('[data-map]').count();
			},
			{ timeout: 30_000 }
		)
		.toBe(1);
	await whenLive(page);
	await expect.poll(() => keptFiles(page, site.url)).toEqual({});
	await page.reload();
	await whenLive(page);
	await site.close();
});
