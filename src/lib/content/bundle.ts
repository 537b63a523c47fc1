import { statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { checkBundle } from '../story/check.ts';
import type { BundlePart, IncompleteFiles, Problem } from '../story/problem.ts';
import { AirfieldsFileSchema } from '../story/schema/airfields-file.ts';
import { FingerprintFileSchema, type FingerprintFile } from '../story/schema/fingerprint-file.ts';
import { PlacesFileSchema } from '../story/schema/places-file.ts';
import { SourcesFileSchema } from '../story/schema/sources-file.ts';
import { SpeakersFileSchema } from '../story/schema/speakers-file.ts';
import { StoryFileSchema } from '../story/schema/story-file.ts';
import type { BundleFiles, Story } from '../story/story.ts';
import { assembleStory } from './assemble.ts';
import { BundleError, type BundleProblem } from './bundle-error.ts';
import { parseYaml, type YamlFile } from './parse-yaml.ts';
import { readText } from './read-text.ts';
import { validate } from './validate.ts';

export interface Bundle {
	story: Story;
	fingerprint: FingerprintFile;
	/** Paths of the files that the story was read from. */
	files: string[];
}

const schemas = {
	story: StoryFileSchema,
	speakers: SpeakersFileSchema,
	sources: SourcesFileSchema,
	places: PlacesFileSchema,
	airfields: AirfieldsFileSchema,
	fingerprint: FingerprintFileSchema
} satisfies Record<BundlePart, unknown>;

const fixedNames = {
	story: 'story.yaml',
	speakers: 'speakers.yaml',
	sources: 'sources.yaml',
	places: 'places.geojson',
	airfields: 'airfields.geojson'
} satisfies Partial<Record<BundlePart, string>>;

/**
 * Reads and checks a story bundle.
 * @param folder that holds `story.yaml` and its neighbours
 * @throws BundleError with all problems of all files
 */
export function readBundle(folder: string): Bundle {
	const shownFolder = shown(folder);
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
		const message = 'expected a folder with a story; found none';
		throw new BundleError(shownFolder, [{ file: '', field: '', message }]);
	}
	const reading = new Reading(folder);
	for (const part of ['story', 'speakers', 'sources', 'places', 'airfields'] as const) {
		reading.read(part, fixedNames[part]);
	}
	const fingerprintName = reading.rest.story?.meta?.article?.fingerprint;
	if (fingerprintName !== undefined) reading.read('fingerprint', fingerprintName);

	reading.report(checkBundle(reading.rest));
	const files = reading.output;
	if (reading.problems.length > 0 || !isComplete(files)) throw new BundleError(shownFolder, sorted(reading.problems));
	return { story: assembleStory(files), fingerprint: files.fingerprint, files: reading.paths };
}

/** The files of one bundle while they are read, and what is wrong with them so far. */
class Reading {
	readonly problems: BundleProblem[] = [];
	readonly paths: string[] = [];
	readonly output: Partial<BundleFiles> = {};
	rest: IncompleteFiles = {};
	readonly #folder: string;
	readonly #names: Partial<Record<BundlePart, string>> = {};
	readonly #parsed: Partial<Record<BundlePart, YamlFile>> = {};

	constructor(folder: string) {
		this.#folder = folder;
	}

	read(part: BundlePart, file: string): void {
		const path = join(this.#folder, file);
		this.#names[part] = file;
		this.paths.push(path);

		const read = readText(path);
		if ('problem' in read) {
			this.problems.push({ file, field: '', message: read.problem });
			return;
		}
		const parsed = parseYaml(read.text);
		this.#parsed[part] = parsed;
		for (const { position, path, message } of parsed.problems) {
			this.problems.push({ file, ...position, field: path.join('.'), message });
		}
		if (parsed.data === undefined) return;

		const { problems, rest, output } = validate(part, schemas[part], parsed.data);
		this.report(problems);
		// What is wrong is left out of `rest`, so what is in it has the types of the schema.
		const isWhole = part !== 'fingerprint' || output !== undefined;
		if (isWhole) this.rest = { ...this.rest, [part]: rest as IncompleteFiles[BundlePart] };
		if (output !== undefined) Object.assign(this.output, { [part]: output });
	}

	report(problems: readonly Problem[]): void {
		for (const { part, path, message, isKey, inText, other } of problems) {
			const parsed = this.#parsed[part];
			const position =
				(inText && parsed?.locateInText(path, inText)) ?? parsed?.locate(path, isKey ? 'key' : 'value') ?? {};
			const place = other && this.#parsed[other.part]?.locate(other.path, 'value');
			const inLine =
				inText && !parsed?.locateInText(path, inText) && inText.line > 1 ? ` (line ${inText.line} of the text)` : '';
			const first = place ? ` (the other one is in line ${place.line})` : '';
			const file = this.#names[part] ?? part;
			this.problems.push({ file, ...position, field: path.join('.'), message: message + inLine + first });
		}
	}
}

function isComplete(files: Partial<BundleFiles>): files is BundleFiles {
	return Object.keys(schemas).every((part) => part in files);
}

/** By file in the order of reading, then by line. */
function sorted(problems: readonly BundleProblem[]): BundleProblem[] {
	const order = [...new Set(problems.map(({ file }) => file))];
	return [...problems].sort(
		(a, b) =>
			order.indexOf(a.file) - order.indexOf(b.file) ||
			(a.line ?? 0) - (b.line ?? 0) ||
			(a.column ?? 0) - (b.column ?? 0)
	);
}

/** A path as an author would type it from where the command runs. */
function shown(folder: string): string {
	const path = relative(process.cwd(), folder);
	return path === '' ? '.' : path.startsWith('..') || isAbsolute(path) ? folder : path;
}
