import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import packageFile from './package.json' with { type: 'json' };
import { publisherBasemap } from './src/lib/story/publisher-basemap.ts';
import { siteAddress } from './src/lib/story/site-address.ts';
import { finishing, isWrittenLast } from './tools/finish-site.ts';
import { keepPrerendered } from './tools/keep-prerendered.ts';
import { keepStyles } from './tools/keep-styles.ts';
import { oneChunk } from './tools/one-chunk.ts';
import { pureInterpolate } from './tools/pure-calls.ts';
import { quietRoot } from './tools/quiet-root.ts';
import { regenerate } from './tools/regenerate.ts';
import { contentSecurityPolicy } from './tools/security-headers.ts';
import { bundledFile } from './tools/third-party.ts';

/** Where the built site goes; the browser tests build a second story beside the first. */
const build = process.env.BUILD || 'build';

/** Without one the site has nothing of its program, and asks no other host for anything. */
const basemap = publisherBasemap(process.env);

/** Without it the site says nothing that can only be absolute. */
const address = siteAddress(process.env);

export default defineConfig({
	define: { 'import.meta.env.HAS_ONLINE_BASEMAP': String(basemap !== undefined) },
	plugins: [
		regenerate(resolve(process.env.STORY || 'geodata/reciprocal-blow')),
		keepStyles(),
		quietRoot(),
		keepPrerendered(),
		pureInterpolate(),
		sveltekit({
			adapter: finishing(adapter({ pages: build, assets: build, strict: true }), build, {
				keepsOffline: process.env.SERVICE_WORKER !== 'off',
				address
			}),
			csp: { mode: 'hash', directives: contentSecurityPolicy(readFileSync('src/app.html', 'utf8'), basemap?.hosts) },
			paths: { relative: true },
			prerender: {
				handleHttpError({ path, message }) {
					if (!isWrittenLast(path)) throw new Error(message);
				}
			},
			// A page's only global is `mapStory`.
			compilerOptions: { discloseVersion: false },
			// The same sources give the same files: Kit would put the time of the build into them.
			version: { name: packageFile.version },
			serviceWorker: { register: false }
		})
	],
	server: { fs: { allow: ['generated'] } },
	// No file becomes a data: address, which the Content Security Policy refuses.
	build: { chunkSizeWarningLimit: 1200, assetsInlineLimit: 0, license: { fileName: bundledFile } },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: { codeSplitting: { groups: [oneChunk(resolve('src/lib/views/Reader.svelte'), 'reader')] } }
				}
			}
		}
	},
	test: {
		// One core fewer than there are would leave half of a machine with two without work.
		maxWorkers: Math.max(2, availableParallelism() - 1),
		// No test leaves anything behind, and to load all modules anew for each file takes a third of the time.
		isolate: false,
		// A busy machine is slow, and properties are tried often at night; no test depends on time.
		testTimeout: process.env.NIGHTLY ? 7_200_000 : 60_000,
		globalSetup: 'tests/properties/announce.ts',
		setupFiles: 'tests/properties/apply.ts',
		include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'geodata/**/*.test.ts']
	}
});
