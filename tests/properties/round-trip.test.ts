import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { stringify } from 'yaml';
import { parseYaml } from '#lib/content/parse-yaml.ts';
import { validate } from '#lib/content/validate.ts';
import type { BundlePart } from '#lib/story/problem.ts';
import { AirfieldsFileSchema } from '#lib/story/schema/airfields-file.ts';
import { FingerprintFileSchema } from '#lib/story/schema/fingerprint-file.ts';
import { PlacesFileSchema } from '#lib/story/schema/places-file.ts';
import { SourcesFileSchema } from '#lib/story/schema/sources-file.ts';
import { SpeakersFileSchema } from '#lib/story/schema/speakers-file.ts';
import { StoryFileSchema } from '#lib/story/schema/story-file.ts';
import { textFields } from '../bundle-texts.ts';
import { yamlStyle } from './yaml-style.ts';

const parts = {
	'story.yaml': ['story', StoryFileSchema],
	'speakers.yaml': ['speakers', SpeakersFileSchema],
	'sources.yaml': ['sources', SourcesFileSchema],
	'places.geojson': ['places', PlacesFileSchema],
	'airfields.geojson': ['airfields', AirfieldsFileSchema],
	'fingerprint.json': ['fingerprint', FingerprintFileSchema]
} as const satisfies Record<string, readonly [BundlePart, object]>;

type FileName = keyof typeof parts;

/** A file's text as checked data; a test fails where it is not read whole. */
function parse(file: FileName, text: string): unknown {
	const { data, problems } = parseYaml(text);
	expect(problems).toEqual([]);
	const [part, schema] = parts[file];
	const checked = validate(part, schema, data);
	expect(checked.problems).toEqual([]);
	return checked.output;
}

/** A copy of data with another text at a path. */
function withText(data: unknown, path: readonly (string | number)[], text: string): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return text;
	if (Array.isArray(data)) return data.map((item, index) => (index === key ? withText(item, rest, text) : item));
	const map = data as Record<string, unknown>;
	return { ...map, [key]: withText(map[key], rest, text) };
}

const folders = ['tests/fixtures/tiny', 'tests/fixtures/beagle-pacific'];
const names = Object.keys(parts) as FileName[];
const files = folders.flatMap((folder) => {
	const fields = textFields(folder).filter(({ text }) => text.includes(' '));
	return names.map((file) => ({
		file,
		data: parse(file, readFileSync(join(folder, file), 'utf8')),
		/** Where prose stands, which may say anything. */
		prose: fields.filter((field) => field.file === file).map(({ path }) => path)
	}));
});

/** What takes more than copying to write: signs of YAML and JSON, quotation marks, numbers and names of values. */
const words = [
	...[
		'#',
		':',
		'-',
		'- x',
		'a: b',
		'? k',
		'|',
		'>',
		'%',
		'@',
		'`',
		'*a',
		'!b',
		'[',
		']',
		'{',
		'}',
		',',
		"'",
		'"',
		"''"
	],
	...[
		'\\',
		'\\n',
		'null',
		'~',
		'true',
		'no',
		'0x1f',
		'1e3',
		'-0',
		'2020-01-03',
		'---',
		'...',
		'عربي',
		'می‌خواهم',
		'日本',
		'🛩️',
		'“”'
	]
];
const word = fc.oneof(
	fc.constantFrom(...words),
	fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replace(/[\s<&\p{C}]/gu, '_'))
);
const line = fc.array(word, { minLength: 1, maxLength: 20 }).map((parts) => parts.join(' '));

const edits = fc.array(fc.tuple(fc.nat(), line), { maxLength: 5 });

it('D12: a file of a story says the same after it was written anew, as JSON or as YAML of any style', () => {
	let runs = 0;
	fc.assert(
		fc.property(fc.nat(files.length - 1), edits, fc.option(yamlStyle), (index, changes, style) => {
			const { file, data, prose } = files[index] ?? expect.fail(`no file ${index}`);
			const edited = changes.reduce(
				(now, [place, text]) => (prose.length ? withText(now, prose[place % prose.length] ?? [], text) : now),
				data
			);
			const [part, schema] = parts[file];
			const { output } = validate(part, schema, edited);
			fc.pre(output !== undefined);
			runs += 1;
			expect(parse(file, style ? stringify(output, style) : JSON.stringify(output))).toEqual(output);
		})
	);
	expect(runs).toBeGreaterThanOrEqual(inject('properties').numRuns);
});

it.each(names)('the real story’s %s says the same after it was written anew', (file) => {
	const data = parse(file, readFileSync(join('geodata/reciprocal-blow', file), 'utf8'));
	for (const text of [JSON.stringify(data), stringify(data, { aliasDuplicateObjects: false })]) {
		expect(parse(file, text)).toEqual(data);
	}
});
