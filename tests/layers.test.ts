import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What each folder of `src/lib` may import besides itself: what stands to its left, never sideways. */
const table: Readonly<Record<string, readonly string[]>> = {
	tokens: [],
	geo: [],
	story: ['geo'],
	scene: ['tokens', 'geo', 'story'],
	style: ['tokens', 'geo', 'story', 'scene'],
	svg: ['tokens', 'geo', 'story', 'scene', 'style'],
	map: ['tokens', 'geo', 'story', 'scene', 'style'],
	player: ['tokens', 'geo', 'story', 'scene', 'style'],
	charts: ['tokens', 'geo', 'story', 'scene', 'style'],
	embed: ['tokens', 'geo', 'story', 'scene', 'style'],
	export: ['tokens', 'geo', 'story', 'scene', 'style'],
	views: ['tokens', 'geo', 'story', 'scene', 'style', 'svg', 'map', 'player', 'charts', 'embed', 'export'],
	content: ['geo', 'story']
};

/** The folders by which a package enters; a package that stands here enters by no other. */
const doors: Readonly<Record<string, readonly string[]>> = {
	'@turf/*': ['geo'],
	'topojson-client': ['geo'],
	'd3-interpolate': ['scene'],
	'd3-geo': ['svg'],
	'd3-scale': ['charts'],
	'd3-shape': ['charts'],
	'maplibre-gl': ['map'],
	uqr: ['views'],
	pmtiles: ['map'],
	'@maplibre/maplibre-gl-style-spec': ['style'],
	'schema-dts': ['export'],
	valibot: ['story', 'content', 'player', 'embed'],
	mdast: ['story'],
	'mdast-util-from-markdown': ['story'],
	yaml: ['content'],
	'node:*': ['content']
};

/** Single files that may pass where their folder may not, and why. */
const passes: Readonly<Record<string, readonly string[]>> = {
	// Hashes of word runs, made at build time and in tests.
	'src/lib/story/fingerprint.ts': ['node:crypto']
};

/** Packages whose code stays out of the pages: only their types may be named. */
const typesOnly = ['@maplibre/maplibre-gl-style-spec', 'schema-dts'];

/** Packages without a door: the framework, fonts, and types without code. */
const everywhere = [
	'svelte',
	'@sveltejs/kit',
	'@fontsource/*',
	'@fontsource-variable/*',
	'geojson',
	'topojson-specification'
];

interface Import {
	specifier: string;
	/** A type-only import leaves no trace in the built code; a dynamic one is loaded when it is reached. */
	form: 'static' | 'dynamic' | 'type';
}

/** All imports of a TypeScript or JavaScript file. */
function importsOfScript(file: string, source: string): Import[] {
	const found: Import[] = [];
	const add = (node: ts.Node | undefined, form: Import['form']) => {
		if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, form });
	};
	const visit = (node: ts.Node) => {
		if (ts.isImportDeclaration(node)) {
			const { importClause: clause } = node;
			const names = clause?.namedBindings;
			const allTypes =
				clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
				(names !== undefined &&
					!clause?.name &&
					ts.isNamedImports(names) &&
					names.elements.length > 0 &&
					names.elements.every((name) => name.isTypeOnly));
			add(node.moduleSpecifier, allTypes ? 'type' : 'static');
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static');
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], 'dynamic');
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, 'type');
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
	return found;
}

/** All imports of a component, in its scripts and in its markup. */
function importsOfComponent(source: string): Import[] {
	interface Node {
		type?: string;
		source?: { value?: unknown };
		argument?: { value?: unknown };
		importKind?: string;
		exportKind?: string;
		specifiers?: { importKind?: string }[];
	}
	const found: Import[] = [];
	const visit = (value: unknown) => {
		if (Array.isArray(value)) return value.forEach(visit);
		if (typeof value !== 'object' || value === null) return;
		const node = value as Node;
		const specifier = node.source?.value ?? node.argument?.value;
		if (typeof specifier === 'string') {
			const isType =
				[node.importKind, node.exportKind].includes('type') ||
				(node.specifiers?.length && node.specifiers.every((name) => name.importKind === 'type'));
			if (node.type === 'ImportExpression') found.push({ specifier, form: 'dynamic' });
			if (node.type === 'TSImportType') found.push({ specifier, form: 'type' });
			if (/^(?:Import|ExportNamed|ExportAll)Declaration$/.test(node.type ?? '')) {
				found.push({ specifier, form: isType ? 'type' : 'static' });
			}
		}
		Object.values(value).forEach(visit);
	};
	visit(parse(source, { modern: true }));
	return found;
}

const matches = (name: string, pattern: string) =>
	pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/** `@scope/name/file` is of the package `@scope/name`; `fs` is `node:fs`. */
function packageOf(specifier: string): string {
	if (builtinModules.includes(specifier)) return `node:${specifier}`;
	const [first = '', second = ''] = specifier.split('/');
	return specifier.startsWith('@') ? `${first}/${second}` : first;
}

/** Names that Vite and SvelteKit make: `$app/state`, `$service-worker`, `virtual:…`; `$lib` is none of them. */
const isGenerated = (specifier: string) => /^(?:\$(?!lib\b)|virtual:)/.test(specifier);

/** The file of the project that a specifier names, or `undefined` for a package. */
function fileOf(file: string, specifier: string): string | undefined {
	const [bare = ''] = specifier.split('?');
	if (bare.startsWith('#lib/')) return path.posix.join('src/lib', bare.slice('#lib/'.length));
	if (bare.startsWith('#')) return bare.slice(1);
	return /^\.{0,2}\//.test(bare) ? path.posix.join(path.posix.dirname(file), bare) : undefined;
}

/** `scene` for a file below `src/lib/scene/`, `routes` for the rest of `src`, `undefined` outside of `src`. */
function folderOf(file: string): string | undefined {
	if (file.startsWith('src/lib/'))
		return file.slice('src/lib/'.length).split('/').slice(0, -1)[0] ?? '(src/lib itself)';
	return file.startsWith('src/') ? 'routes' : undefined;
}

function problemOfFile(folder: string, target: string, form: Import['form'], isTest: boolean): string | undefined {
	const other = folderOf(target);
	// What the build generates is data; everything else outside of src is tools and tests.
	if (other === undefined) return target.startsWith('generated/') || isTest ? undefined : 'lies outside of src';
	if (other === folder) return undefined;
	if (folder !== 'routes') {
		// A test may read a real story.
		const allowed = isTest ? [...(table[folder] ?? []), 'content'] : (table[folder] ?? []);
		if (!allowed.includes(other)) return `${folder}/ may not import ${other}/`;
	}
	if (other === 'map' && form === 'static' && !isTest) {
		return 'map/ is imported statically, so MapLibre would be loaded before the first paint; use import() or import type';
	}
	return undefined;
}

function problemOfPackage(file: string, folder: string, { specifier, form }: Import): string | undefined {
	const name = packageOf(specifier);
	if (passes[file]?.includes(name) || everywhere.some((pattern) => matches(name, pattern))) return undefined;
	const door = Object.keys(doors).find((pattern) => matches(name, pattern));
	if (!door) return `${name} has no door: name the folder by which it enters in this test`;
	const folders = doors[door] ?? [];
	if (!folders.includes(folder)) return `${name} enters only by ${folders.map((entry) => `${entry}/`).join(', ')}`;
	if (typesOnly.includes(name) && form !== 'type') return `of ${name} only types may be imported`;
	return undefined;
}

/**
 * Every import against the table, as `file: specifier: problem`.
 * @param files source by path from the project's folder, such as `src/lib/geo/bounds.ts`
 */
function problemsOf(files: Readonly<Record<string, string>>): string[] {
	return Object.entries(files).flatMap(([file, source]) => {
		const folder = folderOf(file) ?? 'routes';
		if (folder !== 'routes' && !(folder in table)) return [`${file}: the table does not name ${folder}`];
		const isTest = /\.test\.ts$/.test(file);
		const found = file.endsWith('.svelte') ? importsOfComponent(source) : importsOfScript(file, source);
		return found.flatMap((entry) => {
			const { specifier, form } = entry;
			if (isGenerated(specifier)) return [];
			const target = fileOf(file, specifier);
			// Tests are not in the pages: they may measure with any package.
			const ofPackage = () => (isTest ? undefined : problemOfPackage(file, folder, entry));
			const problem = target === undefined ? ofPackage() : problemOfFile(folder, target, form, isTest);
			return problem ? [`${file}: ${specifier}: ${problem}`] : [];
		});
	});
}

const root = fileURLToPath(new URL('..', import.meta.url));

function sourceFiles(): Record<string, string> {
	const entries = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
	const names = entries.filter((name) => /\.(?:svelte|[cm]?[jt]s)$/.test(name)).map((name) => `src/${name}`);
	return Object.fromEntries(
		names.map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(root, name), 'utf8')])
	);
}

describe('imports', () => {
	test('of the whole project follow the table', () => {
		const files = sourceFiles();
		expect(Object.keys(files).length).toBeGreaterThan(5);
		expect(problemsOf(files)).toEqual([]);
	});

	test('are found in every form', () => {
		const script = `import a, { b } from './a.ts'; import './b.css'; import type { C } from './c.ts';
			import { type D } from './d.ts'; export * from './e.ts'; export type { F } from './f.ts';
			const g = await import('./g.ts'); type H = import('./h.ts').H; // import './comment.ts'
			const text = "import './string.ts'";`;
		const forms = {
			'./a.ts': 'static',
			'./b.css': 'static',
			'./c.ts': 'type',
			'./d.ts': 'type',
			'./e.ts': 'static',
			'./f.ts': 'type',
			'./g.ts': 'dynamic',
			'./h.ts': 'type'
		};
		const asForms = (found: Import[]) => Object.fromEntries(found.map(({ specifier, form }) => [specifier, form]));
		expect(asForms(importsOfScript('src/lib/geo/x.ts', script))).toEqual(forms);
		const component = `<script lang="ts" module>import './module.ts';</script><script lang="ts">${script}</script>
			{#await import('./markup.ts') then m}{m}{/await}<!-- import './comment.ts' -->`;
		expect(asForms(importsOfComponent(component))).toEqual({
			...forms,
			'./module.ts': 'static',
			'./markup.ts': 'dynamic'
		});
	});
});

describe('the table refuses', () => {
	test.each([
		['a folder to the right', 'src/lib/geo/a.ts', `import { byId } from '#lib/story/story.ts'`, 'geo/ may not import'],
		[
			'a type from the right',
			'src/lib/geo/a.ts',
			`import type { Story } from '../story/story.ts'`,
			'geo/ may not import'
		],
		['a folder beside', 'src/lib/svg/a.ts', `import { theme } from '#lib/charts/a.ts'`, 'svg/ may not import charts/'],
		['content in a view', 'src/lib/views/A.svelte', `<script>import '#lib/content/a.ts'</script>`, 'views/ may not'],
		['a late import too', 'src/lib/scene/a.ts', `await import('../map/a.ts')`, 'scene/ may not import map/'],
		['routes in a view', 'src/lib/views/a.ts', `import '../../routes/a.ts'`, 'views/ may not import routes/'],
		['an unknown folder', 'src/lib/helpers/a.ts', '', 'the table does not name helpers'],
		['a file in no folder', 'src/lib/a.ts', '', 'the table does not name (src/lib itself)'],
		['an unknown target', 'src/lib/views/a.ts', `import '#lib/helpers/a.ts'`, 'views/ may not import helpers/'],
		['tools in the site', 'src/routes/a.ts', `import '../../tools/serve.js'`, 'outside of src'],
		['tests in the site', 'src/routes/a.ts', `import '../../tests/a.ts'`, 'outside of src'],
		['the map, early', 'src/lib/views/A.svelte', `<script>import { a } from '#lib/map/a.ts'</script>`, 'statically'],
		['the map, early, by a route', 'src/routes/a.ts', `export * from '#lib/map/a.ts'`, 'statically'],
		['MapLibre by another door', 'src/lib/views/a.ts', `await import('maplibre-gl')`, 'enters only by map/'],
		['its CSS by another door', 'src/routes/a.ts', `import 'maplibre-gl/dist/maplibre-gl.css'`, 'only by map/'],
		['Turf by another door', 'src/lib/scene/a.ts', `import bbox from '@turf/bbox'`, 'enters only by geo/'],
		['d3-geo by another door', 'src/lib/geo/a.ts', `import { geoArea } from 'd3-geo'`, 'enters only by svg/'],
		['Node in the pages', 'src/lib/scene/a.ts', `import fs from 'fs'`, 'node:fs enters only by content/'],
		['Node beside the fingerprint', 'src/lib/story/a.ts', `import 'node:crypto'`, 'enters only by content/'],
		[
			'the code of the style spec',
			'src/lib/style/a.ts',
			`import s from '@maplibre/maplibre-gl-style-spec'`,
			'only types'
		],
		['a package nobody named', 'src/routes/a.ts', `import _ from 'lodash/map'`, 'lodash has no door'],
		['$lib', 'src/routes/a.ts', `import '$lib/geo/a.ts'`, '$lib has no door'],
		['a test against the table', 'src/lib/geo/a.test.ts', `import '../story/story.ts'`, 'geo/ may not import story/']
	])('%s', (_, file, source, problem) => {
		const problems = problemsOf({ [file]: source });
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(problem);
	});
});

describe('the table allows', () => {
	test.each([
		['a folder to the left', 'src/lib/scene/a.ts', `import '../geo/a.ts'; import '#lib/story/a.ts'; import './b.ts'`],
		['the map, late', 'src/lib/views/A.svelte', `<script>import('#lib/map/a.ts')</script>`],
		['the types of the map', 'src/lib/views/a.ts', `import type { A } from '#lib/map/a.ts'`],
		['packages by their door', 'src/lib/geo/a.ts', `import '@turf/bbox'; import { feature } from 'topojson-client'`],
		['the types of the style spec', 'src/lib/style/a.ts', `import type { A } from '@maplibre/maplibre-gl-style-spec'`],
		['a hash in the fingerprint', 'src/lib/story/fingerprint.ts', `import { createHash } from 'node:crypto'`],
		['content in a route', 'src/routes/+page.server.ts', `import '#lib/content/a.ts'; import type {} from './$types'`],
		['what the build generates', 'src/lib/map/a.ts', `import font from '#generated/fonts/sans.woff2?url'`],
		['any package in a test', 'src/lib/scene/a.test.ts', `import 'node:fs'; import '@turf/bbox'; import 'vitest'`],
		['a real story in a test', 'src/lib/scene/a.test.ts', `import '#lib/content/a.ts'`]
	])('%s', (_, file, source) => {
		expect(problemsOf({ [file]: source })).toEqual([]);
	});
});
