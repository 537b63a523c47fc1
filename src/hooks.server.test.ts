import type { RequestEvent, ResolveOptions } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { handle } from './hooks.server.ts';

/** The page as the hook leaves it at a route. */
async function handled(page: string, route = '/'): Promise<string> {
	const resolve = async (_event: RequestEvent, options?: ResolveOptions) =>
		new Response((await options?.transformPageChunk?.({ html: page, done: true })) ?? page);
	const answer = await handle({ event: { route: { id: route } } as RequestEvent, resolve });
	return answer.text();
}

describe('a page as it is sent', () => {
	it('has the hints for scripts behind its text, in their order, right before the script', async () => {
		const page = await handled(
			[
				'<head>',
				'\t<link href="./a.js" rel="modulepreload">',
				'\t<link href="./b.js" rel="modulepreload">',
				'\t<link href="./a.css" rel="stylesheet">',
				'</head>',
				'<body><p>Text</p><script>start()</script></body>'
			].join('\n')
		);
		expect(page).toBe(
			[
				'<head>',
				'\t<link href="./a.css" rel="stylesheet">',
				'</head>',
				'<body><p>Text</p><link href="./a.js" rel="modulepreload"><link href="./b.js" rel="modulepreload">' +
					'<script>start()</script></body>'
			].join('\n')
		);
	});

	it('keeps its hints where they are when it has no script to put them before', async () => {
		const page = '<head><link href="./a.js" rel="modulepreload"></head><body></body>';
		expect(await handled(page)).toBe(page);
	});
});

describe('the policy of a page', () => {
	const page = `<meta http-equiv="content-security-policy" content="worker-src 'self'; img-src 'self'"><body></body>`;

	it('lets an embed alone make a worker from a text, which a sandbox without an origin needs', async () => {
		expect(await handled(page, '/embed')).toBe(page.replace("worker-src 'self'", "worker-src 'self' data:"));
		for (const route of ['/', '/claims', '/embed/static']) expect(await handled(page, route)).toBe(page);
	});

	it('of an unknown form stops the build of an embed', async () => {
		await expect(handled('<body></body>', '/embed')).rejects.toThrow('names no worker-src');
	});

	it('lets the page for other sites alone show a frame, of this site', async () => {
		const any = `<meta http-equiv="content-security-policy" content="default-src 'none'; img-src 'self'"><body></body>`;
		expect(await handled(any, '/share')).toBe(any.replace("'none';", "'none'; frame-src 'self';"));
		expect(await handled(any, '/claims')).toBe(any);
		await expect(handled(page, '/share')).rejects.toThrow('not of the known form');
	});
});
