import { createHash } from 'node:crypto';
import { access, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { versionString } from 'harfbuzzjs';
import subsetFont from 'subset-font';
import { alwaysNeeded, presentationForms, type Characters } from './characters.ts';
import { faces, type Face } from './faces.ts';
import { fallbackFamilies, fallbackRules } from './fallbacks.ts';
import { openTypeface } from './typeface.ts';

/** A font file of the site, as `fonts.json` lists it. */
export interface FontFile {
	/** File name beside `fonts.json`. */
	file: string;
	/** Family name in CSS. */
	family: Face['family'];
	/** Name in a map style's `font-faces`. */
	mapName: string;
	weight: Face['weight'];
	style: Face['style'];
	/** The characters it holds, as CSS and map styles write them: `U+41-5A`. */
	unicodeRange: string[];
	bytes: number;
}

/** Layout that pages use: kerning, ligatures, figures, marks, and the joining of Arabic. Fractions and the like go. */
const keepFeatures = [
	...['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'onum', 'lnum', 'pnum', 'tnum'],
	...['isol', 'init', 'medi', 'fina', 'rlig', 'calt', 'curs']
];

/** Tables that only a desktop's font menu reads. */
const dropTables = ['STAT', 'DSIG'];

/**
 * Cuts the fonts to the characters given (and those that are always needed) and writes them into the folder `out`, with
 * `fonts.css` and `fonts.json`. Does nothing when
 * characters, packages and code are those of the last time.
 *
 * Characters that no font has are left to the reader's own fonts.
 * @returns the files, as in `fonts.json`.
 */
export async function writeFonts({ characters, out }: { characters: Characters; out: string }): Promise<FontFile[]> {
	const hash = await hashOf(characters);
	const written = await alreadyWritten(out, hash);
	if (written) return written;

	await mkdir(out, { recursive: true });
	for (const name of await readdir(out)) if (name.endsWith('.woff2')) await rm(join(out, name));

	const files: FontFile[] = [];
	const rules: string[] = [];
	for (const face of Object.values<Face>(faces)) {
		for (const { data, ...file } of await cut(face, neededOf(face, characters))) {
			await writeFile(join(out, file.file), data);
			files.push(file);
			rules.push(fontFaceRule(file));
		}
		rules.push(...(await fallbackRules(face)));
	}
	await writeFile(join(out, 'fonts.css'), [...rules, familyProperties, ''].join('\n\n'));
	await writeFile(join(out, 'fonts.json'), `${JSON.stringify({ hash, files }, null, '\t')}\n`);
	return files;
}

/** The characters, sorted and once each, so that the order of a story's texts does not change the result. */
function neededOf(face: Face, { text, arabic }: Characters): string[] {
	const needed = face.family === 'Story Arabic' ? arabic + presentationForms(arabic) : alwaysNeeded + text;
	return [...new Set(needed)].sort();
}

/** One font file for each file of the package that has a character of the face which those before it lack. */
async function cut(face: Face, characters: readonly string[]): Promise<(FontFile & { data: Uint8Array })[]> {
	const files = [];
	let missing = characters;
	for (const [index, source] of face.sources.entries()) {
		const typeface = await openTypeface(source);
		const has = (character: string) => typeface.codePoints.has(character.codePointAt(0) ?? 0);
		const held = missing.filter(has);
		if (held.length === 0) continue;
		const data = await subsetFont(typeface.data, held.join(''), { targetFormat: 'woff2', keepFeatures, dropTables });
		files.push({
			file: `${face.name}${index === 0 ? '' : `-${index + 1}`}.woff2`,
			family: face.family,
			mapName: face.mapName,
			weight: face.weight,
			style: face.style,
			unicodeRange: unicodeRangeOf(held),
			bytes: data.length,
			data
		});
		missing = missing.filter((character) => !has(character));
	}
	return files;
}

/** The shortest list of code point ranges that holds these characters and no other. */
export function unicodeRangeOf(characters: readonly string[]): string[] {
	const codePoints = [...new Set(characters.map((character) => character.codePointAt(0) ?? 0))].sort((a, b) => a - b);
	const ranges: [first: number, last: number][] = [];
	for (const codePoint of codePoints) {
		const open = ranges.at(-1);
		if (open && open[1] === codePoint - 1) open[1] = codePoint;
		else ranges.push([codePoint, codePoint]);
	}
	const hex = (codePoint: number) => codePoint.toString(16).toUpperCase();
	return ranges.map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`));
}

function fontFaceRule({ file, family, weight, style, unicodeRange }: FontFile): string {
	return `@font-face {
	font-family: '${family}';
	font-weight: ${weight};
	font-style: ${style};
	font-display: swap;
	src: url('./${file}') format('woff2');
	unicode-range: ${unicodeRange.join(', ')};
}`;
}

const stackOf = (family: Face['family'], generic: string) =>
	[`'${family}'`, `'Story Arabic'`, ...fallbackFamilies(family).map((name) => `'${name}'`), generic].join(', ');

const familyProperties = `:root {
	--font-serif: ${stackOf('Story Serif', 'serif')};
	--font-sans: ${stackOf('Story Sans', 'sans-serif')};
}`;

/** Says whether the same files would come out: characters, packages, and the code of this folder. */
async function hashOf(characters: Characters): Promise<string> {
	const hash = createHash('sha256');
	for (const face of Object.values<Face>(faces)) hash.update(neededOf(face, characters).join(''));

	const require = createRequire(import.meta.url);
	for (const name of ['subset-font', '@capsizecss/unpack', ...Object.values(faces).map((face) => face.package)]) {
		const { version } = require(`${name}/package.json`) as { version: string };
		hash.update(`${name}@${version}`);
	}
	hash.update(versionString());

	const folder = dirname(fileURLToPath(import.meta.url));
	for (const name of (await readdir(folder)).sort()) hash.update(await readFile(join(folder, name)));
	return hash.digest('hex');
}

/** The files of the last time, if they were made from the same and are all there. */
async function alreadyWritten(out: string, hash: string): Promise<FontFile[] | undefined> {
	try {
		const manifest = JSON.parse(await readFile(join(out, 'fonts.json'), 'utf8')) as { hash: string; files: FontFile[] };
		if (manifest.hash !== hash) return undefined;
		await Promise.all(['fonts.css', ...manifest.files.map(({ file }) => file)].map((name) => access(join(out, name))));
		return manifest.files;
	} catch {
		return undefined;
	}
}
