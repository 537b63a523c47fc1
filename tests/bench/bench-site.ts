import type { Browser } from '@playwright/test';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import type { BandId } from '../../src/lib/scene/bands.ts';
import type { Camera } from '../../src/lib/scene/camera.ts';

/** What a bare page's map shows: the story's first step on the same stage. */
export interface BenchScene {
	camera: Camera;
	band: BandId;
	dataUrl: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/** The bare pages, by their path in the site of the bench. */
export const barePages = {
	'bare-svg': 'bare-svg.html',
	'bare-maplibre': 'bare-maplibre.html',
	'bare-jumpTo': 'bare-jump-to.html'
} as const;

/**
 * Copies the built site and puts the bare pages beside it: made from the story's own page, so that text, fonts and CSS
 * are the same.
 * @param browser reads the story's page as browsers do
 * @param band of the stage that is measured
 * @throws Error if the site is not built
 */
export async function makeBenchSite(browser: Browser, folder: string, band: BandId): Promise<void> {
	const site = path.join(root, 'build');
	if (!existsSync(path.join(site, 'index.html'))) throw new Error(`No site in ${site}: run "npm run build" first.`);
	await rm(folder, { recursive: true, force: true });
	await cp(site, folder, { recursive: true });
	const story = await readFile(path.join(site, 'index.html'), 'utf8');
	const scripts = await buildScripts(folder);

	const page = await browser.newPage({ javaScriptEnabled: false });
	try {
		// tsx names functions by a helper that a page does not have.
		await page.evaluate('globalThis.__name = (value) => value');
		const pages = await page.evaluate(
			([html, start, preloads, scene]) => {
				const parse = () => {
					const bare = new DOMParser().parseFromString(html, 'text/html');
					for (const element of bare.querySelectorAll('script, link[rel=modulepreload], figure[data-drawn]'))
						element.remove();
					for (const link of bare.querySelectorAll('link[href*=live-map]')) link.remove();
					const comments = bare.createNodeIterator(bare, NodeFilter.SHOW_COMMENT);
					for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) (comment as Comment).remove();
					return bare;
				};
				const written = (bare: Document) => `<!doctype html>\n${bare.documentElement.outerHTML}\n`;
				const stageOf = (bare: Document) => {
					const stage = bare.querySelector<HTMLElement>('[data-map]');
					if (!stage) throw new Error('The story has no element with data-map.');
					return stage;
				};

				const svg = parse();
				stageOf(svg).querySelector('.live')?.remove();

				const map = parse();
				map.querySelector('svg.definitions')?.remove();
				const stage = stageOf(map);
				stage.dataset.scene = scene;
				const frame = map.createElement('div');
				frame.style.cssText = 'position: absolute; inset: 0';
				stage.replaceChildren(frame);
				stage.dataset.state = 'drawn';
				for (const href of preloads) {
					const link = map.createElement('link');
					link.rel = 'modulepreload';
					link.href = href;
					map.head.append(link);
				}
				const script = map.createElement('script');
				script.type = 'module';
				script.src = start;
				map.body.append(script);

				const jump = map.cloneNode(true) as Document;
				// Without a word there would be no first contentful paint to start after.
				jump
					.querySelectorAll('.reader > :not(.stage-column, header), .page-footer')
					.forEach((element) => element.remove());
				return [written(svg), written(map), written(jump)] as const;
			},
			[story, scripts.start, scripts.preloads, JSON.stringify(await firstScene(band))] as const
		);
		for (const [index, file] of Object.values(barePages).entries())
			await writeFile(path.join(folder, file), pages[index] ?? '');
	} finally {
		await page.close();
	}
}

async function firstScene(band: BandId): Promise<BenchScene> {
	const { loadStory } = await import('../../src/lib/content/story.ts');
	const { scenesOf } = await import('../../src/lib/scene/scene.ts');
	const camera = scenesOf(loadStory())[0]?.cameras[band];
	if (!camera) throw new Error(`The story has no camera for the band "${band}".`);
	return { camera, band, dataUrl: 'data/map.json' };
}

/**
 * Builds the scripts of the bare pages into the site, with the names that Kit gives: what both use is one file.
 * @throws Error if a font came out with another name, which a page would load twice
 */
async function buildScripts(folder: string): Promise<{ start: string; preloads: string[] }> {
	const assets = path.join(folder, '_app/immutable/assets');
	const before = new Set(await readdir(assets));
	const out = path.join(folder, '_app/immutable/bench');
	await mkdir(out, { recursive: true });
	await build({
		root,
		configFile: false,
		logLevel: 'error',
		base: './',
		build: {
			outDir: folder,
			emptyOutDir: false,
			copyPublicDir: false,
			manifest: '_app/immutable/bench/manifest.json',
			chunkSizeWarningLimit: 1200,
			rolldownOptions: {
				input: path.join(root, 'tests/bench/pages/start.ts'),
				output: {
					entryFileNames: '_app/immutable/bench/[name].js',
					chunkFileNames: '_app/immutable/bench/[name].[hash].js',
					assetFileNames: '_app/immutable/assets/[name].[hash][extname]'
				}
			}
		},
		worker: { format: 'es' }
	});
	const added = (await readdir(assets)).filter((file) => !before.has(file) && file.endsWith('.woff2'));
	if (added.length) throw new Error(`Fonts of the bare pages have names of their own: ${added.join(', ')}`);
	const manifest = JSON.parse(await readFile(path.join(out, 'manifest.json'), 'utf8')) as Record<
		string,
		{ file: string; isEntry?: boolean; imports?: string[] }
	>;
	const entry = Object.values(manifest).find(({ isEntry }) => isEntry);
	if (!entry) throw new Error('The bare pages have no script.');
	const preloads = (entry.imports ?? []).flatMap((name) => manifest[name]?.file ?? []);
	return { start: `./${entry.file}`, preloads: preloads.map((file) => `./${file}`) };
}
