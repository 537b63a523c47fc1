import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { BundleError } from '#lib/content/bundle-error.ts';
import { readBundle } from '#lib/content/bundle.ts';
import { makeFingerprint, quotedWords } from '#lib/story/fingerprint.ts';
import { storyJsonSchema, storySchemaPath } from '../tools/story-json-schema.ts';
import { brokenBundles } from './broken-bundles.ts';
import { kindOf, textsOfFormat } from './schema-texts.ts';

const tiny = 'tests/fixtures/tiny';
const parts = [
	'story.yaml',
	'speakers.yaml',
	'sources.yaml',
	'places.geojson',
	'airfields.geojson',
	'fingerprint.json'
];
const folder = mkdtempSync(join(tmpdir(), 'bundle-é '));

beforeEach(() => cpSync(tiny, folder, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const edit = (file: string, change: (text: string) => string) =>
	writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));

/** The error that reading the bundle throws; a test fails if it throws none, or another. */
function errorOf(path = folder): BundleError {
	try {
		readBundle(path);
	} catch (error) {
		if (error instanceof BundleError) return error;
		throw error;
	}
	throw new Error('the bundle was read without a problem');
}

const lineOf = (text: string, part: string) => {
	const index = text.indexOf(part);
	if (index === -1) throw new Error(`the edited file does not hold ${JSON.stringify(part)}`);
	return text.slice(0, index).split('\n').length;
};

describe('every bundle of the project', () => {
	const bundles = ['geodata', 'tests/fixtures'].flatMap((parent) =>
		readdirSync(parent, { recursive: true, encoding: 'utf8' })
			.filter((path) => path.endsWith('story.yaml'))
			.map((path) => dirname(join(parent, path)))
	);

	it('is found', () => expect(bundles).toEqual(expect.arrayContaining(['geodata/reciprocal-blow', tiny])));

	it.each(bundles)('%s is read without a problem', (path) => {
		const { story, files } = readBundle(path);
		expect(story.steps.length).toBeGreaterThan(0);
		expect(files.map((file) => file.slice(path.length + 1))).toEqual(parts);
	});

	it.each(bundles)('%s names the JSON Schema in its first line', (path) => {
		const [first = ''] = readFileSync(join(path, 'story.yaml'), 'utf8').split('\n');
		const [, target = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? [];
		expect(join(path, target)).toBe(storySchemaPath);
	});
});

it('the committed JSON Schema is the one that the format gives', () => {
	expect(readFileSync(storySchemaPath, 'utf8')).toBe(storyJsonSchema());
});

it('the article of the news story is quoted, but not republished', () => {
	const { story, fingerprint } = readBundle('geodata/reciprocal-blow');
	expect(fingerprint.paragraphs.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, index) => `P${index}`));
	expect(fingerprint.paragraphs.reduce((sum, { words }) => sum + words, 0)).toBe(597);
	const quotes = story.steps.flatMap(({ passages }) => passages.map(({ quote }) => quote));
	const shown = quotedWords(fingerprint, [story.meta.article.headline, ...quotes]);
	expect(shown).toBeGreaterThan(14);
	expect(shown).toBeLessThan(199);
});

it('a fixture’s fingerprint is the one of its article', () => {
	const { fingerprint } = readBundle(tiny);
	const { run, salt } = fingerprint;
	expect(makeFingerprint(readFileSync(join(tiny, 'article.txt'), 'utf8'), { run, salt })).toEqual(fingerprint);
});

describe('wrong data stops the reading', () => {
	it('has at least 60 cases with names of their own', () => {
		expect(new Set(brokenBundles.map(({ name }) => name)).size).toBe(brokenBundles.length);
		expect(brokenBundles.length).toBeGreaterThanOrEqual(60);
	});

	it.each(brokenBundles)('$name', ({ file, edit: [find, put], at, field, says }) => {
		const original = readFileSync(join(tiny, file), 'utf8');
		expect(original.split(find)).toHaveLength(2);
		const edited = original.replace(find, () => put);
		writeFileSync(join(folder, file), edited);

		const { problems, message } = errorOf();
		const line = at === undefined ? lineOf(original, find) : lineOf(edited, at);
		const fitting = problems.find((problem) => problem.line === line && problem.message.includes(says));
		expect(fitting, message).toMatchObject({ file, line, field });
		const { column = 0 } = fitting ?? {};
		expect(column).toBeGreaterThanOrEqual(1);
		expect(column).toBeLessThanOrEqual((edited.split('\n')[line - 1] ?? '').length + 1);
		expect(message).toContain(`/${file}:${line}:${column}  `);
		const described = problems.map((problem) => `${problem.field} ${problem.message}`);
		if (field !== '') expect(described).toEqual([...new Set(described)]);
	});

	it('names every problem of every file at once, in the order of the files and lines', () => {
		edit('story.yaml', (text) =>
			text
				.replace('title: A flight in July', 'tilte: A flight in July\n  colour: red')
				.replace('point: calais', 'point: clais')
				.replace('zoom: 10', 'zoom: ten')
				.replace('quote: took off near', 'quote: flew off near')
		);
		edit('places.geojson', (text) => text.replace('[-77.04, 38.9]', '[-277, 98]'));
		edit('sources.yaml', (text) => text.replace('title: A history', 'title: ""'));
		const { problems } = errorOf();
		expect(problems.map(({ file, field }) => `${file} ${field}`)).toEqual([
			'story.yaml meta.title',
			'story.yaml meta.tilte',
			'story.yaml meta.colour',
			'story.yaml steps.1.passages.0.quote',
			'story.yaml steps.1.view.point',
			'story.yaml steps.2.view.zoom',
			'sources.yaml sources.0.title',
			'places.geojson features.2.geometry.coordinates.0',
			'places.geojson features.2.geometry.coordinates.1'
		]);
	});

	it('says it in the words of the file, line and column, without a call stack', () => {
		edit('story.yaml', (text) => text.replace('point: calais', 'point: clais'));
		const line = lineOf(readFileSync(join(folder, 'story.yaml'), 'utf8'), 'point: clais');
		const error = errorOf();
		expect(error.message).toBe(
			`1 problem in the story bundle ${folder}\n${folder}/story.yaml:${line}:14  steps.1.view.point  ` +
				'expected the id of a place; found unknown place `clais`; did you mean `calais`?'
		);
		expect(error.stack).toBe(error.message);
	});

	it('lets a place lie far away, and one whose coordinates look swapped if it says so', () => {
		edit('places.geojson', (text) =>
			text
				.replace('[-77.04, 38.9]', '[51.1, 1.5]')
				.replace('"mention": "external"', '"mention": "external", "outside": true')
		);
		expect(readBundle(folder).story.places.map(({ lngLat }) => lngLat)).toContainEqual([51.1, 1.5]);
	});
});

describe('a file that cannot be read', () => {
	it.each(parts)('%s is missing', (file) => {
		rmSync(join(folder, file));
		expect(errorOf().problems).toContainEqual({ file, field: '', message: 'expected a file; found none of this name' });
	});

	it.each(parts)('%s has 50 MB and is not read', (file) => {
		truncateSync(join(folder, file), 50 * 1024 * 1024);
		const started = performance.now();
		const { problems } = errorOf();
		expect(performance.now() - started).toBeLessThan(5000);
		expect(problems).toContainEqual({ file, field: '', message: 'expected at most 2 MB; found 50.0 MB' });
	});

	it.each(parts)('%s is not UTF-8', (file) => {
		const bytes = readFileSync(join(folder, file));
		bytes[17] = 0xff;
		writeFileSync(join(folder, file), bytes);
		const message = 'expected UTF-8; found the byte 0xff at offset 17, which no UTF-8 text has there';
		expect(errorOf().problems).toContainEqual({ file, field: '', message });
	});

	it('ends inside a character', () => {
		writeFileSync(join(folder, 'sources.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe2, 0x80]));
		expect(errorOf().message).toContain('the byte 0xe2 at offset 3');
	});

	it('is UTF-16', () => {
		edit('sources.yaml', (text) => text);
		writeFileSync(join(folder, 'sources.yaml'), Buffer.from('\ufeffsources: []', 'utf16le'));
		expect(errorOf().message).toContain('the byte 0xff at offset 0');
	});

	it('is empty', () => {
		for (const file of parts) {
			writeFileSync(join(folder, file), '');
			expect(errorOf().problems).toContainEqual(expect.objectContaining({ file, line: 1, column: 1 }));
			cpSync(join(tiny, file), join(folder, file));
		}
	});

	it('is a folder, or its folder is missing', () => {
		rmSync(join(folder, 'sources.yaml'));
		expect(errorOf(join(folder, 'nowhere')).message).toContain('expected a folder with a story; found none');
		cpSync(tiny, join(folder, 'sources.yaml'), { recursive: true });
		expect(errorOf().message).toContain('sources.yaml  expected a file; found a folder');
		rmSync(join(folder, 'sources.yaml'), { recursive: true });
	});

	it('is an alias bomb', () => {
		const levels = Array.from(
			{ length: 30 },
			(_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(9)}]`
		);
		writeFileSync(join(folder, 'speakers.yaml'), `a0: &a0 boom\n${levels.join('\n')}\n`);
		const started = performance.now();
		const { problems } = errorOf();
		expect(performance.now() - started).toBeLessThan(5000);
		expect(problems[0]).toMatchObject({ file: 'speakers.yaml', line: 1, field: 'a0' });
		expect(problems[0]?.message).toContain('expected values written out; found the anchor `&a0`');
	});

	it.each(['[', '{a: ', '- ', '? ', ': ', '[{'])('nests 400,000 bytes of %j', (sign) => {
		writeFileSync(join(folder, 'speakers.yaml'), sign.repeat(400_000 / sign.length));
		expect(errorOf().message).toContain('speakers.yaml:1:');
	});
});

describe('D10: HTML and script are refused in every text field', () => {
	const bait = '<script>alert(1)</script>';
	const fields = parts.slice(0, 5).flatMap((file) => {
		const fields: { file: string; field: string; path: unknown[] }[] = [];
		const document = parseDocument(readFileSync(join(tiny, file), 'utf8'));
		const collect = (node: unknown, path: unknown[]) => {
			if (isMap(node))
				for (const { key, value } of node.items) collect(value, [...path, isScalar(key) ? key.value : key]);
			else if (isSeq(node)) node.items.forEach((item, index) => collect(item, [...path, index]));
			else if (isScalar(node) && typeof node.value === 'string') fields.push({ file, field: path.join('.'), path });
		};
		collect(document.contents, []);
		return fields;
	});

	it('finds the fields', () => expect(fields.length).toBeGreaterThan(120));

	it('finds in the story every text of its format that is not held by a pattern or a list of words', () => {
		const found = new Set(fields.flatMap(({ file, field }) => (file === 'story.yaml' ? [kindOf(field)] : [])));
		const texts = textsOfFormat('story.yaml', { areFree: true });
		expect(texts.length).toBeGreaterThan(50);
		expect(texts.filter((field) => !found.has(field))).toEqual([]);
	});

	it.each(fields)('$file $field', ({ file, field, path }) => {
		edit(file, (text) => {
			const document = parseDocument(text);
			document.setIn(path, bait);
			return document.toString();
		});
		const { problems } = errorOf();
		expect(problems).toContainEqual(expect.objectContaining({ file, field }));
	});
});

describe('D12: whatever the files hold', () => {
	const anything = fc.anything({
		values: [fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
		maxDepth: 4
	});
	const isOneError = (file: string, text: string) => {
		writeFileSync(join(folder, file), text);
		try {
			readBundle(folder);
		} catch (error) {
			expect(error).toBeInstanceOf(BundleError);
			const { message, problems } = error as BundleError;
			expect(message).not.toMatch(/node_modules|\[object/);
			expect(problems).not.toEqual([]);
			for (const problem of problems) expect(problem.message).toMatch(/^expected .+; found:? /s);
		} finally {
			cpSync(join(tiny, file), join(folder, file));
		}
	};

	/** The places of all values in the data of a file, those of items in lists too. */
	const placesIn = (value: unknown, path: (string | number)[] = []): (string | number)[][] => [
		...(path.length ? [path] : []),
		...(Array.isArray(value)
			? value.flatMap((item, index) => placesIn(item, [...path, index]))
			: typeof value === 'object' && value !== null
				? Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))
				: [])
	];

	const kinds = [null, 0, 'a', [], [0], [[]], {}, { a: 0 }];
	/** At night all values of a file and all kinds; at every change a few of each, for each is a bundle to read. */
	const stride = process.env.NIGHTLY ? 1 : 61;

	it.each(parts)(
		'only a BundleError is thrown when any one value of %s is of another kind',
		(file) => {
			const text = readFileSync(join(tiny, file), 'utf8');
			const places = placesIn(parseDocument(text).toJS());
			const cases = places.flatMap((place) => kinds.map((value) => ({ place, value })));
			expect(cases.length).toBeGreaterThan(stride);
			for (let index = 0; index < cases.length; index += stride) {
				const { place, value } = cases[index] as (typeof cases)[number];
				const document = parseDocument(text);
				document.setIn(place, value);
				isOneError(file, document.toString());
			}
		},
		600_000
	);

	it('only a BundleError is thrown for JSON of any shape', () => {
		fc.assert(
			fc.property(fc.constantFrom(...parts), anything, (file, value) =>
				isOneError(file, JSON.stringify(value) ?? 'null')
			)
		);
	});

	it('only a BundleError is thrown when any one value is replaced by any other', () => {
		fc.assert(
			fc.property(fc.constantFrom(...parts), fc.nat(), anything, (file, index, value) => {
				const document = parseDocument(readFileSync(join(tiny, file), 'utf8'));
				const paths: unknown[][] = [];
				visit(document, {
					Pair: (_, pair, ancestors) => {
						const key = isScalar(pair.key) ? pair.key.value : undefined;
						const path: unknown[] = [];
						ancestors.forEach((ancestor, depth) => {
							const next = ancestors[depth + 1];
							if (isSeq(ancestor)) path.push(ancestor.items.indexOf(next));
							else if (isMap(ancestor) && next) path.push((next as { key?: { value?: unknown } }).key?.value);
						});
						paths.push([...path, key]);
					}
				});
				document.setIn(paths[index % paths.length] ?? [], value);
				isOneError(file, document.toString());
			})
		);
	});

	it('only a BundleError is thrown for text of any kind', () => {
		fc.assert(
			fc.property(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 200 }), (file, text) =>
				isOneError(file, text)
			)
		);
	});
});
