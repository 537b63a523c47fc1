import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { geoContains } from 'd3-geo';
import { beforeAll, describe, expect, test } from 'vitest';
import { brotliSize, budgets, makeBasemap, readRegion, type BasemapFileName } from '../geodata/basemap/make.ts';
import type { Region } from '../geodata/basemap/plan.ts';
import { basemapBandAt, decodeBasemap, type BasemapBand, type BasemapFile } from '#lib/geo/basemap.ts';
import { longitudeNear } from '#lib/geo/longitude.ts';

const fileNames = Object.keys(budgets) as BasemapFileName[];

const read = (folder: string, name: BasemapFileName) => readFileSync(join(folder, name), 'utf8');

const linesOf = (band: BasemapBand) =>
	[band.coast, band.borders, band.disputed, band.rivers].flatMap(({ features }) =>
		features.map(({ geometry }) => geometry.coordinates)
	);

const ringsOf = (band: BasemapBand) =>
	[band.land, band.lakes].flatMap(({ features }) => features.flatMap(({ geometry }) => geometry.coordinates));

/** Even-odd rule in the plane, as a renderer fills. */
function isOnLand(band: BasemapBand, [x, y]: [number, number]): boolean {
	let isInside = false;
	for (const { geometry } of band.land.features) {
		for (const ring of geometry.coordinates) {
			for (const [index, [x1 = NaN, y1 = NaN]] of ring.entries()) {
				const [x0 = NaN, y0 = NaN] = ring.at(index - 1) ?? [];
				if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) isInside = !isInside;
			}
		}
	}
	return isInside;
}

describe.each(['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'])('the basemap of %s', (folder) => {
	let region: Region;
	beforeAll(() => {
		region = readRegion(folder);
	});

	test('is what the script makes, byte for byte', { timeout: 180_000 }, () => {
		const made = makeBasemap(region);
		for (const name of fileNames) {
			const isSame = made[name] === read(folder, name);
			expect(isSame, `${folder}/${name} is out of date: npm run basemap -- ${folder}`).toBe(true);
		}
	});

	test('weighs at most 50 kB in both files together', () => {
		expect(fileNames.reduce((sum, name) => sum + brotliSize(read(folder, name)), 0)).toBeLessThanOrEqual(50_000);
	});

	describe.each(fileNames)('in %s', (name) => {
		let file: BasemapFile;
		let bands: BasemapBand[];
		beforeAll(() => {
			file = JSON.parse(read(folder, name));
			bands = decodeBasemap(file).bands;
		});

		test('keeps its budget', () => {
			expect(brotliSize(read(folder, name))).toBeLessThanOrEqual(budgets[name]);
		});

		test('has bands that follow one another without a gap', () => {
			expect(bands.map(({ id }) => id)).toEqual(['far', 'mid', 'near']);
			expect(bands[0]?.minZoom).toBe(0);
			for (const [index, band] of bands.entries()) {
				expect(band.maxZoom).toBe(bands[index + 1]?.minZoom ?? 24);
				expect(basemapBandAt(bands, band.minZoom).id).toBe(band.id);
				expect(basemapBandAt(bands, band.maxZoom - 0.01).id).toBe(band.id);
			}
		});

		test('has land, coasts and borders in every band', () => {
			for (const { land, coast, borders } of bands)
				for (const { features } of [land, coast, borders]) expect(features.length).toBeGreaterThan(0);
		});

		test('has no coordinate outside its frame', () => {
			const [west, south, east, north] = file.frame;
			expect(east - west).toBe(360);
			for (const [x = NaN, y = NaN] of bands.flatMap((band) => [...linesOf(band), ...ringsOf(band)].flat())) {
				if (x < west - 1e-6 || x > east + 1e-6 || y < south - 1e-6 || y > north + 1e-6)
					expect.fail(`[${x}, ${y}] is not in [${file.frame}]`);
			}
		});

		test('has no segment that crosses the map', () => {
			for (const line of bands.flatMap((band) => [...linesOf(band), ...ringsOf(band)]))
				for (const [index, [x = NaN]] of line.entries()) {
					const before = line[index - 1]?.[0] ?? x;
					if (Math.abs(x - before) > 30) expect.fail(`a segment from longitude ${before} to ${x}`);
				}
		});

		test('draws no line along the edge of its frame', () => {
			const [west, south, east, north] = file.frame;
			for (const line of bands.flatMap(linesOf))
				for (const [index, [x = NaN, y = NaN]] of line.entries()) {
					const [x0 = NaN, y0 = NaN] = line[index - 1] ?? [];
					const isAlong = (a: number, b: number, edge: number) =>
						Math.abs(a - edge) < 1e-6 && Math.abs(b - edge) < 1e-6;
					if ([west, east].some((edge) => isAlong(x, x0, edge)) || [south, north].some((edge) => isAlong(y, y0, edge)))
						expect.fail(`a line along the frame at [${x}, ${y}]`);
				}
		});

		test('closes every ring and gives it an area', () => {
			for (const ring of bands.flatMap(ringsOf)) {
				expect(ring.length).toBeGreaterThanOrEqual(4);
				expect(ring.at(-1)).toEqual(ring[0]);
			}
		});
	});

	test('has every capital and city on land, to within a few kilometres', () => {
		const { frame, bands } = (() => {
			const file: BasemapFile = JSON.parse(read(folder, 'basemap.json'));
			return { frame: file.frame, bands: decodeBasemap(file).bands };
		})();
		const middle = (frame[0] + frame[2]) / 2;
		const towns = region.places.filter(({ kind }) => kind === 'capital' || kind === 'city');
		expect(towns.length).toBeGreaterThan(0);
		for (const { id, lngLat } of towns) {
			const [x, y] = [longitudeNear(lngLat[0], middle), lngLat[1]];
			const around = [-0.05, 0, 0.05].flatMap((dx) => [-0.05, 0, 0.05].map((dy): [number, number] => [x + dx, y + dy]));
			for (const band of bands.filter((candidate) => candidate.id !== 'far'))
				expect(
					around.some((position) => isOnLand(band, position)),
					`${id} in ${band.id}`
				).toBe(true);
		}
	});
});

test('the Caspian Sea and the Gulf are water, Qatar and Bubiyan are land', () => {
	const { bands } = decodeBasemap(JSON.parse(read('geodata/reciprocal-blow', 'basemap.json')));
	for (const band of bands) {
		expect(isOnLand(band, [51, 41]), `Caspian Sea in ${band.id}`).toBe(false);
		expect(isOnLand(band, [51, 27.5]), `Gulf in ${band.id}`).toBe(false);
		expect(isOnLand(band, [51.2, 25.3]), `Qatar in ${band.id}`).toBe(true);
		if (band.id !== 'far') expect(isOnLand(band, [48.2, 29.75]), `Bubiyan in ${band.id}`).toBe(true);
	}
});

test('polygons turn clockwise on the sphere, as d3-geo fills them', () => {
	const { bands } = decodeBasemap(JSON.parse(read('geodata/reciprocal-blow', 'basemap.json')));
	for (const { id, land } of bands) {
		expect(geoContains(land, [44.4, 33.3]), `Baghdad in ${id}`).toBe(true);
		expect(geoContains(land, [-40, 30]), `the Atlantic in ${id}`).toBe(false);
	}
});

describe('a folder that cannot have a basemap', () => {
	const inFolder = (files: Record<string, string>, check: (folder: string) => void) => {
		const folder = mkdtempSync(join(tmpdir(), 'basemap-'));
		try {
			for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
			check(folder);
		} finally {
			rmSync(folder, { recursive: true });
		}
	};
	const noPlaces = JSON.stringify({ type: 'FeatureCollection', features: [] });

	test('says that the story is missing', () => {
		const folder = join(tmpdir(), 'no-such-story');
		expect(existsSync(folder)).toBe(false);
		expect(() => readRegion(folder)).toThrow(/cannot read .*no-such-story.*story\.yaml/);
	});

	test('says that the region is missing', () => {
		inFolder({ 'story.yaml': 'meta: { title: A }\nsteps: []\n', 'places.geojson': noPlaces }, (folder) => {
			expect(() => readRegion(folder)).toThrow(/story\.yaml[^]*meta\.region/);
		});
	});

	test('says which view is wrong', () => {
		const yaml = 'meta: { region: [0, 0, 10, 10] }\nsteps: [{ view: { point: [1, 2] } }]\n';
		inFolder({ 'story.yaml': yaml, 'places.geojson': noPlaces }, (folder) => {
			expect(() => readRegion(folder)).toThrow(/steps\.0\.view/);
		});
	});

	test('names the place that a view looks at and that is not there', { timeout: 180_000 }, () => {
		const yaml = 'meta: { region: [0, 0, 10, 10] }\nsteps: [{ view: { point: nowhere, zoom: 8 } }]\n';
		inFolder({ 'story.yaml': yaml, 'places.geojson': noPlaces }, (folder) => {
			expect(() => makeBasemap(readRegion(folder))).toThrow(/nowhere/);
		});
	});
});
