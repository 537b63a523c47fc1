import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashes } from '../../tools/security-headers.ts';
import { siteFiles } from '../../tools/finish-site.ts';
import { serve } from '../../tools/serve.js';
import { at, expect, test, watch, whenLive } from './fixtures.ts';

const files = siteFiles('build');
const pages = files.filter((file) => file.endsWith('.html'));
const read = (file: string) => readFileSync(path.join('build', file), 'utf8');

/** A page is found at its folder. */
const addressOf = (file: string) => file.replace(/(^|\/)index\.html$/, '$1').replaceAll(' ', '%20');

/** Headers of the way from the host to the browser, which are no rules of the site. */
const ofTheWay =
	/^(?:accept-ranges|connection|content-(?:encoding|length|type)|date|etag|keep-alive|transfer-encoding|vary)$/;

/** The rules of the site that every file is sent with, and those that pages have besides. */
const ofEveryFile = [
	'access-control-allow-origin',
	'cache-control',
	'cross-origin-resource-policy',
	'permissions-policy',
	'referrer-policy',
	'strict-transport-security',
	'x-content-type-options'
];
const ofPages = (isEmbed: boolean) => [
	'content-security-policy',
	isEmbed ? 'cross-origin-embedder-policy' : 'cross-origin-opener-policy'
];

/** The types that `nosniff` holds browsers to. */
const types: Readonly<Record<string, RegExp>> = {
	css: /^text\/css/,
	html: /^text\/html/,
	js: /^text\/javascript/,
	json: /^application\/json/,
	mjs: /^text\/javascript/,
	svg: /^image\/svg\+xml/,
	txt: /^text\/plain/,
	woff2: /^font\/woff2/
};

/** The policy that a page says itself. */
const ownPolicy = (page: string) =>
	(/http-equiv="content-security-policy"\s+content="([^"]*)"/i.exec(page)?.[1] ?? '').replaceAll('&#39;', "'");

/** The directives of a policy, by name. */
const directives = (policy: string) =>
	Object.fromEntries(policy.split(';').map((part) => part.trim().split(/ (.*)/s) as [string, string]));

test('D8: every page says a policy that refuses what it does not name, and names nothing unsafe', () => {
	expect(pages).toEqual(
		expect.arrayContaining(['404.html', 'claims/index.html', 'download/story.html', 'index.html', 'method/index.html'])
	);
	for (const page of pages) {
		const [, policy = ''] = /http-equiv="content-security-policy"\s+content="([^"]*)"/.exec(read(page)) ?? [];
		expect(directives(policy), page).toMatchObject({
			'default-src': "'none'",
			'base-uri': "'none'",
			'form-action': "'none'"
		});
		// The one file asks for nothing but what it holds itself.
		const isOneFile = page.startsWith('download/');
		expect(policy, page).not.toMatch(isOneFile ? /unsafe|\*|https?:|'self'/ : /unsafe|\*|https?:|blob:/);
		for (const hash of [...hashes(read(page), 'script'), ...hashes(read(page), 'style')]) {
			expect(policy, `${page}: a hash of something inline`).toContain(`'${hash}'`);
		}
	}
});

test('D8: no page holds a style attribute, a handler in an attribute, or a javascript: address', () => {
	for (const page of pages) {
		const markup = read(page).replace(/<script>[\s\S]*?<\/script>/g, '');
		expect(markup.match(/<[^>]*\s(?:style|on\w+)\s*=[^>]*>/g) ?? [], page).toEqual([]);
		expect(markup, page).not.toMatch(/javascript:/i);
	}
});

test('D8: SvelteKit’s route announcer is not in the built site', () => {
	for (const file of files.filter((name) => /\.(?:js|html)$/.test(name))) {
		expect(read(file), file).not.toContain('svelte-announcer');
	}
});

test('D9: every file of the site is sent with its headers, at a root and below a path', async ({
	site,
	subpathSite,
	request
}) => {
	for (const { url } of [site, subpathSite]) {
		for (const file of files) {
			const answer = await request.get(url + addressOf(file));
			const headers = answer.headers();
			expect(answer.status(), file).toBe(200);
			expect(headers, file).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'strict-origin-when-cross-origin',
				'strict-transport-security': 'max-age=31536000',
				'cross-origin-resource-policy': 'cross-origin',
				'access-control-allow-origin': '*',
				'cache-control': /^_app\/immutable\/|^embed\.v\d+\.js$/.test(file)
					? 'public, max-age=31536000, immutable'
					: 'no-cache'
			});
			for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'accelerometer', 'gyroscope']) {
				expect(headers['permissions-policy'], file).toContain(`${feature}=()`);
			}
			for (const feature of ['fullscreen', 'screen-wake-lock', 'window-management']) {
				expect(headers['permissions-policy'], file).toContain(`${feature}=(self)`);
			}
			const isPage = pages.includes(file);
			const isEmbed = file.startsWith('embed/');
			// These and no others: nothing says who serves, sets a cookie, or keeps other sites from showing the story.
			const rules = Object.keys(headers).filter((name) => !ofTheWay.test(name));
			// A worker of a host that isolates its page is refused without it.
			const ofHashed = file.startsWith('_app/immutable/') ? ['cross-origin-embedder-policy'] : [];
			expect(rules.sort(), file).toEqual([...ofEveryFile, ...ofHashed, ...(isPage ? ofPages(isEmbed) : [])].sort());
			const type = types[path.extname(file).slice(1)];
			if (type) expect(headers['content-type'], file).toMatch(type);
			const again = await request.get(url + addressOf(file), { headers: { 'if-none-match': headers.etag ?? '' } });
			expect(again.status(), file).toBe(304);
			expect(again.headers()['cache-control'], file).toBe(headers['cache-control']);
			if (!isPage) continue;
			expect(headers['content-security-policy'], file).toBe(`${ownPolicy(read(file))}; frame-ancestors *`);
			const said = directives(headers['content-security-policy'] ?? '');
			expect(said, file).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': '*' });
			expect(headers['content-security-policy'], file).not.toContain('unsafe');
			expect(headers[isEmbed ? 'cross-origin-embedder-policy' : 'cross-origin-opener-policy'], file).toBe(
				isEmbed ? 'require-corp' : 'same-origin'
			);
		}
		const missing = await request.get(`${url}nothing/here`);
		expect(missing.status()).toBe(404);
		expect(missing.headers()['content-security-policy']).toContain("default-src 'none'");
		expect((await request.get(`${url}_headers`)).status()).toBe(404);
	}
});

test('D9: the file _headers stays within what Cloudflare Pages reads: 100 rules, 2,000 characters a line', () => {
	const lines = read('_headers').split('\n');
	const rules = lines.filter((line) => /^\S/.test(line));
	test.info().annotations.push({ type: 'measured', description: `${rules.length} rules` });
	expect(rules.length).toBeGreaterThan(5);
	expect(rules.length).toBeLessThanOrEqual(100);
	expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(2000);
});

test('D9: to a page of the site the browser grants what presenting needs, and nothing that senses, pays or connects', async ({
	page
}) => {
	for (const file of pages) {
		await page.goto(addressOf(file));
		const { known, granted } = await page.evaluate(() => {
			const policy = (document as unknown as { featurePolicy: Record<'features' | 'allowedFeatures', () => string[]> })
				.featurePolicy;
			return { known: policy.features(), granted: policy.allowedFeatures() };
		});
		expect(granted, file).toEqual(expect.arrayContaining(['fullscreen', 'screen-wake-lock', 'window-management']));
		const dangerous =
			/camera|microphone|display-capture|geolocation|sensor|accelerometer|gyroscope|magnetometer|payment|usb|serial|hid|bluetooth|midi|xr|idle|local-fonts|browsing-topics|publickey-credentials-get|encrypted-media|gamepad/;
		expect(
			known.filter((feature) => dangerous.test(feature)).length,
			'features that this browser knows'
		).toBeGreaterThan(10);
		expect(
			granted.filter((feature) => dangerous.test(feature)),
			file
		).toEqual([]);
	}
});

test('D9: a page of another origin, even one without an origin, may read data, scripts and fonts of the site', async ({
	page,
	site
}) => {
	const wanted = ['json', 'js', 'css', 'woff2', 'svg'].map((ending) =>
		files.find((file) => file.endsWith(`.${ending}`))
	);
	expect(wanted).not.toContain(undefined);
	const folder = 'test-results/deployed/other';
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		path.join(folder, 'index.html'),
		'<title>other</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" srcdoc="<p>none</p>"></iframe>'
	);
	const other = await serve({ folder });
	expect(new URL(other.url).origin).not.toBe(new URL(site.url).origin);
	await page.goto(other.url);
	expect(page.frames()).toHaveLength(2);
	for (const frame of page.frames()) {
		const statuses = await frame.evaluate(
			(urls) => Promise.all(urls.map(async (url) => (await fetch(url, { mode: 'cors' })).status)),
			wanted.map((file) => site.url + file)
		);
		expect(statuses).toEqual(wanted.map(() => 200));
	}
	await other.close();
});

test('D8: the policy refuses an inline script, a handler, a style attribute and a data: image, and it is told', async ({
	browser,
	site
}) => {
	const context = await browser.newContext();
	const problems = watch(context);
	const page = await context.newPage();
	await page.goto(site.url);
	await at(page);
	expect(problems).toEqual([]);
	await page.evaluate(() => {
		const script = document.createElement('script');
		script.textContent = 'window.ran = 1';
		document.body.append(script);
		const button = document.createElement('button');
		button.setAttribute('onclick', 'window.ran = 1');
		button.setAttribute('style', 'color: red');
		document.body.append(button);
		button.click();
		const image = document.createElement('img');
		image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
		document.body.append(image);
	});
	for (const directive of ['script-src-elem', 'script-src-attr', 'style-src-attr', 'img-src']) {
		await expect.poll(() => problems.join('\n')).toContain(`securitypolicyviolation: ${directive} `);
	}
	expect(await page.evaluate(() => 'ran' in window)).toBe(false);
	await context.close();
});

test('D8: the whole story, explored, with its ledger and in both themes, meets no refusal', async ({ page }) => {
	await page.goto('./');
	await whenLive(page);
	for (const theme of ['dark', 'light'] as const) {
		await page.emulateMedia({ colorScheme: theme });
		await page.evaluate(() => window.mapStory?.goTo(6));
		await at(page);
	}
	await page.getByRole('link', { name: 'Who says what' }).first().click();
	await expect(page.getByRole('dialog')).toBeVisible();
});
