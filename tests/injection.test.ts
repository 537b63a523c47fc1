import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { BundleError } from '#lib/content/bundle-error.ts';
import { readBundle } from '#lib/content/bundle.ts';
import type { Story } from '#lib/story/story.ts';
import { textFields, withTexts, type TextField } from './bundle-texts.ts';
import { bundleFiles, kindOf, textsOfFormat } from './schema-texts.ts';
import { scriptPayloads } from './script-payloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'injected '));
const tiny = 'tests/fixtures/tiny';
const fields = textFields(tiny);

cpSync(tiny, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** Web and mail addresses, fragments and relative paths. */
const safeAddress = /^(?:https?:\/\/[^\s<>"]+|mailto:|#|\.{0,2}\/|[\w-]+(?:\/|$))/;

/** Reads the bundle with a payload in these fields; the story, or the fields that were refused. */
function read(payload: string, where: readonly TextField[]): Story | Set<string> {
	const changed = withTexts(
		tiny,
		where.map((field) => [field, payload])
	);
	for (const [file, text] of Object.entries(changed)) writeFileSync(join(folder, file), text);
	try {
		return readBundle(folder).story;
	} catch (error) {
		if (!(error instanceof BundleError)) throw error;
		return new Set(error.problems.map(({ file, field }) => `${file} ${field}`));
	} finally {
		for (const file of Object.keys(changed)) cpSync(join(tiny, file), join(folder, file));
	}
}

/** Every address that a story makes a link of. */
function addressesOf(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(addressesOf);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, part]) =>
		(key === 'url' || key === 'href') && typeof part === 'string' ? [part] : addressesOf(part)
	);
}

describe('D10: texts that would run a script', () => {
	it('are at least 120, each another, for at least 120 fields', () => {
		expect(new Set(scriptPayloads).size).toBe(scriptPayloads.length);
		expect(scriptPayloads.length).toBeGreaterThanOrEqual(120);
		expect(fields.length).toBeGreaterThanOrEqual(120);
	});

	it.each(bundleFiles)('are tried in every text that the format of %s knows', (file) => {
		const known = textsOfFormat(file);
		expect(known.length).toBeGreaterThanOrEqual(5);
		const tried = new Set(fields.flatMap((field) => (field.file === file ? kindOf(field.field) : [])));
		expect(known.filter((kind) => !tried.has(kind))).toEqual([]);
	});

	it.each(scriptPayloads)('%s: in every field it is refused, or is text and no address that runs', (payload) => {
		const isMarkup = /<[a-z!/?]|&(?:[a-z]+|#x?[0-9a-f]+);/i.test(payload);
		const check = (story: Story, where: readonly TextField[]) => {
			if (isMarkup) expect(where.map(({ file, field }) => `${file} ${field} holds markup`)).toEqual([]);
			for (const address of addressesOf(story)) expect(address).toMatch(safeAddress);
		};
		let left: readonly TextField[] = fields;
		for (;;) {
			const result = read(payload, left);
			if (!(result instanceof Set)) return check(result, left);
			const rest = left.filter(({ file, field }) => !result.has(`${file} ${field}`));
			// What is named elsewhere, such as what refers to a field, tells of none: each is then tried by itself.
			if (rest.length === left.length) break;
			left = rest;
		}
		for (const field of left) {
			const result = read(payload, [field]);
			if (!(result instanceof Set)) check(result, [field]);
		}
	});
});

describe('D10: no text can become markup in the code', () => {
	const eslint = new ESLint();
	const rulesAgainst = async (code: string, filePath: string) =>
		((await eslint.lintText(code, { filePath }))[0]?.messages ?? []).map(({ ruleId }) => ruleId);

	it.each([
		['document.body.innerHTML = text', 'no-restricted-properties'],
		['document.body.outerHTML = text', 'no-restricted-properties'],
		[`document.body.insertAdjacentHTML('beforeend', text)`, 'no-restricted-properties'],
		['document.body.setHTMLUnsafe(text)', 'no-restricted-properties'],
		['text.popup.setHTML(text)', 'no-restricted-properties'],
		['document.write(text)', 'no-restricted-properties'],
		['document.createRange().createContextualFragment(text)', 'no-restricted-properties'],
		[`new DOMParser().parseFromString(text, 'text/html')`, 'no-restricted-properties'],
		[`document.createElement('iframe').srcdoc = text`, 'no-restricted-properties'],
		['eval(text)', 'no-eval'],
		['new Function(text)', 'no-new-func'],
		['setTimeout("text", 1)', 'no-implied-eval']
	])('lint refuses %s', async (code, rule) => {
		expect(await rulesAgainst(`export const sink = (text) => { ${code}; };\n`, 'src/lib/views/sink.js')).toContain(
			rule
		);
	});

	it('lint refuses {@html}', async () => {
		expect(await rulesAgainst('<p>{@html text}</p>', 'src/lib/views/Sink.svelte')).toContain('svelte/no-at-html-tags');
	});

	it('{@html} stands only for what was made from our own components', () => {
		const sinks = readdirSync('src', { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.svelte'))
			.flatMap((file) => {
				const found = readFileSync(join('src', file), 'utf8').matchAll(/\{@html ([^}]+)\}/g);
				return [...found].map(([, what = '']) => `${file}: ${what}`);
			});
		expect(sinks.sort()).toEqual([
			'lib/views/Embed.svelte: text.html',
			'lib/views/Reader.svelte: footer.html',
			'lib/views/Reader.svelte: text.html',
			'lib/views/handout/Handout.svelte: text.html'
		]);
	});
});
