import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { bandOf } from '../../src/lib/scene/bands.ts';
import type { Box } from '../../src/lib/scene/box.ts';
import type { Camera } from '../../src/lib/scene/camera.ts';
import { frameLongitude, inFrame } from '../../src/lib/scene/frame.ts';
import { locate } from '../../src/lib/scene/locator.ts';
import { scenesOf } from '../../src/lib/scene/scene.ts';
import { toScreen } from '../../src/lib/scene/screen.ts';
import { stageEdges } from '../../src/lib/scene/stage-edges.ts';
import type { Bounds, LngLat } from '../../src/lib/story/story.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { expectCamera, stayDrawn } from './story.ts';

const sizes = [
	{ width: 390, height: 844, isPhone: true },
	{ width: 320, height: 568, isPhone: true },
	{ width: 768, height: 1024, isPhone: false },
	{ width: 1440, height: 900, isPhone: false },
	{ width: 1920, height: 1080, isPhone: false }
];

const stories = [
	{ name: 'the story', folder: 'geodata/reciprocal-blow', isSecond: false },
	{ name: 'the second story', folder: 'tests/fixtures/beagle-pacific', isSecond: true }
].map(({ folder, ...rest }) => {
	const story = readBundle(folder).story;
	return { ...rest, story, scenes: scenesOf(story) };
});

type Told = (typeof stories)[number];

/** A rectangle of the page, in CSS pixels of the viewport. */
interface Part extends Box {
	name: string;
}

/** Between a subject and what stands over the map, in CSS pixels: half of a mark and a little air. */
const air = 12;

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const around = ([x, y]: readonly [number, number], far: number): Box => ({
	left: x - far,
	top: y - far,
	right: x + far,
	bottom: y + far
});

/** The rectangles of all that these selectors find and that has a size, as a reader sees them. */
async function partsOf(page: Page, selectors: readonly string[]): Promise<Part[]> {
	return page.evaluate(
		(wanted) =>
			wanted.flatMap((name) =>
				[...document.querySelectorAll(name)].flatMap((element) => {
					const { left, top, right, bottom } = element.getBoundingClientRect();
					const isOnScreen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
					return right - left > 1 && isOnScreen ? [{ name, left, top, right, bottom }] : [];
				})
			),
		selectors
	);
}

/** What stands on the stage over the map. Where no live map comes, a sentence says why, with a longer button. */
const furniture = [
	...['.menu > .control', '.key > *', '.locator', '.attribution'].map((part) => `[data-map] ${part}`),
	'[data-map]:not([data-reason]) .controls > button'
];

/** What else could cover the map. */
const surroundings = ['.time-line', 'main > header', '[data-reading] > *'];

async function stageOf(page: Page): Promise<Part> {
	const [stage] = await partsOf(page, ['[data-map]']);
	if (!stage) throw new Error('the stage is not seen');
	return stage;
}

const sizeOf = ({ left, top, right, bottom }: Box) => ({ width: right - left, height: bottom - top });

/** What a step is about, as places: its marks and circles, its runways' ends, and the point of its view. */
function subjectsOf({ story, scenes }: Told, index: number): { name: string; lngLat: LngLat }[] {
	const { features } = scenes[index] ?? { features: [] };
	const view = story.steps[index]?.view;
	const frame = frameLongitude(story);
	const placeOf = (id: string) => story.places.find((place) => place.id === id)?.lngLat ?? [NaN, NaN];
	const isBare = (kind: string) => kind === 'country' || kind === 'area';
	return [
		...features.flatMap((feature) => {
			switch (feature.kind) {
				case 'place':
					return isBare(feature.placeKind) ? [] : [{ name: feature.id, lngLat: feature.geometry.coordinates }];
				case 'circle':
					return [{ name: feature.id, lngLat: inFrame(placeOf(feature.place), frame) }];
				case 'runway':
					return (feature.geometry.coordinates[0] ?? []).map((corner) => ({
						name: feature.id,
						lngLat: corner as LngLat
					}));
				default:
					return [];
			}
		}),
		...(view && 'point' in view
			? [
					{
						name: 'the view',
						lngLat: inFrame(typeof view.point === 'string' ? placeOf(view.point) : (view.point as LngLat), frame)
					}
				]
			: [])
	];
}

async function goTo(page: Page, told: Told, index: number): Promise<Camera> {
	await page.evaluate((step) => window.mapStory?.goTo(step), index);
	await expect(page.locator('[data-map]')).toHaveAttribute('data-position', String(index));
	const stage = await stageOf(page);
	const camera = told.scenes[index]?.cameras[bandOf(sizeOf(stage)).id];
	if (!camera) throw new RangeError(`no step ${index}`);
	expectCamera(await at(page), camera, `step ${index}`);
	return camera;
}

/** Which of these stand over one another, as sentences. */
function overlaps(parts: readonly Part[], others: readonly Part[] = []): string[] {
	return parts.flatMap((part, index) =>
		[...parts.slice(index + 1), ...others]
			.filter((other) => overlap(part, other))
			.map((other) => `${other.name} and ${part.name} overlap`)
	);
}

/** What `stageEdges` says of this stage, as parts of the page: views keep to it, and labels keep off it. */
function edgesOf(stage: Part, { scenes }: Told, index: number): Part[] {
	const [x, y] = middleOf(stage);
	const hasNote = scenes[index]?.features.some(({ kind }) => kind === 'runway') ?? false;
	return stageEdges({ stage: sizeOf(stage) }, hasNote).map(({ left, top, right, bottom }, edge) => ({
		name: `edge ${edge}`,
		left: x + left - 0.5,
		top: y + top - 0.5,
		right: x + right + 0.5,
		bottom: y + bottom + 0.5
	}));
}

const middleOf = ({ left, top, right, bottom }: Box) => [(left + right) / 2, (top + bottom) / 2] as const;

const isWithin = (inner: Box, outer: Box) =>
	inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom;

/** What is wrong with the things that stand on the stage: one over another, or larger than labels reckon with. */
async function furnitureProblems(page: Page, edges: readonly Part[]): Promise<string[]> {
	const parts = await partsOf(page, furniture);
	const large = parts.filter((part) => !edges.some((edge) => isWithin(part, edge)));
	return [...overlaps(parts), ...large.map(({ name }) => `${name} is larger than stageEdges says`)];
}

for (const { width, height, isPhone } of sizes) {
	test.describe(`at ${width}×${height}`, () => {
		// Fingers need larger controls, and those cover more.
		test.use({ viewport: { width, height }, hasTouch: isPhone, isMobile: isPhone });

		for (const told of stories) {
			test(`every step of ${told.name} has its subject and all its labels in the free part of the map`, async ({
				page,
				site,
				secondSite
			}) => {
				test.setTimeout(180_000);
				await stayDrawn(page);
				await page.goto(told.isSecond ? secondSite.url : site.url);
				await at(page);
				await page.evaluate(() => document.fonts.ready);
				const problems: string[] = [];
				const counts = { subjects: 0, labels: 0 };
				for (const index of told.scenes.keys()) {
					const camera = await goTo(page, told, index);
					const stage = await stageOf(page);
					const edges = edgesOf(stage, told, index);
					const beside = await partsOf(page, surroundings);
					const [x, y] = middleOf(stage);

					const labels = await drawnLabels(page);
					counts.labels += labels.length;
					const wanted = told.scenes[index]?.labels[bandOf(sizeOf(stage)).id].map(({ id }) => id) ?? [];
					expect(labels.map(({ name }) => name).sort(), `labels of step ${index}`).toEqual(wanted.sort());
					const cut = labels.filter((label) => !isWithin(label, stage)).map(({ name }) => `${name} is cut off`);

					await page.locator('[data-map] summary').click();
					const legend = await partsOf(page, ['[data-map] .legend ul']);
					await page.locator('[data-map] summary').click();
					expect(legend, 'open legends').toHaveLength(1);
					const covered = subjectsOf(told, index).flatMap(({ name, lngLat }) => {
						counts.subjects += 1;
						const [right, down] = toScreen(lngLat, camera);
						const subject = { name, ...around([x + right, y + down], air) };
						const over = [...edges, ...beside, ...legend].filter((part) => overlap(part, subject));
						return [
							...(isWithin(subject, stage) ? [] : [`${name} is at the edge of the stage`]),
							...over.map((part) => `${part.name} is over ${name}`)
						];
					});

					const found = [
						...covered,
						...cut,
						...overlaps(labels, [...beside, ...(await partsOf(page, furniture))]),
						...(await furnitureProblems(page, edges))
					];
					problems.push(...found.map((problem) => `step ${index}: ${problem}`));
				}
				console.log(
					`${told.name} at ${width}×${height}: ${told.scenes.length} steps, ${counts.subjects} subjects, ` +
						`${counts.labels} labels drawn`
				);
				expect(problems).toEqual([]);
			});
		}
	});
}

/** The labels that the drawing shows now, each as one rectangle around its lines. */
async function drawnLabels(page: Page): Promise<Part[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<SVGGElement>('[data-map] [data-label]')].flatMap((label) => {
			if (getComputedStyle(label).display === 'none') return [];
			const lines = [...label.querySelectorAll('text')].map((line) => {
				const { left, top, right, bottom } = line.getBoundingClientRect();
				// A font's box is higher than its line; of what is above and below its letters nothing is seen.
				const spare = Math.max(0, bottom - top - 1.2 * parseFloat(getComputedStyle(line).fontSize)) / 2;
				return { left, top: top + spare, right, bottom: bottom - spare };
			});
			return {
				name: label.dataset.label ?? '',
				left: Math.min(...lines.map(({ left }) => left)),
				top: Math.min(...lines.map(({ top }) => top)),
				right: Math.max(...lines.map(({ right }) => right)),
				bottom: Math.max(...lines.map(({ bottom }) => bottom))
			};
		})
	);
}

/** Both stories at every size at night; at every change the first on a phone and on a desktop. */
const liveStories = process.env.NIGHTLY ? stories : stories.slice(0, 1);
const liveSizes = process.env.NIGHTLY ? sizes : sizes.filter(({ width }) => [390, 1440].includes(width));

for (const { width, height, isPhone } of liveSizes) {
	test.describe(`on the live map at ${width}×${height}`, () => {
		test.use({ viewport: { width, height }, hasTouch: isPhone, isMobile: isPhone });

		for (const told of liveStories) {
			test(`every label of ${told.name} that the drawing shows is rendered, at every step`, async ({
				page,
				site,
				secondSite
			}) => {
				test.setTimeout(180_000);
				await page.goto(told.isSecond ? secondSite.url : site.url);
				await whenLive(page);
				let count = 0;
				const problems: string[] = [];
				for (const index of told.scenes.keys()) {
					await goTo(page, told, index);
					problems.push(...(await furnitureProblems(page, edgesOf(await stageOf(page), told, index))));
					// Beneath the live map the drawing stands at whole steps.
					const drawn = (await drawnLabels(page)).map(({ name }) => name).sort();
					await expect.poll(() => renderedLabels(page, index), `labels of step ${index}`).toEqual(drawn);
					count += drawn.length;
				}
				console.log(`${told.name} at ${width}×${height}: ${count} labels of ${told.scenes.length} steps, live`);
				expect(count).toBeGreaterThan(told.scenes.length);
				expect(problems).toEqual([]);
			});
		}
	});
}

/** Ids of the labels that the live map renders on the stage at a step; one of another step is there unseen. */
async function renderedLabels(page: Page, index: number): Promise<string[]> {
	return page.evaluate((step) => {
		const map = window.mapStory?.map;
		if (!map) throw new Error('no live map');
		const layers = map
			.getStyle()
			.layers.map(({ id }) => id)
			.filter((id) => /^label-[a-z]+@/.test(id) && (id.split('@')[1] ?? '').split('-').includes(String(step)));
		const found = map.queryRenderedFeatures({ layers }).map(({ properties }) => String(properties.id));
		return [...new Set(found)].sort();
	}, index);
}

for (const { width, height } of sizes.filter(({ isPhone }) => isPhone)) {
	test.describe(`on a phone of ${width}×${height}`, () => {
		test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });

		test('C11: the map holds the top 40 to 48 % of the height and the text runs below, at every step', async ({
			page
		}) => {
			await stayDrawn(page);
			await page.goto('./');
			await at(page);
			const [told] = stories;
			if (!told) throw new RangeError('no story');
			for (const index of told.scenes.keys()) {
				await goTo(page, told, index);
				const stage = await stageOf(page);
				expect(stage.top).toBe(0);
				expect(sizeOf(stage).width).toBe(width);
				expect(sizeOf(stage).height / height).toBeGreaterThan(0.4);
				expect(sizeOf(stage).height / height).toBeLessThan(0.48);
				const id = `#${told.scenes[index]?.step}-title`;
				const title = await page.locator(id).boundingBox();
				expect(title?.y, `top of the title of step ${index}`).toBeGreaterThan(stage.bottom);
				expect((title?.y ?? NaN) + (title?.height ?? NaN), `bottom of the title of step ${index}`).toBeLessThan(height);
			}
		});

		test('an open legend hangs below the map, within the screen', async ({ page }) => {
			await stayDrawn(page);
			await page.goto('./');
			await at(page);
			await page.locator('[data-map] summary').click();
			const [list] = await partsOf(page, ['[data-map] .legend ul']);
			expect(list?.top).toBeGreaterThanOrEqual((await stageOf(page)).bottom);
			expect(list?.bottom).toBeLessThanOrEqual(height);
			expect(list?.left).toBeGreaterThanOrEqual(0);
			expect(list?.right).toBeLessThanOrEqual(width);
		});
	});
}

test.describe('the locator', () => {
	const width = 136;

	for (const isLive of [false, true]) {
		test(`shows where each view lies, and is away when it is the whole region, ${isLive ? 'live' : 'drawn'}`, async ({
			page
		}) => {
			test.setTimeout(120_000);
			await page.setViewportSize({ width: 1440, height: 900 });
			if (!isLive) await stayDrawn(page);
			await page.goto('./');
			await (isLive ? whenLive(page) : at(page));
			const [told] = stories;
			if (!told) throw new RangeError('no story');
			const region = told.story.meta.region as Bounds;
			const locator = page.locator('[data-map] .locator');
			const forms = new Set<string>();
			for (const index of told.scenes.keys()) {
				const camera = await goTo(page, told, index);
				const where = locate(camera, sizeOf(await stageOf(page)), region, width);
				forms.add(where?.form ?? 'away');
				await expect(locator, `locators at step ${index}`).toHaveCount(where ? 1 : 0);
				if (!where) continue;
				const box = await locator.boundingBox();
				const seen = await locator
					.locator('path')
					.last()
					.evaluate((path: SVGPathElement) => {
						const { x, y, width, height } = path.getBBox();
						return { x: x + width / 2, y: y + height / 2, width };
					});
				const [x, y] = where.form === 'outline' ? middleOf(boxOf(where.corners)) : where.at;
				expect(Math.abs(seen.x - x), `right of the view at step ${index}`).toBeLessThan(0.5);
				expect(Math.abs(seen.y - y), `down of the view at step ${index}`).toBeLessThan(0.5);
				expect(box?.width).toBeGreaterThan(seen.width);
				await expect(page.locator('[aria-hidden=true] > .locator')).toHaveCount(1);
			}
			expect([...forms].sort()).toEqual(['away', 'cross-hair', 'outline']);
		});
	}

	test('is absent on a stage that has no corner left for it, and the source of the map is named on all', async ({
		page
	}) => {
		await stayDrawn(page);
		await page.goto('./');
		for (const { width, height } of sizes) {
			await page.setViewportSize({ width, height });
			await at(page);
			await expect(page.locator('[data-map] .locator')).toHaveCount(width < 350 ? 0 : 1);
			await expect(page.locator('[data-map]').getByText('Natural Earth')).toBeInViewport({ ratio: 1 });
		}
	});
});

function boxOf(points: readonly (readonly [number, number])[]): Box {
	const [rights, downs] = [points.map(([right]) => right), points.map(([, down]) => down)];
	return { left: Math.min(...rights), top: Math.min(...downs), right: Math.max(...rights), bottom: Math.max(...downs) };
}
