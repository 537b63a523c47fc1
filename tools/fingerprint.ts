import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { parseYaml } from '#lib/content/parse-yaml.ts';
import { readText } from '#lib/content/read-text.ts';
import { storyFolder } from '#lib/content/story.ts';
import { makeFingerprint } from '#lib/story/fingerprint.ts';
import { FingerprintFileSchema, type FingerprintFile } from '#lib/story/schema/fingerprint-file.ts';

const usage =
	'Usage: npm run fingerprint -- <article.txt> [--out <fingerprint.json>]; one paragraph a line, the headline first.';

/** Hashing four words at a time leaves too little of a short quotation unproved, and too much to guess a run. */
const run = 4;

try {
	console.log(fingerprint(process.argv.slice(2)));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}

function fingerprint(args: string[]): string {
	const { article, out } = read(args);
	const file = readText(article);
	if ('problem' in file) throw new Error(`${article}: ${file.problem}.`);
	if (file.text.trim() === '')
		throw new Error(`${article}: expected an article, one paragraph a line; found no words.`);

	const oldSalt = saltOf(out);
	const result = makeFingerprint(file.text, { run, salt: oldSalt ?? randomBytes(8).toString('hex') });
	try {
		writeFileSync(out, write(result));
	} catch (error) {
		throw new Error(`${out} cannot be written: ${error instanceof Error ? error.message : error}`, { cause: error });
	}
	const words = result.paragraphs.reduce((sum, paragraph) => sum + paragraph.words, 0);
	const runs = result.paragraphs.reduce((sum, paragraph) => sum + paragraph.runs.length, 0);
	const last = result.paragraphs.at(-1)?.id;
	const salt = oldSalt === undefined ? 'with a new salt' : 'with the salt it had';
	return `${relative('.', out)}: P0 to ${last}, ${words} words, ${runs} hashed runs of ${run} words, ${salt}; no text of the article.`;
}

function read(args: string[]): { article: string; out: string } {
	const options = { out: { type: 'string' } } as const;
	let parsed;
	try {
		parsed = parseArgs({ args, options, allowPositionals: true });
	} catch {
		throw new Error(usage);
	}
	const [article, ...others] = parsed.positionals;
	if (article === undefined || others.length > 0) throw new Error(usage);
	return { article, out: parsed.values.out ?? join(storyFolder(), 'fingerprint.json') };
}

/** The same article then gives the same bytes again. */
function saltOf(path: string): string | undefined {
	const file = readText(path);
	if ('problem' in file) return undefined;
	const result = v.safeParse(FingerprintFileSchema, parseYaml(file.text).data);
	return result.success ? result.output.salt : undefined;
}

/** One paragraph a line, so that a changed paragraph is a changed line. */
function write({ run, salt, paragraphs }: FingerprintFile): string {
	const lines = paragraphs.map((paragraph) => `\t\t${JSON.stringify(paragraph)}`);
	return `{\n\t"run": ${run},\n\t"salt": ${JSON.stringify(salt)},\n\t"paragraphs": [\n${lines.join(',\n')}\n\t]\n}\n`;
}
