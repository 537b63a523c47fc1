import type { RequestEvent, ResolveOptions } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { handle } from './hooks.server.ts';

/** The page as the hook leaves it. */
async function handled(page: string): Promise<string> {
	const resolve = async (_event: RequestEvent, options?: ResolveOptions) =>
		new Response((await options?.transformPageChunk?.({ html: page, done: true })) ?? page);
	const answer = await handle({ event: {} as RequestEvent, resolve });
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
