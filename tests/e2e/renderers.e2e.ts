import type { Page } from '@playwright/test';
import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { PNG } from 'pngjs';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { bandOf } from '../../src/lib/scene/bands.ts';
import type { Camera } from '../../src/lib/scene/camera.ts';
import { hasMark } from '../../src/lib/scene/features.ts';
import { scenesOf } from '../../src/lib/scene/scene.ts';
import { dotOf } from '../../src/lib/style/map-sources.ts';
import { dots } from '../../src/lib/style/marks.ts';
import { unitsAround } from '../../src/lib/svg/units.ts';
import { originOf } from '../../src/lib/views/reader-page.ts';
import { addStyles, at, expect, test, whenLive } from './fixtures.ts';

type Pixel = [right: number, down: number];
type Color = readonly [red: number, green: number, blue: number];

/** A disc of one colour that is looked for in screenshots, and where its middle has to be. */
interface Disc {
	name: string;
	color: Color;
	/** In CSS pixels. */
	radius: number;
	lngLat: [lng: number, lat: number];
	/** In CSS pixels from the stage's top left corner. */
	expected: Pixel;
}

/** Where a disc was found: the middle of its pixels, and the share of its area that is seen. */
interface Sighting {
	middle: Pixel;
	seen: number;
}

const story = readBundle('geodata/reciprocal-blow').story;
const second = readBundle('tests/fixtures/beagle-pacific').story;

/** How far two renderers may be apart, in CSS pixels. */
const tolerance = 1;

const pointRadius = 6;

/** The five known points as shares of the stage's width and height, from its middle. */
const shares: readonly Pixel[] = [
	[0, 0],
	[-0.37, -0.31],
	[0.34, -0.38],
	[-0.29, 0.36],
	[0.39, 0.27]
];

/** Pure hues: no theme has one, and blends of a hue with the map are greyer. */
function hues(count: number): Color[] {
	return Array.from({ length: count }, (_, index) => {
		const channel = (shift: number) => {
			const k = (shift + (12 * index) / count) % 12;
			return Math.round(255 * (0.5 - 0.5 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
		};
		return [channel(0), channel(8), channel(4)] as const;
	});
}

const css = (color: Color) => `rgb(${color.join(',')})`;

/**
 * Spherical Mercator, written again from its formula, so that the renderers are not measured by their own rule.
 * @returns right and down from the stage's middle, in CSS pixels
 */
function project([lng, lat]: readonly [number, number], { center, zoom, bearing }: Camera): Pixel {
	const size = 512 * 2 ** zoom;
	const down = (degrees: number) => (-Math.atanh(Math.sin((degrees * Math.PI) / 180)) / (2 * Math.PI)) * size;
	const [east, south] = [((lng - center[0]) / 360) * size, down(lat) - down(center[1])];
	const turn = (bearing * Math.PI) / 180;
	return [east * Math.cos(turn) + south * Math.sin(turn), -east * Math.sin(turn) + south * Math.cos(turn)];
}

/** The place at a pixel from the stage's middle: the inverse of {@link project}. */
function unproject([right, down]: Pixel, { center, zoom, bearing }: Camera): [number, number] {
	const size = 512 * 2 ** zoom;
	const turn = (bearing * Math.PI) / 180;
	const east = right * Math.cos(turn) - down * Math.sin(turn);
	const south = right * Math.sin(turn) + down * Math.cos(turn);
	const middle = Math.atanh(Math.sin((center[1] * Math.PI) / 180));
	return [
		center[0] + (east / size) * 360,
		(Math.asin(Math.tanh(middle - (south * 2 * Math.PI) / size)) * 180) / Math.PI
	];
}

/** What is looked for at each step on a stage of this size: five known points, and the story's own marks. */
function discsOf(ofStory: typeof story, stage: { width: number; height: number }): { points: Disc[]; marks: Disc[] }[] {
	const scenes = scenesOf(ofStory);
	const band = bandOf(stage).id;
	const markIds = [...new Set(scenes.flatMap(({ features }) => features.filter(hasMark).map(({ id }) => id)))];
	const colors = hues(shares.length + markIds.length);
	const onStage = ([right, down]: Pixel): Pixel => [stage.width / 2 + right, stage.height / 2 + down];
	return scenes.map(({ cameras, features }) => {
		const camera = cameras[band];
		const marks = features.filter(hasMark).map((feature): Disc => {
			const { radius, edge } = dots[dotOf(feature)];
			const lngLat = feature.geometry.coordinates;
			return {
				name: feature.id,
				color: colors[shares.length + markIds.indexOf(feature.id)] as Color,
				radius: radius + edge,
				lngLat,
				expected: onStage(project(lngLat, camera))
			};
		});
		const points = shares.map(([across, along], index): Disc => {
			const pixel: Pixel = [Math.round(across * stage.width), Math.round(along * stage.height)];
			// A mark that the point would cover is looked for too.
			while (marks.some(({ expected }) => apart(expected, onStage(pixel)) < 20)) pixel[1] -= 20;
			return {
				name: `point ${index}`,
				color: colors[index] as Color,
				radius: pointRadius,
				lngLat: unproject(pixel, camera),
				expected: onStage(pixel)
			};
		});
		return { points, marks };
	});
}

/** The middle of all pixels of a colour; `undefined` if there is none. */
function find({ color: [red, green, blue], radius }: Disc, picture: Picture): Sighting | undefined {
	const { data, width } = picture.png;
	const [left, top] = picture.corner;
	const near = 20;
	let [count, x, y] = [0, 0, 0];
	for (let at = 0; at < data.length; at += 4) {
		if (Math.abs((data[at] as number) - red) > near) continue;
		if (Math.abs((data[at + 1] as number) - green) > near) continue;
		if (Math.abs((data[at + 2] as number) - blue) > near) continue;
		const pixel = at / 4;
		count += 1;
		x += (pixel % width) + 0.5 - left;
		y += Math.floor(pixel / width) + 0.5 - top;
	}
	return count ? { middle: [x / count, y / count], seen: count / (Math.PI * radius ** 2) } : undefined;
}

const apart = ([x, y]: Pixel, [otherX, otherY]: Pixel) => Math.hypot(x - otherX, y - otherY);

/** What two renderers do not agree in, as sentences. */
function disagreements(disc: Disc, drawn: Sighting | undefined, live: Sighting | undefined): string[] {
	const { name, expected } = disc;
	if (!drawn || !live) return [`${name} is not seen in ${drawn ? 'the live map' : 'the drawing'}`];
	// The rim is a blend; much more than the disc would be something else of the same colour.
	const sizes = { drawing: drawn.seen, 'live map': live.seen };
	const wrong = Object.entries(sizes).filter(([, seen]) => seen < 0.55 || seen > 1.15);
	const pairs: [string, Pixel, Pixel][] = [
		['in the drawing and in the live map', drawn.middle, live.middle],
		['in the drawing and where it belongs', drawn.middle, expected],
		['in the live map and where it belongs', live.middle, expected]
	];
	return [
		...wrong.map(([where, seen]) => `${name} has ${(seen * 100).toFixed(0)} % of its area in the ${where}`),
		...pairs.flatMap(([which, a, b]) =>
			apart(a, b) <= tolerance ? [] : [`${name}: ${apart(a, b).toFixed(2)} px between its middle ${which}`]
		)
	];
}

/** Only the map is wanted: what stands over it, and labels over marks, would hide what is looked for. */
const nothingAbove = `
	[data-map] > :not(.frame), .over, [data-label], .skip { visibility: hidden !important }
`;

/** The box of the stage in the viewport, in CSS pixels; not always whole ones. */
async function stageBox(page: Page) {
	const box = await page.locator('[data-map]').boundingBox();
	if (!box) throw new Error('the stage is not seen');
	return box;
}

/** A picture of the stage, and where in it the stage's top left corner is. */
interface Picture {
	png: PNG;
	corner: Pixel;
}

async function screenshot(page: Page): Promise<Picture> {
	const { x, y, width, height } = await stageBox(page);
	const [left, top] = [Math.floor(x), Math.floor(y)];
	const clip = { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
	return { png: PNG.sync.read(await page.screenshot({ clip })), corner: [x - left, y - top] };
}

async function goTo(page: Page, index: number) {
	await page.evaluate((step) => window.mapStory?.goTo(step), index);
	await expect(page.locator('[data-map]')).toHaveAttribute('data-position', String(index));
	await at(page);
}

/** Opens the story with its live map held back, so that the drawing is what is seen. */
async function openDrawn(page: Page, url: string) {
	await page.route('**/data/map.json', () => {});
	await page.goto(url);
	await addStyles(page, nothingAbove);
	await page.evaluate(() => document.fonts.ready);
	await at(page);
}

/** Opens the story and waits until its live map has taken over. */
async function openLive(page: Page, url: string) {
	await page.goto(url);
	await whenLive(page);
	await addStyles(page, nothingAbove);
	await expect(page.locator('.live')).toHaveCSS('opacity', '1');
	await page.evaluate(() => {
		const map = window.mapStory?.map as MapLibreMap;
		for (const { id, type } of map.getStyle().layers)
			if (type === 'symbol') map.setPaintProperty(id, 'text-opacity', 0);
	});
}

/** Puts the points of a step into the drawing, as it places everything, and gives the marks their colours. */
async function drawDiscs(page: Page, origin: [number, number], { points, marks }: { points: Disc[]; marks: Disc[] }) {
	const toUnits = unitsAround(origin);
	await page.evaluate(
		({ points, marks }) => {
			const camera = document.querySelector('[data-map] svg .camera');
			if (!camera) throw new Error('no camera in the drawing');
			for (const old of camera.querySelectorAll('[data-point]')) old.remove();
			for (const { name, units, radius, fill } of points) {
				const create = (tag: string, attributes: object) => {
					const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
					for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
					return element;
				};
				const place = create('g', { transform: `translate(${units[0]} ${units[1]})`, 'data-point': name });
				place.append(create('circle', { class: 'upright', r: radius, fill }));
				camera.append(place);
			}
			for (const { name, fill } of marks) {
				const circle = camera.querySelector<SVGCircleElement>(`[data-mark="${CSS.escape(name)}"] circle`);
				if (!circle) throw new Error(`the drawing has no mark ${name}`);
				Object.assign((circle as SVGElement).style, { fill, stroke: fill });
			}
		},
		{
			points: points.map(({ name, radius, lngLat, color }) => ({
				name,
				radius,
				units: toUnits(lngLat),
				fill: css(color)
			})),
			marks: marks.map(({ name, color }) => ({ name, fill: css(color) }))
		}
	);
}

/** Gives the live map the points of all steps as a source of its own, seen by none yet, and the marks their colours. */
async function addDiscs(page: Page, steps: readonly { points: Disc[]; marks: Disc[] }[]) {
	const features = steps.flatMap(({ points }, step) =>
		points.map(({ lngLat, color }): GeoJSON.Feature => ({
			type: 'Feature',
			geometry: { type: 'Point', coordinates: lngLat },
			properties: { step, color: css(color) }
		}))
	);
	const colors = Object.fromEntries(steps.flatMap(({ marks }) => marks.map(({ name, color }) => [name, css(color)])));
	await page.evaluate(
		({ features, colors, radius, count }) => {
			const map = window.mapStory?.map as MapLibreMap;
			const byId = [
				'match',
				['get', 'id'],
				...Object.entries(colors).flat(),
				'black'
			] as unknown as ExpressionSpecification;
			for (const { id, type } of map.getStyle().layers) {
				if (type !== 'circle') continue;
				map.setPaintProperty(id, 'circle-color', byId);
				map.setPaintProperty(id, 'circle-stroke-color', byId);
			}
			map.addSource('points', { type: 'geojson', data: { type: 'FeatureCollection', features } });
			for (let step = 0; step < count; step += 1) {
				map.addLayer({
					id: `points-${step}`,
					type: 'circle',
					source: 'points',
					filter: ['==', ['get', 'step'], step],
					paint: { 'circle-radius': radius, 'circle-color': ['get', 'color'], 'circle-opacity': 0 }
				});
			}
		},
		{ features, colors, radius: pointRadius, count: steps.length }
	);
}

/** Shows the points of one step and waits for a frame with all of it. */
async function showDiscs(page: Page, index: number, count: number) {
	await page.evaluate(
		async ({ index, count }) => {
			const map = window.mapStory?.map as MapLibreMap;
			for (let step = 0; step < count; step += 1)
				map.setPaintProperty(`points-${step}`, 'circle-opacity', step === index ? 1 : 0);
			await new Promise<void>((resolve) => {
				const look = () => {
					if (map.isStyleLoaded() && map.areTilesLoaded()) return resolve();
					map.once('render', look);
					map.triggerRepaint();
				};
				map.once('render', look);
				map.triggerRepaint();
			});
		},
		{ index, count }
	);
}

/** Without a graphics card the last costs as much as the others together: it is for the night. */
const sizes = [
	{ width: 390, height: 844 },
	{ width: 1440, height: 900 },
	...(process.env.NIGHTLY ? [{ width: 1920, height: 1080 }] : [])
];

const walks = [
	...sizes.map((viewport) => ({ name: 'the story', of: story, viewport, isSecond: false })),
	{ name: 'a story across the antimeridian', of: second, viewport: { width: 390, height: 844 }, isSecond: true }
];

for (const { name, of, viewport, isSecond } of walks) {
	test.describe(`${name} at ${viewport.width}×${viewport.height}`, () => {
		test.use({ viewport });

		test('has five known points and its marks on the same pixels in both renderers, at every step', async ({
			context,
			site,
			secondSite
		}) => {
			test.setTimeout(600_000);
			const { url } = isSecond ? secondSite : site;
			const drawnPage = await context.newPage();
			await openDrawn(drawnPage, url);
			const { width, height } = await stageBox(drawnPage);
			const steps = discsOf(of, { width, height });
			const drawings: Picture[] = [];
			for (const [index, discs] of steps.entries()) {
				await goTo(drawnPage, index);
				await drawDiscs(drawnPage, originOf(of), discs);
				drawings.push(await screenshot(drawnPage));
			}
			expect((await at(drawnPage)).renderer).toBe('svg');
			await drawnPage.close();

			const livePage = await context.newPage();
			await openLive(livePage, url);
			await addDiscs(livePage, steps);
			const problems: string[] = [];
			const marksCompared: number[] = [];
			let farthest = 0;
			for (const [index, { points, marks }] of steps.entries()) {
				await goTo(livePage, index);
				await showDiscs(livePage, index, steps.length);
				const picture = await screenshot(livePage);
				const drawing = drawings[index] as Picture;
				let compared = 0;
				for (const disc of [...points, ...marks]) {
					const [drawn, live] = [find(disc, drawing), find(disc, picture)];
					// A mark may lie outside of the stage, or under another one.
					const isWhole = (sighting: Sighting | undefined) => sighting !== undefined && sighting.seen >= 0.55;
					if (marks.includes(disc) && !isWhole(drawn) && !isWhole(live)) continue;
					compared += 1;
					if (drawn && live) farthest = Math.max(farthest, apart(drawn.middle, live.middle));
					problems.push(...disagreements(disc, drawn, live).map((problem) => `step ${index}: ${problem}`));
				}
				marksCompared.push(compared - points.length);
			}
			expect((await at(livePage)).renderer).toBe('map');
			console.log(
				`${name} at ${viewport.width}×${viewport.height}: ${steps.length} steps, 5 points and ` +
					`${marksCompared.join(' ')} marks, at most ${farthest.toFixed(2)} px between the renderers`
			);
			expect(problems).toEqual([]);
			for (const [index, { marks }] of steps.entries()) {
				const inside = marks.filter(({ expected: [x, y] }) => x > 10 && y > 10 && x < width - 10 && y < height - 10);
				if (inside.length) expect(marksCompared[index], `marks told apart at step ${index}`).toBeGreaterThan(0);
			}
		});
	});
}

test.describe('a renderer that is shifted by 3 px', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	for (const shift of [
		[3, 0],
		[0, -3]
	] as const) {
		test(`to the ${shift[0] ? 'right' : 'top'} is found out, whichever it is`, async ({ context, site }) => {
			const step = 3;
			const drawnPage = await context.newPage();
			await openDrawn(drawnPage, site.url);
			const { width, height } = await stageBox(drawnPage);
			const discs = discsOf(story, { width, height })[step];
			if (!discs) throw new Error(`no step ${step}`);
			await goTo(drawnPage, step);
			await drawDiscs(drawnPage, originOf(story), discs);
			const drawing = await screenshot(drawnPage);
			await drawnPage.evaluate(([right, down]) => {
				const svg = document.querySelector<SVGSVGElement>('[data-map] .drawing');
				if (!svg) throw new Error('no drawing');
				const value = (name: string) => Number(getComputedStyle(svg).getPropertyValue(name));
				svg.style.setProperty('--x', String(value('--x') - right / value('--k')));
				svg.style.setProperty('--y', String(value('--y') - down / value('--k')));
			}, shift);
			const shiftedDrawing = await screenshot(drawnPage);
			await drawnPage.close();

			const livePage = await context.newPage();
			await openLive(livePage, site.url);
			await addDiscs(livePage, [discs]);
			await goTo(livePage, step);
			await showDiscs(livePage, 0, 1);
			const picture = await screenshot(livePage);
			await livePage.evaluate(([right, down]) => {
				window.mapStory?.map?.panBy([-right, -down], { animate: false });
			}, shift);
			await showDiscs(livePage, 0, 1);
			const shiftedPicture = await screenshot(livePage);

			for (const point of discs.points) {
				const between = (a: Picture, b: Picture) => disagreements(point, find(point, a), find(point, b));
				expect(between(drawing, picture)).toEqual([]);
				expect(between(shiftedDrawing, picture).join()).toMatch(
					/: [23]\.\d\d px .* in the drawing and in the live map/
				);
				expect(between(drawing, shiftedPicture).join()).toMatch(
					/: [23]\.\d\d px .* in the drawing and in the live map/
				);
				expect(between(shiftedDrawing, shiftedPicture)).toHaveLength(2);
			}
		});
	}
});
