import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A length of the viewport's height, or of its sides of which the height may be one. */
const ofHeight = /\d[sld]?v(?:h|b|min|max)\b/;

const styled = (folder: string) =>
	readdirSync(folder)
		.filter((file) => /^embed.*\.css$|^Embed.*\.svelte$/.test(file))
		.map((file) => folder + file);

it('no style of the embed takes a height from its viewport: a host that obeys it would never end', () => {
	const files = ['src/lib/views/', 'src/lib/views/parts/'].flatMap(styled);
	expect(files.length, 'files that are looked at').toBeGreaterThan(5);
	const found = files.flatMap((file) =>
		readFileSync(file, 'utf8')
			.split('\n')
			.flatMap((line, index) => (ofHeight.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : []))
	);
	expect(found).toEqual([]);
});
