import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withPrerenderedKept } from '../tools/keep-prerendered.ts';

it('waits in SvelteKit’s client for what the page is made of, before the page is touched', () => {
	const client = readFileSync('node_modules/@sveltejs/kit/src/runtime/client/client.js', 'utf8');
	const kept = withPrerenderedKept(client);
	const [before = '', after = ''] = kept.split(/\tif \(hydrate\) \{\n\t\ttry [\s\S]*?\n\t\}\n\n(?=\tapp = _app;)/);
	expect(before + after).toBe(client);
	expect(before.slice(before.lastIndexOf('\n}\n'))).toContain('export async function start(');
});

it('says so when SvelteKit’s client starts otherwise', () => {
	expect(() => withPrerenderedKept('export async function start(_app) {\n\tapp = _app;\n}\n')).toThrow(
		'does not start'
	);
});
