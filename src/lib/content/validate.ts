import * as v from 'valibot';
import type { BundlePart, Path, Problem } from '../story/problem.ts';
import { nearestName, suggestion } from '../story/suggest.ts';

type Schema = v.GenericSchema;
type Issue = v.BaseIssue<unknown>;

/** The parts of a schema that the walk for unknown keys follows. */
interface SchemaParts {
	entries?: Record<string, SchemaParts>;
	item?: SchemaParts;
	items?: SchemaParts[];
	wrapped?: SchemaParts;
	choose?: (input: unknown) => SchemaParts;
}

/**
 * Parses the data of one file. `output` is there only without problems; `rest` is the data without what is wrong, so
 * that the rest of it can be checked too.
 */
export function validate<const S extends Schema>(
	part: BundlePart,
	schema: S,
	data: unknown
): { problems: Problem[]; rest: unknown; output?: v.InferOutput<S> } {
	const result = v.safeParse(schema, data);
	const shape = checkShape(part, schema as SchemaParts, data, []);
	if (result.success && shape.length === 0) return { problems: [], rest: data, output: result.output };

	const issues = (result.issues ?? []).filter((issue) => !isUnknownKey(issue) && !isListForMap(issue));
	const problems = [...shape, ...problemsOf(part, issues)];
	const wrong = [...shape.flatMap(({ path, isKey }) => (isKey ? [] : [path])), ...issues.map(pathOf)];
	return { problems, rest: without(data, wrong) };
}

const pathOf = (issue: Issue): Path => (issue.path ?? []).map(({ key }) => key as string | number);

const isUnknownKey = (issue: Issue) => issue.type === 'strict_object' && issue.expected === 'never';

const isMissingKey = (issue: Issue) => issue.type === 'strict_object' && issue.expected !== 'Object';

/** Valibot takes a list for an object without keys; `checkShape` says so. */
const isListForMap = (issue: Issue) => {
	const place = issue.path?.at(-1);
	return place?.type === 'object' && Array.isArray(place.input);
};

/**
 * What valibot lets pass or names once: lists in the place of maps, and each unknown key with the one that was meant.
 */
function checkShape(part: BundlePart, schema: SchemaParts, data: unknown, path: Path): Problem[] {
	if (schema.wrapped) return checkShape(part, schema.wrapped, data, path);
	if (schema.choose) return checkShape(part, schema.choose(data), data, path);
	if (Array.isArray(data) && schema.entries) {
		const message = `expected ${namesOfTypes.Object}; found ${describe(data)}`;
		return [{ part, path, message }];
	}
	if (Array.isArray(data)) {
		return data.flatMap((value, index) => {
			const item = schema.item ?? schema.items?.[index];
			return item ? checkShape(part, item, value, [...path, index]) : [];
		});
	}
	const { entries } = schema;
	if (!entries || typeof data !== 'object' || data === null) return [];
	return Object.entries(data).flatMap(([key, value]): Problem[] => {
		const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
		if (entry) return checkShape(part, entry, value, [...path, key]);
		const found = `found unknown key \`${key}\`${suggestion(key, Object.keys(entries))}`;
		return [{ part, path: [...path, key], isKey: true, message: `expected a key of the story’s format; ${found}` }];
	});
}

/** One problem for each value, whatever the number of rules that it breaks. */
function problemsOf(part: BundlePart, issues: readonly Issue[]): Problem[] {
	const kinds = issues.filter((issue) => issue.type === 'literal' && pathOf(issue).at(-1) === 'type').map(pathOf);
	// Coordinates are not read as those of another kind of geometry.
	const echoes = kinds.map((path) => [...path.slice(0, -1), 'coordinates']);

	const groups = new Map<string, { issue: Issue; path: Path; expected: Set<string> }>();
	for (const issue of issues) {
		const path = pathOf(issue);
		if (echoes.some((echo) => echo.every((key, index) => key === path[index]))) continue;
		const id = JSON.stringify(path);
		const group = groups.get(id) ?? { issue, path, expected: new Set() };
		group.expected.add(expectedBy(issue));
		groups.set(id, group);
	}
	return [...groups.values()].map(({ issue, path, expected }): Problem => {
		const message = `expected ${[...expected].join(', and ')}; found ${foundBy(issue)}`;
		return { part, path, message, isKey: issue.path?.at(-1)?.origin === 'key' };
	});
}

const namesOfTypes: Record<string, string> = {
	string: 'text',
	number: 'a number',
	boolean: 'true or false',
	Array: 'a list',
	Object: 'a map of keys and values',
	never: 'nothing more'
};

function expectedBy(issue: Issue): string {
	if (isMissingKey(issue)) return `the key \`${issue.path?.at(-1)?.key}\``;
	if (!issue.message.startsWith('Invalid ')) return issue.message;
	const options = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map(([, option = '']) => `\`${option}\``);
	if (options.length > 1) return `one of ${options.join(', ')}`;
	return options[0] ?? namesOfTypes[issue.expected ?? ''] ?? issue.expected ?? 'something else';
}

function foundBy(issue: Issue): string {
	if (isMissingKey(issue)) return 'none';
	const options = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map(([, option = '']) => option);
	const nearest = typeof issue.input === 'string' ? nearestName(issue.input, options) : undefined;
	return describe(issue.input) + (nearest === undefined ? '' : `; did you mean \`${nearest}\`?`);
}

/** A value as a short text that is safe to print. */
export function describe(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'nothing (null)';
	if (Array.isArray(value)) return value.length === 1 ? 'a list of 1 item' : `a list of ${value.length} items`;
	if (typeof value === 'object') return 'a map';
	if (typeof value !== 'string') return String(value);
	const short = value.length > 60 ? `${value.slice(0, 59)}…` : value;
	// JSON leaves the marks alone that turn the direction of a terminal's text.
	return JSON.stringify(short).replaceAll(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (sign) => {
		return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
	});
}

/** A copy of the data in which the values at these paths are `undefined`. */
function without(data: unknown, paths: readonly Path[]): unknown {
	if (paths.some((path) => path.length === 0)) return undefined;
	const copy: unknown = structuredClone(data);
	for (const path of paths) {
		let parent: unknown = copy;
		for (const key of path.slice(0, -1)) parent = childOf(parent, key);
		const last = path.at(-1);
		if (typeof parent === 'object' && parent !== null && last !== undefined) {
			Object.defineProperty(parent, last, { value: undefined, enumerable: true, configurable: true, writable: true });
		}
	}
	return copy;
}

const childOf = (parent: unknown, key: string | number): unknown =>
	typeof parent === 'object' && parent !== null ? Object.getOwnPropertyDescriptor(parent, key)?.value : undefined;
