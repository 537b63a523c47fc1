import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/**
 * Builds the script that hosts of the embed may load: one file without imports, so that one line of HTML is enough.
 * @throws Error if it comes to more than one file
 */
export async function buildHostScript(): Promise<string> {
	const result = await build({
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		build: {
			write: false,
			target: 'es2022',
			lib: {
				entry: 'src/lib/embed/embed.v1.ts',
				formats: ['iife'],
				name: 'mapStoryEmbed',
				fileName: () => 'embed.v1.js'
			}
		}
	});
	const outputs = (Array.isArray(result) ? result : [result]).flatMap((bundle) =>
		'output' in bundle ? bundle.output : []
	);
	const [script, ...others] = outputs;
	if (script?.type !== 'chunk' || others.length)
		throw new Error(`embed.v1.js comes to ${outputs.length} files, not one.`);
	return script.code;
}

/** What a host may put into `integrity`, and how many bytes its readers load, packed with gzip. */
export function aboutScript(script: Uint8Array): { integrity: string; bytes: number } {
	return {
		integrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
		bytes: gzipSync(script, { level: 9 }).length
	};
}
