import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import type { BrowserContext, Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { countWords, coveredWords, findQuotation, findRuns } from '../../src/lib/story/fingerprint.ts';
import type { Inline } from '../../src/lib/story/story.ts';
import { teachersFile } from '../../tools/finish-site.ts';
import { filesBelow } from '../../tools/files-below.ts';
import { at, expect, test, whenLive } from './fixtures.ts';

const build = 'build';
const { story, fingerprint } = readBundle('geodata/reciprocal-blow');

const read = (file: string) => readFileSync(path.join(build, file), 'utf8');
/** Without the scripts that stand in it. */
const markup = (file: string) => read(file).replace(/<script>[\s\S]*?<\/script>/g, '');
const files = filesBelow(build);
const pages = files.filter((file) => file.endsWith('.html'));
const texts = files.filter((file) =>
	/\.(html|json|jsonld|geojson|bib|js|mjs|css|txt|xml|svg|csv|kml|md|webmanifest)$/.test(file)
);

/** Bytes that a good host sends for a file. */
function sentBytes(file: string): number {
	const bytes = readFileSync(path.join(build, file));
	if (file.endsWith('.woff2')) return bytes.length;
	const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
	return brotliCompressSync(bytes, { params }).length;
}

const sum = (names: Iterable<string>) => [...new Set(names)].reduce((bytes, name) => bytes + sentBytes(name), 0);

/** The file that holds MapLibre itself. */
function mapLibreChunk(): string {
	const chunks = files.filter(
		(file) => file.startsWith('_app/immutable/chunks/') && read(file).includes('maplibregl-')
	);
	expect(chunks, 'chunks with MapLibre in them').toHaveLength(1);
	return chunks[0] as string;
}

/** The files of the site that a context asks for, in order; the array grows. */
function askedFor(context: BrowserContext, base: string): string[] {
	const asked: string[] = [];
	context.on('request', (request) => {
		if (!request.url().startsWith(base)) return;
		const file = decodeURIComponent(new URL(request.url()).pathname.slice(new URL(base).pathname.length));
		asked.push(file.endsWith('/') || file === '' ? `${file}index.html` : file);
	});
	return asked;
}

/** Keeps the live map from coming, without an error: what it needs is asked for and never answered. */
const holdLiveMap = (page: Page) => page.route('**/data/map.json', () => {});

/** Waits until every font that the page's text needs has come. */
const fontsCame = (page: Page) => page.evaluate(async () => void (await document.fonts.ready));

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

for (const viewport of [phone, desk]) {
	test.describe(`at ${viewport.width}×${viewport.height}`, () => {
		test.use({ viewport });

		test('the first view and the whole stay within their bytes', async ({ page, context, site }) => {
			const asked = askedFor(context, site.url);
			await page.goto(site.url);
			await whenLive(page);
			await page.evaluate(
				() =>
					new Promise<void>((resolve) => {
						const map = window.mapStory?.map;
						map?.once('idle', () => resolve());
						map?.triggerRepaint();
					})
			);
			const whole = sum(asked);
			const beforeMapLibre = asked.slice(0, asked.indexOf(mapLibreChunk()));
			const ofKind = (names: string[], ending: RegExp) => names.filter((name) => ending.test(name));
			const first = {
				html: sentBytes('index.html'),
				css: sum(ofKind(beforeMapLibre, /\.css$/)),
				scripts: sum(ofKind(beforeMapLibre, /\.m?js$/))
			};
			expect(ofKind(asked, /maplibre-gl-worker.*\.js$/), 'the worker was asked for').not.toEqual([]);

			const drawnPage = await context.newPage();
			await holdLiveMap(drawnPage);
			const askedDrawn = askedFor(context, site.url);
			await drawnPage.goto(site.url);
			await at(drawnPage);
			await fontsCame(drawnPage);
			const fonts = ofKind(askedDrawn, /\.woff2$/);
			expect(fonts).not.toEqual([]);

			const figures = { ...first, fonts: sum(fonts), basemap: basemapBytes(), whole };
			console.log(`bytes at ${viewport.width}×${viewport.height}: ${JSON.stringify(figures)}`);
			expect(figures.html, 'HTML with the drawn map').toBeLessThanOrEqual(50_000);
			expect(figures.css, 'CSS').toBeLessThanOrEqual(15_000);
			expect(figures.fonts, 'fonts of the first view').toBeLessThanOrEqual(80_000);
			expect(figures.scripts, 'scripts before MapLibre').toBeLessThanOrEqual(60_000);
			expect(figures.basemap, 'basemap').toBeLessThanOrEqual(50_000);
			expect(figures.whole, 'everything until the live map is at rest').toBeLessThanOrEqual(640_000);
		});

		test('MapLibre, its worker, its stylesheet and its data are asked for after the first paint', async ({
			page,
			site
		}) => {
			await page.goto(site.url);
			await whenLive(page);
			const { paint, late } = await page.evaluate(() => ({
				paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
				late: performance
					.getEntriesByType('resource')
					.filter(({ name }) => /maplibre-gl|map\.json/.test(name))
					.map(({ name, startTime }) => ({ name, startTime }))
			}));
			const names = late.map(({ name }) => name).join();
			for (const part of [/maplibre-gl\.[^/]*css/, /map\.json/]) expect(names).toMatch(part);
			for (const { name, startTime } of late) expect(startTime, name).toBeGreaterThan(paint);
			const chunk = await page.evaluate(
				(file) => performance.getEntriesByType('resource').find(({ name }) => name.endsWith(file))?.startTime,
				mapLibreChunk()
			);
			expect(chunk, 'the chunk with MapLibre').toBeGreaterThan(paint);
		});

		test('nothing shifts while the page loads, be the fonts soon or late', async ({ browser, site }) => {
			for (const fontsAreLate of [false, true]) {
				const context = await browser.newContext({ viewport });
				await context.addInitScript(() => {
					const shifts: { value: number; nodes: string[] }[] = [];
					Object.assign(window, { shifts });
					new PerformanceObserver((list) => {
						for (const entry of list.getEntries() as (PerformanceEntry & {
							value: number;
							sources: { node?: Node }[];
						})[]) {
							const nodes = entry.sources.map(
								({ node }) => node?.nodeName + ' ' + (node?.textContent ?? '').slice(0, 40)
							);
							shifts.push({ value: entry.value, nodes });
						}
					}).observe({ type: 'layout-shift', buffered: true });
				});
				const page = await context.newPage();
				const letGo: (() => void)[] = [];
				let areHeld = fontsAreLate;
				await page.route('**/*.woff2', async (route) => {
					if (areHeld) await new Promise<void>((resolve) => letGo.push(resolve));
					await route.continue();
				});
				await page.goto(site.url, { waitUntil: 'commit' });
				await at(page);
				await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
				expect(letGo.length > 0, 'fonts are held back').toBe(fontsAreLate);
				areHeld = false;
				for (const resolve of letGo) resolve();
				await fontsCame(page);
				await whenLive(page);
				const settle = () =>
					page.evaluate(
						() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
					);
				const shifts = () =>
					page.evaluate(() => (window as unknown as { shifts: { value: number; nodes: string[] }[] }).shifts);
				const score = async () => (await shifts()).reduce((total, { value }) => total + value, 0);
				await settle();
				const shifted = await score();
				console.log(
					`layout shift at ${viewport.width}×${viewport.height}, fonts ${fontsAreLate ? 'late' : 'soon'}: ${shifted.toFixed(4)}`
				);
				expect(shifted, JSON.stringify(await shifts())).toBeLessThan(0.01);

				// The measure itself works: what pushes the text down is counted.
				await page.evaluate(() =>
					document.querySelector<HTMLElement>('main > header')?.style.setProperty('padding-block', '60vh 0')
				);
				await settle();
				await expect.poll(score).toBeGreaterThan(0.01);
				await context.close();
			}
		});

		test('starting the script moves nothing', async ({ browser, site }) => {
			const boxes = async (javaScriptEnabled: boolean) => {
				const context = await browser.newContext({ viewport, javaScriptEnabled });
				const page = await context.newPage();
				await page.goto(site.url);
				if (javaScriptEnabled) await whenLive(page);
				await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded');
				const found = await page.evaluate(() => {
					const parts =
						'main, main > header, main > header *, section, section > figure, section > .text, ' +
						'section > .text *, [data-map], .page-footer, .page-footer *';
					return [...document.querySelectorAll(parts)].map((element) => {
						const { x, y, width, height } = element.getBoundingClientRect();
						return `${element.tagName} ${[x, y + scrollY, width, height].map((value) => value.toFixed(2)).join(' ')}`;
					});
				});
				await context.close();
				return found;
			};
			const [still, running] = [await boxes(false), await boxes(true)];
			expect(still.length).toBeGreaterThan(200);
			expect(running).toEqual(still);
		});
	});
}

/** The live map's basemap, as it stands in the map's data. */
function basemapBytes(): number {
	const { basemap } = JSON.parse(read('data/map.json')) as { basemap: unknown };
	const bytes = Buffer.from(JSON.stringify(basemap));
	return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** What a text says to someone who reads it: without escapes, with tags as spaces, as nothing, and as they are. */
function readings(text: string): string[] {
	const plain = text
		.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
		.replace(/\\[nrt]/g, ' ')
		.replace(/\\(["'`\\/])/g, '$1')
		.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
		.replace(/&(quot|apos|amp|lt|gt|nbsp);/g, (_, name: string) => entities[name] ?? ' ');
	return [plain, plain.replace(/<[^<>]*>/g, ''), plain.replace(/<[^<>]*>/g, ' ')];
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', nbsp: ' ' };

/** Stretches of a text that could be prose: a few words with spaces between, no coordinates, and none of the signs that code is full of. */
function prose(text: string): string[] {
	const withoutPaths = text.replace(/(?:[mlz]?[-\s,]*[\d.]+){8,}/gi, '|').replace(/\s+/g, ' ');
	const stretches = withoutPaths.match(/[^{}=<>|[\]\\_$#+*@^~]{12,}/g) ?? [];
	return stretches.filter(
		(stretch) => (stretch.match(/\p{L}+[^\p{L}\s]{0,3} |\d+ /gu) ?? []).length >= 3 && /\p{L}{3}/u.test(stretch)
	);
}

/** How many words of an article a site shows in all its files together. */
function shownWords(ofArticle: typeof fingerprint, contents: readonly string[]): number {
	const stretches = new Set(contents.flatMap((content) => readings(content).flatMap(prose)));
	// A word that is in no article keeps the end of one stretch and the beginning of the next apart.
	return coveredWords(findRuns(ofArticle, [...stretches].join(' qqqq ')));
}

test('all pages and downloads together show less than 199 words of the article', () => {
	test.setTimeout(300_000);
	const total = fingerprint.paragraphs.reduce((words, paragraph) => words + paragraph.words, 0);
	const shown = shownWords(fingerprint, texts.map(read));
	console.log(`${texts.length} text files show ${shown} of ${total} words`);
	expect(shown).toBeLessThan(199);
	// The page quotes, so a count that finds nothing counts wrong.
	expect(shown).toBeGreaterThan(100);
});

test('words of an article are found in a page, in data and in a script, whatever they are wrapped in', () => {
	const { fingerprint: other } = readBundle('tests/fixtures/beagle-pacific');
	const article = readFileSync('tests/fixtures/beagle-pacific/article.txt', 'utf8').split('\n').filter(Boolean);
	const longest = [...article].sort((a, b) => b.length - a.length)[0] ?? '';
	const words = countWords(longest);
	expect(words).toBeGreaterThan(20);
	const page = read('index.html');
	const before = shownWords(other, [page]);
	const escaped = longest.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
	for (const planted of [
		page.replace('</main>', `<p>${longest}</p></main>`),
		page.replace('</main>', `<p>${longest.replaceAll(' ', ' <em></em>')}</p></main>`),
		page.replace('</main>', `<p>${longest.replace(/\b(\w)(\w+)\b/g, '<b>$1</b>$2')}</p></main>`),
		`{"quote":${JSON.stringify(longest)}}`,
		`const a={quote:"${escaped.replaceAll('"', '\\"')}"};`,
		`1,"${longest.replaceAll('"', '""')}",2`
	]) {
		expect(shownWords(other, [page, planted]) - before, planted.slice(-200)).toBeGreaterThanOrEqual(words * 0.9);
	}
});

test.describe('the page without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('quotes every paragraph, verbatim, and at most 40 words at a time', async ({ page, site }) => {
		await page.goto(site.url);
		const quotations = await page.locator('blockquote').evaluateAll((elements) =>
			elements.map((element) => ({
				paragraph: element.getAttribute('data-paragraph'),
				quotes: [...element.querySelectorAll('[data-quote]')].map((quote) => quote.textContent)
			}))
		);
		for (const { paragraph, quotes } of quotations) {
			expect(quotes, `quotations in one of ${paragraph}`).toHaveLength(1);
			const quote = quotes[0] ?? '';
			expect(
				findQuotation(fingerprint, quote).map((run) => run.paragraph),
				quote
			).toContain(paragraph);
			expect(countWords(quote), quote).toBeLessThanOrEqual(40);
			expect(findQuotation(fingerprint, quote.replace(/\w+$|\w+(?=\W*$)/, 'otherwise')), 'a changed word').toEqual([]);
		}
		const quoted = new Set(quotations.map(({ paragraph }) => paragraph));
		expect([...quoted].sort()).toEqual(fingerprint.paragraphs.map(({ id }) => id).sort());
		console.log(`${quotations.length} quotations`);
	});
});

test('B8: what is for the speaker alone stands in the speaker’s window only, questions where a class is', () => {
	const letters = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
	const wordsOf = (names: readonly string[]) => names.flatMap((file) => readings(read(file)).map(letters)).join('\n');
	const sentences = (text: string) =>
		text
			.split(/(?<=[.?!:;])\s+/)
			.map(letters)
			.filter((part) => countWords(part) >= 6);
	const isOf = (folder: string) => (file: string) => file.startsWith(folder);
	const speaker = texts.filter((file) => isOf('present/notes/')(file) || file === teachersFile);
	const public_ = texts.filter((file) => !speaker.includes(file));
	// Who opens `?questions`, or presents from the one file, has a class.
	const ofLesson = ['data/questions.json', 'download/story.html'];
	const classroom = public_.filter((file) =>
		[isOf('present/'), isOf('handout/'), (name: string) => ofLesson.includes(name)].some((isClass) => isClass(file))
	);
	expect(speaker).toEqual(['download/story-teacher.html', 'present/notes/__data.json', 'present/notes/index.html']);
	for (const file of public_) expect(read(file), file).not.toContain('story-teacher');
	for (const file of ofLesson) expect(classroom).toContain(file);
	expect(classroom).toEqual(expect.arrayContaining(['present/index.html', 'handout/index.html']));

	const notes = story.steps.flatMap((step) => sentences(step.notes?.map(textOf).join(' ') ?? ''));
	const questions = story.steps.flatMap((step) => step.questions.flatMap(sentences));
	expect(notes.length).toBeGreaterThan(50);
	expect(questions.length).toBeGreaterThan(20);
	const [all, theirs, ofClass] = [wordsOf(public_), wordsOf(speaker), wordsOf(classroom)];
	expect(notes.filter((sentence) => all.includes(sentence))).toEqual([]);
	const reading = wordsOf(public_.filter((file) => !classroom.includes(file)));
	expect(questions.filter((sentence) => reading.includes(sentence))).toEqual([]);
	// What is looked for can be found: the search is not blind.
	expect(notes.filter((sentence) => !theirs.includes(sentence))).toEqual([]);
	expect(questions.filter((sentence) => !ofClass.includes(sentence))).toEqual([]);
	const shown = story.steps.flatMap(({ description }) => sentences(description));
	expect(
		shown.filter((sentence) => !all.includes(sentence)),
		'sentences that the page does show'
	).toEqual([]);
});

/** The words of a paragraph, without its emphasis and links. */
function textOf(paragraph: readonly Inline[]): string {
	return paragraph.map((inline) => (inline.kind === 'text' ? inline.text : textOf(inline.children))).join('');
}

test('the worker of MapLibre is in the build, and MapLibre is in no chunk that the page starts with', () => {
	expect(files.filter((file) => /_app\/immutable\/workers\/maplibre-gl-worker-.+\.js$/.test(file))).toHaveLength(1);
	const html = read('index.html');
	const named = [...html.matchAll(/_app\/immutable\/[\w./-]+\.(?:js|css)/g)].map(([file]) => file);
	const reached = new Set(named);
	for (const file of reached) {
		const imported = read(file).matchAll(/(?:import|from)\s*["'](\.[^"']+)["']/g);
		for (const [, specifier = ''] of imported) reached.add(path.posix.join(path.posix.dirname(file), specifier));
	}
	expect([...reached].filter((file) => file.endsWith('.js')).length).toBeGreaterThan(5);
	expect([...reached]).not.toContain(mapLibreChunk());
	for (const file of reached) expect(read(file), file).not.toMatch(/maplibregl-|GeolocateControl/);
});

test('every address that pages, stylesheets and scripts load from is relative', () => {
	const problems: string[] = [];
	for (const page of pages) {
		// The one link that cannot be relative: from an unknown address to the start of the host.
		const html = page === '404.html' ? markup(page).replace('<a href="/">', '') : markup(page);
		for (const [tag, name] of html.matchAll(/<([a-z]+)\b[^>]*>/g)) {
			for (const [, attribute, value = ''] of tag.matchAll(
				/\s(href|src|srcset|action|poster|data|manifest)="([^"]*)"/g
			)) {
				const isLink = name === 'a' && attribute === 'href' && /^https?:\/\//.test(value);
				if (!isLink && /^(?:\/|(?!data:)[a-z]+:)/i.test(value)) problems.push(`${page}: ${tag.slice(0, 120)}`);
			}
		}
	}
	for (const file of texts.filter((name) => /\.(css|html|svg)$/.test(name))) {
		for (const [, address = ''] of markup(file).matchAll(/url\(\s*["']?([^"')]*)/g)) {
			if (!/^(?:data:|#|\.{0,2}\/?[\w-]+[./])/.test(address) || address.startsWith('/'))
				problems.push(`${file}: ${address}`);
		}
		if (/@import\s/.test(markup(file))) problems.push(`${file}: @import`);
	}
	for (const file of texts.filter((name) => /\.m?js$/.test(name))) {
		for (const [quoted] of read(file).matchAll(/["'`]\/(?:_app|data|favicon)[^"'`]*/g))
			problems.push(`${file}: ${quoted}`);
		for (const [address, host = ''] of read(file).matchAll(/https?:\/\/([\w.-]+)[^\s"'`)]*/g)) {
			if (!namesOnly.includes(host)) problems.push(`${file}: ${address}`);
		}
	}
	expect(problems).toEqual([]);
});

/** Hosts that stand in scripts as names and in messages; nothing is loaded from them. */
const namesOnly = [
	'www.w3.org',
	'svelte.dev',
	'maplibre.org',
	'maplibre.invalid',
	'github.com',
	'wiki.openstreetmap.org',
	// Links to sources, which a reader may follow.
	'www.naturalearthdata.com',
	'ourairports.com'
];

test('the story works below a path with a space in it: page, fonts, live map, no address outside', async ({
	page,
	context,
	subpathSite
}) => {
	const answers: { url: string; status: number }[] = [];
	context.on('response', (response) => answers.push({ url: response.url(), status: response.status() }));
	await page.goto(subpathSite.url);
	await whenLive(page);
	await fontsCame(page);
	const outside = answers.filter(({ url }) => !url.startsWith('blob:') && !url.startsWith(subpathSite.url));
	expect(outside).toEqual([]);
	expect(answers.filter(({ status }) => status >= 400)).toEqual([]);
	const asked = answers.map(({ url }) => url).join('\n');
	for (const part of [/map\.json/, /maplibre-gl-worker.*\.js/, /maplibre-gl.*\.css/, /\.woff2/])
		expect(asked).toMatch(part);
	// A browser without windows asks for no icon by itself.
	const icon = await page.locator('link[rel=icon]').evaluate((link: HTMLLinkElement) => link.href);
	expect((await page.request.get(icon)).headers()['content-type']).toBe('image/svg+xml');
	// The fallbacks beside them are fonts of the machine, which it may not have.
	const fonts = await page.evaluate(() =>
		[...document.fonts].flatMap(({ family, status }) => (/^"?Story \w+"?$/.test(family) ? [`${family} ${status}`] : []))
	);
	expect(fonts.join()).toContain('loaded');
	expect(fonts.join()).not.toContain('error');
});

for (const colorScheme of ['light', 'dark'] as const) {
	for (const file of pages) {
		test(`${file} loads in ${colorScheme} without an error and without a request to another host`, async ({
			page,
			site
		}) => {
			await page.emulateMedia({ colorScheme });
			const answer = await page.goto(site.url + file.replace(/index\.html$/, ''));
			expect(answer?.status()).toBe(200);
			await page.waitForLoadState('load');
			// The ledger's map is drawn and stays drawn; the story's becomes live.
			if (file === 'index.html') await whenLive(page);
			const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
			const [red = NaN] = paper.match(/\d+/g)?.map(Number) ?? [];
			expect(red > 128, `${paper} is the background`).toBe(colorScheme === 'light');
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		});
	}
}

test('D11: building the same sources again gives the same bytes', async () => {
	test.skip(!process.env.NIGHTLY, 'a build takes half a minute of both cores: npm run test:nightly');
	test.setTimeout(300_000);
	const again = 'test-results/again';
	rmSync(again, { recursive: true, force: true });
	const env: NodeJS.ProcessEnv = { ...process.env, BUILD: again };
	delete env.STORY;
	await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build'], { env });
	const hashes = (folder: string) =>
		filesBelow(folder).map(
			(file) =>
				`${file} ${createHash('sha256')
					.update(readFileSync(path.join(folder, file)))
					.digest('hex')}`
		);
	expect(existsSync(again)).toBe(true);
	expect(hashes(again)).toEqual(hashes(build));
});
