import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { BasemapFile } from '#lib/geo/basemap.ts';
import { unwrapBounds } from '#lib/scene/frame.ts';
import { PlacesFileSchema } from '#lib/story/schema/places-file.ts';
import { StepSchema } from '#lib/story/schema/step.ts';
import { StoryFileSchema } from '#lib/story/schema/story-file.ts';
import type { Bounds } from '#lib/story/story.ts';
import { readCoarseAtlas, readFineAtlas } from './atlas.ts';
import { frameAround } from './frame.ts';
import { generalise, worldOf } from './generalise.ts';
import { drawn, live, planBands, type Fineness, type Region } from './plan.ts';

/** The most that each file may weigh, in bytes of Brotli at quality 11: 50 kB together. */
export const budgets = { 'basemap.json': 36_400, 'basemap-drawn.json': 13_600 } as const;

export type BasemapFileName = keyof typeof budgets;

const RegionSchema = v.object({
	meta: v.object({ region: StoryFileSchema.entries.meta.entries.region }),
	steps: v.array(v.object({ view: StepSchema.entries.view }))
});

/**
 * What the basemap needs to know of the story in a folder.
 * @throws Error that names the file and the field, if `story.yaml` or `places.geojson` is missing or wrong
 */
export function readRegion(folder: string): Region {
	const story = parseFile(RegionSchema, join(folder, 'story.yaml'), parse);
	const { features } = parseFile(PlacesFileSchema, join(folder, 'places.geojson'), JSON.parse);
	return {
		bounds: story.meta.region as Bounds,
		views: story.steps.map(({ view }) => view),
		places: features.map(({ id, geometry, properties }) => ({ id, lngLat: geometry.coordinates, ...properties }))
	};
}

/**
 * The basemap files of a story: the text of each, the same for the same story and packages.
 * @throws RangeError if a view names a place that is not there
 */
export function makeBasemap(region: Region): Record<BasemapFileName, string> {
	const [west, , east] = unwrapBounds(region.bounds);
	const middle = (west + east) / 2;
	const frame = frameAround(middle);
	const fine = readFineAtlas();
	const worlds = { coarse: worldOf(readCoarseAtlas(), frame), fine: worldOf(fine, frame) };
	const file = (fineness: Fineness): BasemapFile => ({
		frame,
		bands: planBands(region, frame, fineness).map(({ id, minZoom, maxZoom, atlas, detail, grid }) => ({
			id,
			minZoom,
			maxZoom,
			topology: generalise(worlds[atlas], detail, frame, grid)
		}))
	});
	return {
		'basemap.json': `${JSON.stringify(file(live))}\n`,
		'basemap-drawn.json': `${JSON.stringify(file(drawn))}\n`
	};
}

/** Size of a text as a server sends it: Brotli at quality 11. */
export function brotliSize(text: string): number {
	return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

function parseFile<S extends v.GenericSchema>(
	schema: S,
	path: string,
	read: (text: string) => unknown
): v.InferOutput<S> {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (cause) {
		throw new Error(`cannot read ${path}: give the folder of a story, with story.yaml and places.geojson`, { cause });
	}
	const result = v.safeParse(schema, read(text));
	if (result.success) return result.output;
	const problems = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? '(file)'}: ${issue.message}`);
	throw new Error(`${path} cannot have a basemap:\n${problems.join('\n')}`);
}

function main(folder: string): void {
	const files = Object.entries(makeBasemap(readRegion(folder))) as [BasemapFileName, string][];
	for (const [name, text] of files) {
		const size = brotliSize(text);
		console.log(`${join(folder, name)}: ${size} bytes of Brotli, at most ${budgets[name]}`);
		if (size > budgets[name]) throw new RangeError(`${name} is over its budget: raise the tolerances in plan.ts`);
	}
	for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	try {
		main(process.argv[2] ?? 'geodata/reciprocal-blow');
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
