import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { bundleFiles } from './schema-texts.ts';

/** One text in a file of a bundle. */
export interface TextField {
	file: (typeof bundleFiles)[number];
	/** As problems name it: `steps.0.title`. */
	field: string;
	path: (string | number)[];
	text: string;
}

/** Every text that an author can write in a bundle. */
export function textFields(folder: string): TextField[] {
	return bundleFiles.flatMap((file) => {
		const found: TextField[] = [];
		const collect = (node: unknown, path: (string | number)[]) => {
			if (isMap(node)) {
				for (const { key, value } of node.items) collect(value, [...path, String(isScalar(key) ? key.value : key)]);
			} else if (isSeq(node)) node.items.forEach((item, index) => collect(item, [...path, index]));
			else if (isScalar(node) && typeof node.value === 'string') {
				found.push({ file, field: path.join('.'), path, text: node.value });
			}
		};
		collect(parseDocument(readFileSync(join(folder, file), 'utf8')).contents, []);
		return found;
	});
}

/** The files of a bundle with other texts in some of its fields. */
export function withTexts(folder: string, texts: readonly (readonly [TextField, string])[]): Record<string, string> {
	const changed = [...new Set(texts.map(([{ file }]) => file))];
	return Object.fromEntries(
		changed.map((file) => {
			const document = parseDocument(readFileSync(join(folder, file), 'utf8'));
			for (const [{ path }, text] of texts.filter(([field]) => field.file === file)) document.setIn(path, text);
			return [file, document.toString()];
		})
	);
}
