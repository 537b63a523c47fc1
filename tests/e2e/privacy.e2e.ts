import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { siteFiles, teachersFile } from '../../tools/finish-site.ts';
import { serve } from '../../tools/serve.js';
import type { OutgoingLink } from '../../tools/outgoing-links.ts';
import type { Privacy } from '../../src/lib/views/privacy.ts';
import { at, expect, test, watch } from './fixtures.ts';
import { asked, featuresUsed, keptBy, originsOf, permissionsAsked, watchPermissions, type Kept } from './observed.ts';
import { modes } from './reading-modes.ts';
import { ids } from './story.ts';

test.use({ serviceWorkers: 'allow' });

const read = (file: string) => readFileSync(path.join('build', file), 'utf8');
const stated = JSON.parse(read('embed-privacy.json')) as Privacy;
const links = JSON.parse(read('outgoing-links.json')) as OutgoingLink[];
const pages = siteFiles('build').filter((file) => file.endsWith('.html'));

/** The names that are stated for a storage; `*` stands for any text. */
const statedNames = (storage: Privacy['kept'][number]['storage'], after: Privacy['kept'][number]['after']) =>
	stated.kept.filter((entry) => entry.storage === storage && entry.after === after).map(({ name }) => name);

/** The features that each mode uses, by its name; all the others use none. */
const features: Record<string, Privacy['features'][number]['feature'][]> = {
	'the stage': ['screen-wake-lock', 'fullscreen'],
	'the page for other sites': ['clipboard-write']
};

/** Whether a name is one that is stated. */
const isStated = (name: string, names: readonly string[]) =>
	names.some((pattern) => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern));

test('E1, E2, E4, E5: reading everything asks no other host, sets no cookie, asks for no permission, and uses and keeps what is stated', async ({
	page,
	context,
	site
}) => {
	test.setTimeout(300_000);
	const requests = asked(context);
	await watchPermissions(page);
	const seen: Kept[] = [];
	for (const [name, address, visit] of modes) {
		await page.goto(site.url + address);
		await visit(page);
		expect(await context.cookies(), name).toEqual([]);
		expect(await permissionsAsked(page), name).toEqual(stated.permissions);
		expect(await featuresUsed(page), name).toEqual(features[name] ?? []);
		seen.push(await keptBy(page));
	}
	// Kept only when nothing else is to be done, and then whole.
	await page.goto(site.url);
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		while (active?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 50));
	});
	seen.push(await keptBy(page));

	expect(Object.values(features).flat().sort()).toEqual(stated.features.map(({ feature }) => feature).sort());
	expect(originsOf(requests)).toEqual([new URL(site.url).origin, ...stated.thirdParties]);
	expect(requests.filter(({ body }) => body)).toEqual([]);
	expect(seen.flatMap(({ localStorage }) => localStorage)).toEqual([]);
	expect(seen.flatMap(({ databases }) => databases)).toEqual([]);
	for (const [storage, names] of [
		['sessionStorage', seen.flatMap((kept) => kept.sessionStorage)],
		['CacheStorage', seen.flatMap((kept) => kept.caches)]
	] as const) {
		const known = statedNames(storage, 'reading');
		expect(
			names.filter((name) => !isStated(name, known)),
			storage
		).toEqual([]);
		// What is stated and never seen would be false as well.
		expect(known.filter((pattern) => !names.some((name) => isStated(name, [pattern])))).toEqual([]);
	}
	const own = new Set(siteFiles('build').map((file) => site.url + encodeURI(file.replace(/(^|\/)index\.html$/, '$1'))));
	const cached = new Set(seen.flatMap((kept) => kept.cached));
	expect(cached.size).toBeGreaterThan(20);
	expect([...cached].filter((url) => !own.has(url))).toEqual([]);
});

test('E1, E2: without a script all pages ask no other host, set no cookie and keep nothing', async ({
	browser,
	site
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const requests = asked(context);
	const problems = watch(context);
	const page = await context.newPage();
	for (const [, address] of modes) {
		await page.goto(site.url + address);
		for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press('End');
	}
	expect(originsOf(requests)).toEqual([new URL(site.url).origin]);
	expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
	expect(problems).toEqual([]);
	await context.close();
});

test('E2: a choice of colours, of motion and of the stage’s keys keeps what is stated, and nothing else', async ({
	page
}) => {
	await page.goto('?renderer=svg');
	await at(page);
	await page.getByRole('button', { name: 'Contents' }).click();
	await page.getByLabel('Dark').check();
	await page.getByRole('switch', { name: 'Stop map movement' }).check();
	await page.goto('present/?renderer=svg');
	await at(page);
	await page.keyboard.press('?');
	await page.getByLabel('Keys of a single letter').uncheck();
	const kept = await keptBy(page);
	expect(kept.localStorage.sort()).toEqual(statedNames('localStorage', 'choice').sort());
});

for (const [what, query] of [
	['the story', '?renderer=svg'],
	// What pym writes into the address of a frame.
	['the embed', 'embed/?renderer=svg&childId=x&parentUrl=secret-address&parentTitle=secret-title']
] as const) {
	test(`E3: of the page around it ${what} keeps, asks and writes nothing`, async ({ page, context, site }) => {
		const folder = 'test-results/deployed/around';
		const address = site.url + query;
		mkdirSync(folder, { recursive: true });
		writeFileSync(
			path.join(folder, 'index.html'),
			`<title>secret-title</title><link rel="icon" href="data:,"><iframe src="${address}" width="800" height="600"></iframe>`
		);
		const host = await serve({ folder });
		const requests = asked(context);
		const said: string[] = [];
		page.on('console', (message) => said.push(message.text()));
		// What the host is told, from the first word on; Datawrapper's listeners know a frame by the address they gave it.
		await page.addInitScript(() => {
			const tell = ({ data }: MessageEvent) => console.log(JSON.stringify(data));
			if (top === self)
				addEventListener('message', (event) => 'datawrapper-height' in Object(event.data) || tell(event));
		});
		await page.goto(`${host.url}?secret-query`);
		const frame = page.frameLocator('iframe');
		await expect(frame.locator('[data-map]')).toHaveAttribute('data-zoom', /\d/);
		const inside = page.frames()[1];
		if (!inside) throw new Error('the story has no frame');
		await page.evaluate(() => {
			for (const message of ['secret-message', { type: 'map-story', parentUrl: 'secret-message' }]) {
				frames[0]?.postMessage(message, '*');
			}
		});
		await inside.evaluate((last) => window.mapStory?.goTo(last), ids.length - 1);
		await expect(frame.locator('[data-map]')).toHaveAttribute('data-step', ids.at(-1) ?? '');
		const text = await inside.evaluate(
			(given) =>
				JSON.stringify([
					...[{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name],
					location.href.replace(given, '')
				]),
			address
		);
		// The host itself has asked for the frame's address.
		const byStory = requests.filter(({ url }) => url.startsWith(site.url) && url !== address);
		expect(byStory.length).toBeGreaterThan(3);
		expect([text, ...said, ...byStory.flatMap(({ url, body }) => [url, body])].join('\n')).not.toContain('secret');
		await host.close();
	});
}

test('E1: no built page names another host in anything but a link that a reader may follow', () => {
	expect(pages.length).toBeGreaterThanOrEqual(4);
	for (const file of pages) {
		// What stands in a script or a style is no element.
		const markup = read(file).replace(/(<(script|style)\b[^>]*>)[^]*?<\/\2>/g, '$1');
		const elements = markup.match(/<(?!a\b)[a-z][^>]*\s(?:href|src|srcset|action|data|poster|ping)\s*=[^>]*>/gi) ?? [];
		expect(
			elements.filter((element) => /["'\s]\s*(?:https?:)?\/\//.test(element)),
			file
		).toEqual([]);
		expect(markup, file).not.toMatch(/dns-prefetch|preconnect|\sping=/);
	}
	for (const file of siteFiles('build').filter((name) => name.endsWith('.css'))) {
		expect(read(file), file).not.toMatch(/url\(["']?(?:https?:)?\/\/|@import/);
	}
});

test('E7: every link that leads out tells nobody where its visitor came from, and is in the list for editors', async ({
	page,
	site
}) => {
	const found = new Map<string, Set<string>>();
	// The teachers' file has the links of the one that is given away.
	for (const file of pages.filter((name) => name !== '404.html' && name !== teachersFile)) {
		await page.goto(site.url + file);
		if (file === 'index.html') {
			await at(page);
			await page.getByRole('link', { name: 'Who says what' }).first().click();
			await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
		}
		// The script of the one file shows one of its pages and takes the others away.
		const oneFile = file.startsWith('download/') ? read(file) : '';
		const outgoing = await page.evaluate((markup) => {
			const whole = markup ? new DOMParser().parseFromString(markup, 'text/html') : document;
			return [...whole.querySelectorAll('a[href]')]
				.map((a) => ({
					url: a.getAttribute('href') ?? '',
					rel: a.getAttribute('rel'),
					target: a.getAttribute('target')
				}))
				.filter(({ url }) => new URL(url, document.baseURI).origin !== location.origin);
		}, oneFile);
		for (const { url, rel, target } of outgoing) {
			expect({ url, rel, target }).toEqual({ url, rel: 'noopener noreferrer', target: null });
			found.set(url, (found.get(url) ?? new Set()).add(file));
		}
	}
	expect(links.length).toBeGreaterThan(20);
	expect(Object.fromEntries(links.map((link) => [link.url, link.pages]))).toEqual(
		Object.fromEntries([...found].map(([url, where]) => [url, [...where].sort()]))
	);
	for (const { url, texts } of links) expect(texts.join(), url).toMatch(/\p{L}/u);
});

test('E5: the method page states for people what embed-privacy.json states for machines', async ({
	page,
	site,
	secondSite,
	request
}) => {
	expect(stated).toMatchObject({
		tracking: 'does-not-track',
		cookies: [],
		thirdParties: [],
		dataClasses: [],
		contact: null
	});
	const answer = await request.get(`${site.url}embed-privacy.json`);
	expect(answer.headers()).toMatchObject({ 'content-type': 'application/json', 'access-control-allow-origin': '*' });
	expect(await answer.json()).toEqual(stated);

	await page.goto('method/#privacy');
	const section = page.locator('#privacy');
	await expect(section.getByRole('heading')).toBeInViewport();
	await expect(section).toContainText('sets no cookies');
	await expect(section).toContainText('no other is asked for anything');
	await expect(section.locator('[data-kept]')).toHaveCount(stated.kept.length);
	for (const { name, what, why, until } of stated.kept) {
		const entry = section.locator(`[data-kept="${name}"]`);
		for (const words of [name, what, why, until]) await expect(entry).toContainText(words);
	}
	for (const { what, when, why } of stated.features) await expect(section).toContainText(`${what}, ${when}, ${why}`);
	expect(stated.toldToHost.map(({ what }) => what)).toContainEqual(expect.stringMatching(/^which step is shown/));
	for (const { what, when } of stated.toldToHost) await expect(section).toContainText(`${what}: ${when}`);
	await expect(section).toContainText('names no address of its own');
	for (const [name, file] of [
		['this statement', 'embed-privacy.json'],
		['all links that lead out of the site', 'outgoing-links.json']
	] as const) {
		const href = await section.getByRole('link', { name }).getAttribute('href');
		expect(new URL(href ?? '', page.url()).href).toBe(site.url + file);
	}

	await page.goto(`${secondSite.url}method/#privacy`);
	await expect(section.getByRole('link', { name: 'editor@example.org' })).toHaveAttribute(
		'href',
		'mailto:editor@example.org'
	);
});
