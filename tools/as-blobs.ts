import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

const prefix = '\0as-blob:';

/**
 * Gives the address of a stylesheet or a worker's script (`….css?url`, `….mjs?worker&url`) as that of a blob: what it
 * names is in the bundle. A worker that imports others would need them in it, too; MapLibre's does not.
 */
export function asBlobs(): Plugin {
	return {
		name: 'map-story:as-blobs',
		enforce: 'pre',
		async resolveId(source, importer) {
			const [, file] = /^(.+\.css)\?url$/.exec(source) ?? /^(.+\.mjs)\?worker&url$/.exec(source) ?? [];
			const found = file && (await this.resolve(file, importer, { skipSelf: true }));
			// No ending by which Vite would take it for a stylesheet.
			return found ? `${prefix}${found.id}.js` : undefined;
		},
		async load(id) {
			if (!id.startsWith(prefix)) return undefined;
			const file = id.slice(prefix.length, -'.js'.length);
			const text = (await readFile(file, 'utf8')).replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
			if (file.endsWith('.mjs') && /^\s*import\b/m.test(text)) throw new Error(`${file} imports other files.`);
			const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
			return `export default URL.createObjectURL(new Blob([${JSON.stringify(text)}], { type: '${type}' }));`;
		}
	};
}
