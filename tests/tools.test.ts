import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, usualPlaces } from '../tools/chromium.js';
import { isNewEnough, outOfStep } from '../tools/install.js';
import { serve, serveNearby, serveOptions } from '../tools/serve.js';
import { browserTally, summary, tallyOf, unitTally } from '../tools/test.js';

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** A request as it is written: `fetch` would resolve `..`, follow redirects and unpack the body. */
function ask(url: string, target: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const request = get({ hostname, port, path: target, headers, method }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
			);
		});
		request.on('error', reject);
	});
}

/** A site in a folder with a space and letters beyond ASCII in its path, and a file beside it that is not of the site. */
function makeSite() {
	const parent = mkdtempSync(path.join(tmpdir(), 'sïte ö '));
	const folder = path.join(parent, 'build');
	const files = {
		'index.html': '<h1>story</h1>'.repeat(100),
		'404.html': '<h1>nothing</h1>',
		'claims/index.html': '<h1>claims</h1>',
		'page.html': '<h1>page</h1>',
		'with space/ü.txt': 'ü',
		'empty.txt': '',
		'_app/immutable/a.mjs': 'export default 1;',
		'a.woff2': 'font',
		'a.geojson': '{}',
		'a.topojson': '{}',
		'a.yaml': 'a: 1',
		'a.css': 'a{}',
		'a.png': '0123456789'
	};
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
		writeFileSync(path.join(folder, name), text);
	}
	writeFileSync(path.join(parent, 'secret.txt'), 'secret');
	return { parent, folder };
}

describe('the server', () => {
	const { parent, folder } = makeSite();
	let server: Awaited<ReturnType<typeof serve>>;
	let below: Awaited<ReturnType<typeof serve>>;

	beforeAll(async () => {
		server = await serve({ folder });
		below = await serve({ folder, base: 'some/sub path' });
	});

	afterAll(async () => {
		await Promise.all([server.close(), below.close()]);
		rmSync(parent, { recursive: true });
	});

	test.each([
		['/', 'text/html; charset=utf-8'],
		['/claims/', 'text/html; charset=utf-8'],
		['/claims/?a=b', 'text/html; charset=utf-8'],
		['/page', 'text/html; charset=utf-8'],
		['/page.html', 'text/html; charset=utf-8'],
		['/with%20space/%C3%BC.txt', 'text/plain; charset=utf-8'],
		['/empty.txt', 'text/plain; charset=utf-8'],
		['/_app/immutable/a.mjs', 'text/javascript; charset=utf-8'],
		['/a.woff2', 'font/woff2'],
		['/a.geojson', 'application/geo+json'],
		['/a.topojson', 'application/json'],
		['/a.yaml', 'application/yaml; charset=utf-8'],
		['/a.css', 'text/css; charset=utf-8'],
		['/a.png', 'image/png']
	])('answers %s as %s', async (target, type) => {
		const { status, headers } = await ask(server.url, target);
		expect(status).toBe(200);
		expect(headers['content-type']).toBe(type);
	});

	test.each([
		'/nothing',
		'/claims/nothing',
		'/index.html/',
		'/index.html/x',
		`/${'x'.repeat(999)}`,
		'/page/',
		'/_app/',
		'/secret.txt',
		'/%2e%2e/secret.txt'
	])('answers %s with the 404 page', async (target) => {
		const { status, body } = await ask(server.url, target);
		expect(status).toBe(404);
		expect(body.toString()).toBe('<h1>nothing</h1>');
	});

	test('leaves the site by no spelling of "..", and refuses what is no path', async () => {
		for (const target of ['/../secret.txt', '/claims/../../secret.txt', '/..%2fsecret.txt', '/%5c..%5csecret.txt']) {
			expect((await ask(server.url, target)).status, target).toBe(404);
		}
		for (const target of ['/%', '/%00', '/%ff']) expect((await ask(server.url, target)).status, target).toBe(400);
		expect((await ask(server.url, '/', {}, 'POST')).status).toBe(405);
	});

	test('adds the slash that a page needs, and keeps the query', async () => {
		const { status, headers } = await ask(server.url, '/claims?a=b');
		expect([status, headers.location]).toEqual([301, '/claims/?a=b']);
		const sub = await ask(below.url, '/some/sub%20path/claims');
		expect([sub.status, sub.headers.location]).toEqual([301, '/some/sub%20path/claims/']);
		const start = await ask(below.url, '/some/sub%20path');
		expect([start.status, start.headers.location]).toEqual([301, '/some/sub%20path/']);
	});

	test('packs text as the request accepts it', async () => {
		const text = '<h1>story</h1>'.repeat(100);
		const br = await ask(server.url, '/', { 'accept-encoding': 'gzip, deflate, br, zstd' });
		expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
		expect(brotliDecompressSync(br.body).toString()).toBe(text);
		expect(br.body.length).toBeLessThan(text.length / 5);
		const gzip = await ask(server.url, '/', { 'accept-encoding': 'br;q=0, gzip' });
		expect(gzip.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(gzip.body).toString()).toBe(text);
		const plain = await ask(server.url, '/');
		expect(plain.headers['content-encoding']).toBeUndefined();
		expect(plain.body.toString()).toBe(text);
		const font = await ask(server.url, '/a.woff2', { 'accept-encoding': 'br' });
		expect(font.headers['content-encoding']).toBeUndefined();
	});

	test('packs the 404 page too, and a file that has changed anew', async () => {
		const headers = { 'accept-encoding': 'br' };
		const missing = await ask(server.url, '/nothing', headers);
		expect(missing.status).toBe(404);
		expect(brotliDecompressSync(missing.body).toString()).toBe('<h1>nothing</h1>');
		const file = path.join(folder, 'changing.txt');
		for (const text of ['first', 'second version']) {
			writeFileSync(file, text);
			expect(brotliDecompressSync((await ask(server.url, '/changing.txt', headers)).body).toString()).toBe(text);
		}
	});

	test('keeps hashed files for ever and has everything else checked', async () => {
		const hashed = await ask(server.url, '/_app/immutable/a.mjs');
		expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
		const page = await ask(server.url, '/');
		expect(page.headers['cache-control']).toBe('no-cache');
		const again = await ask(server.url, '/', { 'if-none-match': page.headers.etag ?? '' });
		expect([again.status, again.body.length]).toEqual([304, 0]);
		const packed = await ask(server.url, '/', { 'if-none-match': page.headers.etag ?? '', 'accept-encoding': 'br' });
		expect(packed.status).toBe(200);
	});

	test.each([
		['bytes=2-4', 206, '234', 'bytes 2-4/10'],
		['bytes=7-', 206, '789', 'bytes 7-9/10'],
		['bytes=-2', 206, '89', 'bytes 8-9/10'],
		['bytes=8-99', 206, '89', 'bytes 8-9/10'],
		['bytes=10-', 416, '', 'bytes */10'],
		['bytes=0-1,4-5', 200, '0123456789', undefined]
	])('answers the range %s', async (range, status, body, contentRange) => {
		const answer = await ask(server.url, '/a.png', { range });
		expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual([
			status,
			body,
			contentRange
		]);
	});

	test('answers HEAD without a body', async () => {
		for (const headers of [{}, { 'accept-encoding': 'br' }]) {
			const { status, body } = await ask(server.url, '/', headers, 'HEAD');
			expect([status, body.length]).toEqual([200, 0]);
		}
	});

	test('serves below a subpath only there', async () => {
		expect(below.url).toMatch(/^http:\/\/localhost:\d+\/some\/sub%20path\/$/);
		expect((await ask(below.url, '/some/sub%20path/claims/')).body.toString()).toBe('<h1>claims</h1>');
		expect((await ask(below.url, '/claims/')).status).toBe(404);
		expect((await ask(below.url, '/')).status).toBe(404);
	});

	test('takes the next port when one is taken, and says so', async () => {
		const said: string[] = [];
		const { port } = server;
		const second = await serveNearby({ folder, port }, (sentence) => said.push(sentence));
		await second.close();
		expect(second.port).toBeGreaterThan(port);
		expect(said[0]).toBe(`Port ${port} is taken; trying ${port + 1}.`);
	});

	test('asks for a build where there is none', async () => {
		await expect(serve({ folder: parent })).rejects.toThrow('run "npm run build" first');
	});
});

describe('the options of the server', () => {
	test('come from the command line, else from the environment', () => {
		expect(serveOptions([], {})).toMatchObject({ port: 4173, base: '/', host: '127.0.0.1' });
		expect(serveOptions([], { PORT: '5000' }).port).toBe(5000);
		expect(serveOptions(['--port', '6000', '--base=/a=b/'], { PORT: '5000' })).toMatchObject({
			port: 6000,
			base: '/a=b/'
		});
	});

	test.each([
		[['--prot', '1'], 'Unknown option --prot'],
		[['4173'], 'Unknown option 4173'],
		[['--port'], '--port needs a value'],
		[['--port', '80a'], '"80a" is not a port'],
		[['--port', '65536'], '"65536" is not a port']
	])('%j is refused', (args, problem) => {
		expect(() => serveOptions(args, {})).toThrow(problem);
	});
});

describe('the installer', () => {
	test.each([
		['20.19.0', true],
		['20.20.2', true],
		['22.0.0', true],
		['20.9.0', false],
		['18.20.0', false]
	])('takes Node %s for new enough: %s', (version, expected) => {
		expect(isNewEnough(version, '20.19')).toBe(expected);
	});

	const lock = {
		packages: {
			'': { version: '1.0.0' },
			'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
			'node_modules/other-machine': { version: '1.0.0', integrity: 'sha512-b', optional: true }
		}
	};
	const a = { version: '1.0.0', integrity: 'sha512-a' };

	test.each([
		['nothing, when all is there', { 'node_modules/a': a }, true, undefined],
		['nothing, when there is more', { 'node_modules/a': a, 'node_modules/b': a }, true, undefined],
		['a package that is not installed', {}, true, 'node_modules/a'],
		['another version', { 'node_modules/a': { ...a, version: '1.0.1' } }, true, 'node_modules/a'],
		['other bytes', { 'node_modules/a': { ...a, integrity: 'sha512-c' } }, true, 'node_modules/a'],
		['a folder that was deleted', { 'node_modules/a': a }, false, 'node_modules/a'],
		[
			'another version of an optional package',
			{ 'node_modules/a': a, 'node_modules/other-machine': { version: '2.0.0' } },
			true,
			'node_modules/other-machine'
		]
	])('finds %s', (_, packages, exists, expected) => {
		expect(outOfStep(lock, { packages }, () => exists)).toBe(expected);
	});
});

describe('Chromium', () => {
	const playwrights = '/cache/playwright/chrome';

	/** A machine on which some browsers work, and commands make others work. */
	function machine(options: {
		working?: string[];
		env?: Record<string, string>;
		brings?: Record<string, string>;
		isRoot?: boolean;
		mayInstall?: boolean;
	}) {
		const working = new Set(options.working);
		const commands: string[] = [];
		return {
			commands,
			platform: 'linux' as const,
			env: { PATH: '/opt/bin:/usr/bin', ...options.env },
			works: (file: string) => working.has(file),
			playwrightPath: () => Promise.resolve(playwrights),
			mayInstall: options.mayInstall ?? true,
			isRoot: options.isRoot ?? false,
			execute: (command: string, args: string[]) => {
				const words = [path.basename(command), ...args].join(' ');
				commands.push(words);
				const [, brought] = Object.entries(options.brings ?? {}).find(([end]) => words.endsWith(end)) ?? [];
				if (brought) working.add(brought);
				return brought !== undefined;
			},
			say: () => {}
		};
	}

	test('is the one that CHROME_PATH names, before any other', async () => {
		const one = machine({ working: ['/mine', '/usr/bin/chromium'], env: { CHROME_PATH: '/mine' } });
		expect(await findChromium(one)).toBe('/mine');
	});

	test('is not looked for elsewhere when CHROME_PATH is wrong', async () => {
		const one = machine({ working: ['/usr/bin/chromium'], env: { CHROME_PATH: '/mine' } });
		await expect(findChromium(one)).rejects.toThrow('CHROME_PATH is /mine, but no browser starts there.');
	});

	test('is an installed one before Playwright’s', async () => {
		const one = machine({ working: [playwrights, '/opt/bin/google-chrome'] });
		expect(await findChromium(one)).toBe('/opt/bin/google-chrome');
		expect(one.commands).toEqual([]);
	});

	test('is Playwright’s when that is there, or can be fetched', async () => {
		expect(await findChromium(machine({ working: [playwrights] }))).toBe(playwrights);
		const one = machine({ brings: { 'install chromium': playwrights }, isRoot: true });
		expect(await findChromium(one)).toBe(playwrights);
		expect(one.commands).toHaveLength(1);
	});

	test('is Debian’s when Playwright has none and we are root', async () => {
		const shell = '/usr/bin/chromium-headless-shell';
		const one = machine({ brings: { 'recommends chromium-headless-shell': shell }, isRoot: true });
		expect(await findChromium(one)).toBe(shell);
		expect(one.commands.slice(1)).toEqual([
			'apt-get update',
			'apt-get install --yes --no-install-recommends chromium-headless-shell'
		]);
		const old = machine({ brings: { 'recommends chromium': '/usr/bin/chromium' }, isRoot: true });
		expect(await findChromium(old)).toBe('/usr/bin/chromium');
	});

	test('is the one without windows, which is added where that can be done', async () => {
		const [shell, other] = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
		expect(await findChromium(machine({ working: [other, shell], isRoot: true }))).toBe(shell);
		const adding = machine({ working: [other], brings: { 'recommends chromium-headless-shell': shell }, isRoot: true });
		expect(await findChromium(adding)).toBe(shell);
		expect(await findChromium(machine({ working: [other], isRoot: true }))).toBe(other);
		const user = machine({ working: [other] });
		expect(await findChromium(user)).toBe(other);
		expect(user.commands).toEqual([]);
	});

	test('is asked for in one sentence when there is none', async () => {
		const user = machine({ brings: { 'recommends chromium': '/usr/bin/chromium' } });
		await expect(findChromium(user)).rejects.toThrow('The browser tests need Chromium: install it');
		expect(user.commands.join()).not.toContain('apt-get');
		const quiet = machine({ mayInstall: false, isRoot: true });
		await expect(findChromium(quiet)).rejects.toThrow('set CHROME_PATH');
		expect(quiet.commands).toEqual([]);
	});

	test('is looked for in absolute folders, and among the programs of a Mac', () => {
		expect(usualPlaces('linux', { PATH: 'bin:/opt/bin' })).toContain('/opt/bin/chromium');
		expect(usualPlaces('linux', { PATH: 'bin:/opt/bin' })).not.toContain('bin/chromium');
		expect(usualPlaces('darwin', { HOME: '/Users/a' })).toContain(
			'/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium'
		);
	});
});

describe('the count of the gate', () => {
	const unit = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

	test('is the sum of what ran', () => {
		const tallies = [unitTally(unit), { passed: 1, failed: 0 }];
		expect(summary(tallies)).toEqual({ line: '6 passed, 0 failed', isGreen: true });
		expect(summary([...tallies, { passed: 0, failed: 2 }])).toEqual({ line: '6 passed, 2 failed', isGreen: false });
	});

	test('is not green when nothing ran', () => {
		expect(summary([])).toEqual({ line: '0 passed, 0 failed', isGreen: false });
		expect(tallyOf({ passed: 0, failed: 0 }, true)).toMatchObject({ failed: 1 });
		expect(tallyOf(undefined, true)).toMatchObject({ failed: 1 });
	});

	test('has a failure for an error outside of the tests, once', () => {
		expect(tallyOf({ passed: 5, failed: 0 }, false)).toMatchObject({ passed: 5, failed: 1 });
		expect(tallyOf({ passed: 5, failed: 2 }, false)).toEqual({ passed: 5, failed: 2 });
	});

	test('has a failure for a file of unit tests that could not be loaded', () => {
		const testResults = [{ status: 'failed', assertionResults: [] }];
		expect(unitTally({ ...unit, numPendingTests: 2, testResults })).toEqual({
			passed: 5,
			failed: 1,
			note: '2 skipped'
		});
	});

	test('has a failure for a browser test that passed only at the second try', () => {
		const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
		expect(browserTally({ stats, errors: [] })).toEqual({ passed: 3, failed: 2 });
		expect(browserTally({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 3 });
	});
});
