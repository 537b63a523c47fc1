import {
	isAlias,
	isMap,
	isScalar,
	isSeq,
	Lexer,
	LineCounter,
	parseDocument,
	visit,
	type Document,
	type Node,
	type ParsedNode,
	type YAMLError
} from 'yaml';
import type { Path } from '../story/problem.ts';

/** A position in a text; line and column count from 1. */
export interface Position {
	line: number;
	column: number;
}

export interface YamlProblem {
	position: Position;
	path: Path;
	message: string;
}

export interface YamlFile {
	/** Plain data; `undefined` where the text could not be read. */
	data: unknown;
	problems: YamlProblem[];
	/** Where the value at a path begins, or its key; where there is none, the nearest value around it. */
	locate: (path: Path, part: 'key' | 'value') => Position;
	/** Where a line and column of a text of several lines stand in the file, if the file shows the text line by line. */
	locateInText: (path: Path, inText: Position) => Position | undefined;
}

/** Far more than a story needs, far less than the parser's stack holds. */
const deepest = 40;

/** At most so many syntax errors, one a line: after the first few the rest are echoes. */
const mostErrors = 10;

interface Located {
	key?: number | undefined;
	value: number;
	node: ParsedNode | null;
}

/**
 * Reads YAML, and so JSON, as plain data with positions. Refuses what a story has no use for and an attacker has: anchors
 * and aliases (which could expand without end), custom tags, several documents, duplicate keys, deep nesting.
 */
export function parseYaml(text: string): YamlFile {
	const lines = new LineCounter();
	const positionAt = (offset: number): Position => {
		const { line, col } = lines.linePos(offset);
		return { line: Math.max(line, 1), column: Math.max(col, 1) };
	};
	const places = new Map<string, Located>();
	const problems: YamlProblem[] = [];
	const report = (offset: number, path: Path, message: string) =>
		problems.push({ position: positionAt(offset), path, message });

	const locate: YamlFile['locate'] = (path, part) => {
		for (let length = path.length; length >= 0; length--) {
			const place = places.get(JSON.stringify(path.slice(0, length)));
			if (!place) continue;
			const isWhole = length === path.length;
			return positionAt(isWhole && part === 'key' ? (place.key ?? place.value) : place.value);
		}
		return { line: 1, column: 1 };
	};
	const locateInText: YamlFile['locateInText'] = (path, inText) => {
		const place = places.get(JSON.stringify(path));
		if (!isScalar(place?.node) || place.node.type !== 'BLOCK_LITERAL') return undefined;
		const line = positionAt(place.value).line + inText.line;
		const indent = /^[ ]*/.exec(text.split('\n')[line - 1] ?? '')?.[0].length ?? 0;
		return { line, column: indent + inText.column };
	};
	const file = (data: unknown): YamlFile => ({ data, problems, locate, locateInText });

	const tooDeep = offsetTooDeep(text);
	if (tooDeep !== undefined) {
		lines.lineStarts = lineStartsOf(text);
		report(tooDeep, [], `expected at most ${deepest} levels; found values nested deeper`);
		return file(undefined);
	}

	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		logLevel: 'error',
		// The parser compares each key with each other; `read` below needs one look at each.
		uniqueKeys: false,
		resolveKnownTags: false
	});
	const errorLines = new Set<number>();
	for (const error of [...document.errors, ...document.warnings]) {
		const offset = offsetOf(error, document);
		if (errorLines.size === mostErrors || errorLines.has(positionAt(offset).line)) continue;
		errorLines.add(positionAt(offset).line);
		const found = error.code === 'RESOURCE_EXHAUSTION' ? 'values nested too deeply' : error.message;
		const expected = error.code === 'MULTIPLE_DOCS' ? 'one YAML document' : 'valid YAML';
		report(offset, [], `expected ${expected}; found: ${found}`);
	}
	if (problems.length > 0) return file(undefined);

	let isReadable = true;
	const refuse = (node: ParsedNode, path: Path, found: string) => {
		isReadable = false;
		report(node.range[0], path, `expected values written out; found ${found}`);
	};

	const read = (node: ParsedNode | null, path: Path, key?: number): unknown => {
		const isEmpty = !node || (isScalar(node) && node.source === '' && node.value === null);
		const start = node?.range[0] ?? 0;
		places.set(JSON.stringify(path), { key, value: isEmpty ? (key ?? start) : start, node });
		if (!node) return null;
		if (isAlias(node)) return refuse(node, path, `the alias \`*${node.source}\``);
		if (node.anchor !== undefined) refuse(node, path, `the anchor \`&${node.anchor}\``);
		if (path.length > deepest) return refuse(node, path, `values nested more than ${deepest} levels deep`);
		if (isScalar(node)) return node.value;
		if (isSeq(node)) return node.items.map((item, index) => read(asParsed(item), [...path, index]));
		if (!isMap(node)) return null;

		const entries = new Map<string, unknown>();
		for (const { key: keyNode, value } of node.items) {
			if (isAlias(keyNode) || keyNode.anchor !== undefined) {
				refuse(keyNode, path, isAlias(keyNode) ? 'an alias as a key' : 'an anchor on a key');
				continue;
			}
			if (!isScalar(keyNode)) {
				report(keyNode.range[0], path, 'expected a name as a key; found a map or a list');
				continue;
			}
			const name = keyNode.value === null ? '' : String(keyNode.value);
			const entryPath = [...path, name];
			if (entries.has(name)) {
				const first = locate(entryPath, 'key');
				report(
					keyNode.range[0],
					entryPath,
					`expected each key once; found duplicate key \`${name}\` (first in line ${first.line})`
				);
				continue;
			}
			entries.set(name, read(asParsed(value), entryPath, keyNode.range[0]));
		}
		return Object.fromEntries(entries);
	};
	const data = read(document.contents, []);
	return file(isReadable ? data : undefined);
}

/** A quotation mark that is never closed is found at the end of the file; what helps is where it was opened. */
function offsetOf({ message, pos }: YAMLError, document: Document.Parsed): number {
	let offset = pos[0];
	if (message.startsWith('Missing closing')) {
		visit(document, {
			Scalar: (_, { type, range }) => {
				if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) offset = range[0];
			}
		});
	}
	return offset;
}

const asParsed = (node: unknown) => (node ?? null) as (Node & ParsedNode) | null;

function lineStartsOf(text: string): number[] {
	const starts = [0];
	for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
	return starts;
}

/**
 * Where brackets, or list and key signs on one line, nest deeper than allowed. The lexer keeps no stack, so it survives
 * what would end the parser and the process with it.
 */
function offsetTooDeep(text: string): number | undefined {
	let offset = 0;
	let brackets = 0;
	let signs = 0;
	let isScalarNext = false;
	for (const token of new Lexer().lex(text)) {
		// Marks of the lexer that stand for no text: document, flow error, scalar.
		if (token === '\u0002' || token === '\u0018') continue;
		if (token === '\u001f') {
			isScalarNext = true;
			continue;
		}
		if (!isScalarNext) {
			if (token === '[' || token === '{') brackets++;
			else if (token === ']' || token === '}') brackets--;
			else if (brackets === 0 && (token === '-' || token === '?' || token === ':')) signs++;
			else if (token.includes('\n')) signs = 0;
			if (brackets > deepest || signs > deepest) return offset;
		}
		isScalarNext = false;
		offset += token.length;
	}
	return undefined;
}
