import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headersAt, parseHeaders } from '../tools/host-headers.js';
import { withoutAnnouncer } from '../tools/quiet-root.ts';
import { contentSecurityPolicy, hashes, headersFile } from '../tools/security-headers.ts';

describe('SvelteKit’s root component', () => {
	it('as it is installed loses its announcer, and nothing else', () => {
		const root = readFileSync('.svelte-kit/generated/root.svelte', 'utf8');
		expect(root).toContain('svelte-announcer');
		const quiet = withoutAnnouncer(root);
		expect(quiet).not.toMatch(/announcer|style=|aria-live/);
		expect(root.startsWith(quiet.trimEnd().slice(0, 200))).toBe(true);
		expect(quiet).toContain('{#if constructors[1]}');
	});

	it('of another form stops the build', () => {
		expect(() => withoutAnnouncer('<div id="announcer"></div>')).toThrow('no route announcer');
	});
});

describe('the policy', () => {
	it('allows the script of app.html by its hash, and nothing unsafe', () => {
		const shell = readFileSync('src/app.html', 'utf8');
		const policy = contentSecurityPolicy(shell);
		expect(hashes(shell, 'script')).toHaveLength(1);
		expect(policy['script-src']).toEqual(['self', ...hashes(shell, 'script')]);
		expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*|data|blob|http/);
	});

	it('allows exactly the hosts of the publisher’s basemap, to be asked for data alone', () => {
		const shell = readFileSync('src/app.html', 'utf8');
		const hosts = ['https://tiles.example', 'http://pictures.example:8080'] as const;
		const policy = contentSecurityPolicy(shell, hosts);
		expect(policy).toEqual({ ...contentSecurityPolicy(shell), 'connect-src': ['self', ...hosts] });
	});

	it('hashes what is inline as browsers do', () => {
		// The example of the specification.
		expect(hashes("<script>alert('Hello, world.');</script>", 'script')).toEqual([
			'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='
		]);
	});

	it('of the 404 page allows exactly its own script and styles', () => {
		const page = readFileSync('static/404.html', 'utf8');
		const [, policy = ''] = /http-equiv="content-security-policy"\s+content="([^"]*)"/.exec(page) ?? [];
		const allowed = [...policy.matchAll(/'(sha256-[^']+)'/g)].map(([, hash]) => hash);
		expect(allowed).toEqual([...hashes(page, 'script'), ...hashes(page, 'style')]);
	});
});

describe('the file _headers', () => {
	const page = `<meta http-equiv="content-security-policy" content="default-src &#39;none&#39;">`;
	const files = [
		...['_app/immutable/a.js', '_app/version.json', 'data/map.json', 'embed.v1.js', 'embed/index.html', 'index.html'],
		'service-worker.js'
	];
	const rules = parseHeaders(headersFile(files, () => page));

	it('says each header of a file once', () => {
		for (const file of files) {
			const fitting = rules.filter(({ path }) => headersAt([{ path, headers: [['x', '']] }], `/${file}`).x === '');
			const names = fitting.flatMap(({ headers }) => headers.map(([name]) => name));
			expect(names, file).toEqual([...new Set(names)]);
			expect(names, file).toContain('Cache-Control');
		}
	});

	it('gives a page its policy at both of its addresses', () => {
		for (const path of ['/', '/index.html', '/embed/', '/embed/index.html']) {
			const headers = headersAt(rules, path);
			expect(headers['content-security-policy'], path).toBe("default-src 'none'; frame-ancestors *");
		}
		expect(headersAt(rules, '/')['cross-origin-opener-policy']).toBe('same-origin');
		expect(headersAt(rules, '/embed/')).not.toHaveProperty('cross-origin-opener-policy');
		expect(headersAt(rules, '/embed/')['cross-origin-embedder-policy']).toBe('require-corp');
	});

	it('D14: lets the script for other sites, whose number is its version, be kept for ever; no other file of the root', () => {
		const age = (file: string) => headersAt(rules, `/${file}`)['cache-control'];
		expect(age('embed.v1.js')).toBe('public, max-age=31536000, immutable');
		for (const file of ['service-worker.js', 'index.html', 'embed/index.html', 'data/map.json'])
			expect(age(file), file).toBe('no-cache');
	});

	it('is not written for a page without a policy', () => {
		expect(() => headersFile(['index.html'], () => '<p>')).toThrow('index.html holds no Content Security Policy');
	});

	it('is read as hosts read it', () => {
		const text = '# a comment\n/*\n  A: 1\n\n/a/*\r\n  A: 2: 3\r\n/a\n  B: 4\n';
		expect(headersAt(parseHeaders(text), '/a/b')).toEqual({ a: '1, 2: 3' });
		expect(headersAt(parseHeaders(text), '/a')).toEqual({ a: '1', b: '4' });
	});
});
