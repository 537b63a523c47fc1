import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as maplibre from 'maplibre-gl';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// What has no trace outside of a browser (events, the worker, WebGL) is tested there, on the page; here stands what a
// new version of MapLibre could take away without a type error that anybody reads.

const source = ['live-map.ts', 'still-map.ts', 'map-stylesheet.ts', 'online-basemap.ts', 'basemap-requests.ts']
	.map((file) => readFileSync(`src/lib/map/${file}`, 'utf8'))
	.join('\n');
const program = ts.createSourceFile('map.ts', source, ts.ScriptTarget.Latest, true);

/** Every node of the source that a function finds something in. */
function collect<T>(find: (node: ts.Node) => T[]): T[] {
	const found: T[] = [];
	const visit = (node: ts.Node) => {
		found.push(...find(node));
		ts.forEachChild(node, visit);
	};
	visit(program);
	return [...new Set(found)];
}

const isMap = (node: ts.Node) => ts.isIdentifier(node) && node.text === 'map';

/** `map.name` anywhere in the code, but for what is on the wrapper that it returns. */
const members = collect((node) =>
	ts.isPropertyAccessExpression(node) && isMap(node.expression) ? [node.name.text] : []
);

/** The names of `map.on('name', …)`. */
const events = collect((node) =>
	ts.isCallExpression(node) &&
	ts.isPropertyAccessExpression(node.expression) &&
	isMap(node.expression.expression) &&
	['on', 'once'].includes(node.expression.name.text)
		? node.arguments.slice(0, 1).flatMap((name) => (ts.isStringLiteral(name) ? [name.text] : []))
		: []
);

/** The names that are imported from the package as values. */
const imports = collect((node) =>
	ts.isImportDeclaration(node) && (node.moduleSpecifier as ts.StringLiteral).text === 'maplibre-gl'
		? (node.importClause?.namedBindings as ts.NamedImports).elements.flatMap(({ name, propertyName, isTypeOnly }) =>
				isTypeOnly || node.importClause?.phaseModifier ? [] : [(propertyName ?? name).text]
			)
		: []
);

/** Options of the map, by the names of the object that it is made with. */
const options = collect((node) =>
	ts.isNewExpression(node) && node.expression.getText() === 'StillMap'
		? (node.arguments?.[0] as ts.ObjectLiteralExpression).properties.flatMap((property) =>
				property.name ? [property.name.getText()] : []
			)
		: []
);

/** The handlers that are switched on and off by name. */
const handlers = {
	dragPan: 'DragPanHandler',
	scrollZoom: 'ScrollZoomHandler',
	doubleClickZoom: 'DoubleClickZoomHandler',
	touchZoomRotate: 'TwoFingersTouchZoomRotateHandler',
	keyboard: 'KeyboardHandler',
	boxZoom: 'BoxZoomHandler'
} as const;

/** MapLibre's own code, as it is shipped. */
const require = createRequire(import.meta.url);
const packageFile = require.resolve('maplibre-gl/package.json');
const shipped = (file: string) => readFileSync(packageFile.replace('package.json', file), 'utf8');
const bundle = shipped('dist/maplibre-gl.mjs') + shipped('dist/maplibre-gl-shared.mjs');

describe('the real MapLibre still', () => {
	it('exports what is imported of it', () => {
		expect(imports).toEqual(['setWorkerUrl', 'Map', 'addProtocol', 'removeProtocol']);
		for (const name of imports) expect(maplibre).toHaveProperty(name, expect.any(Function));
	});

	const isOurs = (name: string) => name in handlers || name === 'isStill';
	it.each(members.filter((name) => !isOurs(name)))('has map.%s', (name) => {
		expect(maplibre.Map.prototype).toHaveProperty(name, expect.any(Function));
	});

	it('is asked for the members that the tests know', () => {
		expect(members.length).toBeGreaterThanOrEqual(14);
		expect(members).toEqual(expect.arrayContaining(['jumpTo', 'setPaintProperty', 'setFilter', 'remove']));
	});

	it.each(Object.entries(handlers))('has the handler %s with enable and disable', (name, exported) => {
		expect(source).toContain(`'${name}'`);
		expect(bundle).toMatch(new RegExp(`\\.${name}\\s*=\\s*new\\b`));
		const { prototype } = maplibre[exported];
		expect(prototype.enable).toBeInstanceOf(Function);
		expect(prototype.disable).toBeInstanceOf(Function);
	});

	it('moves by what we make still', () => {
		for (const name of ['easeTo', 'fitScreenCoordinates']) expect(source).toContain(`override ${name}(`);
		for (const name of ['easeTo', 'fitScreenCoordinates']) {
			expect(maplibre.Map.prototype).toHaveProperty(name, expect.any(Function));
		}
		expect(source).toContain('scrollZoom._smoothOutEasing');
		expect(maplibre.ScrollZoomHandler.prototype._smoothOutEasing).toBeInstanceOf(Function);
		expect(bundle).toMatch(/\.reduceMotion\b/);
	});

	it('can leave out turning by two fingers', () => {
		expect(maplibre.TwoFingersTouchZoomRotateHandler.prototype.disableRotation).toBeInstanceOf(Function);
	});

	it('knows every event that is listened to', () => {
		const ofTheMap = ['render', 'style.load', 'webglcontextlost', 'webglcontextrestored', 'move'];
		expect(events).toEqual([...ofTheMap, 'sourcedata', 'error', 'idle']);
		const written = (event: string) => new RegExp(`["'\`]${event.replace('.', '\\.')}["'\`]`).test(bundle);
		expect(events.filter((event) => !written(event))).toEqual([]);
		expect(written('moove')).toBe(false);
	});

	it('knows every option that the map is made with', () => {
		expect(options.length).toBeGreaterThanOrEqual(10);
		const known = (option: string) => new RegExp(`\\b(?:\\w+|this)\\.${option}\\b`).test(bundle);
		expect(options.filter((option) => !known(option))).toEqual([]);
	});

	it('names the requests of a basemap as we know them', () => {
		const kinds = ['Source', 'Tile', 'SpriteJSON', 'SpriteImage', 'Image', 'Glyphs'];
		for (const kind of kinds) {
			expect(source).toContain(`'${kind}'`);
			expect(bundle).toMatch(new RegExp(`["'\`]${kind}["'\`]`));
		}
	});

	it('has a title of the map to translate', () => {
		expect(bundle).toContain('Map.Title');
	});

	it('ships its worker and its stylesheet where they are taken from', () => {
		const files = collect((node) =>
			ts.isImportDeclaration(node) && (node.moduleSpecifier as ts.StringLiteral).text.startsWith('maplibre-gl/')
				? [(node.moduleSpecifier as ts.StringLiteral).text.replace(/\?.*/, '')]
				: []
		);
		expect(files.sort()).toEqual(['maplibre-gl/dist/maplibre-gl-worker.mjs', 'maplibre-gl/dist/maplibre-gl.css']);
		for (const file of files) expect(readFileSync(require.resolve(file), 'utf8').length).toBeGreaterThan(1000);
	});

	it('takes the worker’s address and gives it back', () => {
		const before = maplibre.getWorkerUrl();
		maplibre.setWorkerUrl('./worker.mjs');
		expect(maplibre.getWorkerUrl()).toBe('./worker.mjs');
		maplibre.setWorkerUrl(before);
	});
});
