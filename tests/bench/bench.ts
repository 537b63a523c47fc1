import { chromium } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import playwright from '../../playwright.config.ts';
import { bandOf } from '../../src/lib/scene/bands.ts';
import { filesBelow } from '../../tools/files-below.ts';
import { serve } from '../../tools/serve.js';
import { barePages, makeBenchSite } from './bench-site.ts';
import { measureFirstView, measureText, phoneCpu, viewport, type FirstView } from './first-view.ts';
import { slowLink, type Link } from './slow-link.ts';
import { jumpAlong, scrollStory, type CameraTrack, type Frames } from './scrolling.ts';

const results = path.resolve(import.meta.dirname, '../../test-results');
const phoneLink: Link = { kilobits: 1600, latency: 150 };
/** The class of a network on which the text has to come within three seconds (D6). */
const slow3g: Link = { kilobits: 400, latency: 400 };
const folder = path.join(results, 'bench-site');

/** `--runs 5 --slow 3 --scrolls 3`: how often each page is loaded, loaded slowly, and scrolled. */
function timesOf(name: string, usual: number): number {
	const at = process.argv.indexOf(`--${name}`);
	const given = at < 0 ? usual : Number(process.argv[at + 1]);
	if (!Number.isInteger(given) || given < 0) throw new Error(`--${name} needs a whole number.`);
	return given;
}

function median(values: readonly (number | undefined)[]): number {
	const known = values.filter((value) => value !== undefined && !Number.isNaN(value)) as number[];
	const sorted = known.sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

function mediansOf<T extends object>(runs: readonly T[]): Record<keyof T, number> {
	const names = Object.keys(runs[0] ?? {}) as (keyof T)[];
	return Object.fromEntries(names.map((name) => [name, median(runs.map((run) => run[name] as number))])) as never;
}

const rounded = (values: object, digits = 0) =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number((value as number).toFixed(digits))]));

async function bench(): Promise<void> {
	const browser = await chromium.launch(playwright.use?.launchOptions ?? {});
	const { id: band } = bandOf({ width: viewport.width, height: viewport.height * 0.44 });
	await makeBenchSite(browser, folder, band);
	const site = await serve({ folder });
	try {
		await packEverything(site.url);
		const firstViews = await firstViewsOf(browser, site.port, timesOf('runs', 5));
		const slowTexts = await slowTextsOf(browser, site.port, timesOf('slow', 3));
		const scrolls = await scrollsOf(browser, site.url, timesOf('scrolls', 3));
		const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${browser.version()}`;
		const file = path.join(results, 'bench.json');
		const date = new Date().toISOString();
		await writeFile(file, JSON.stringify({ date, machine, firstViews, slowTexts, scrolls }, null, '\t'));
		console.log(`\n${machine}; everything in ${path.relative('.', file)}`);
	} finally {
		await site.close();
		await browser.close();
	}
}

/** Lets the server compress each file once, so that no page waits for it. */
async function packEverything(url: string): Promise<void> {
	for (const name of filesBelow(folder)) {
		await (await fetch(url + name, { headers: { 'accept-encoding': 'br' } })).arrayBuffer();
	}
}

async function firstViewsOf(browser: Awaited<ReturnType<typeof chromium.launch>>, port: number, times: number) {
	const link = await slowLink(port, phoneLink);
	const url = `http://localhost:${link.port}/`;
	const pages = {
		story: { url, hasLiveMap: true },
		'bare-svg': { url: url + barePages['bare-svg'], hasLiveMap: false },
		'bare-maplibre': { url: url + barePages['bare-maplibre'], hasLiveMap: true }
	};
	const runs: Record<keyof typeof pages, FirstView[]> = { story: [], 'bare-svg': [], 'bare-maplibre': [] };
	for (let time = 0; time < times; time += 1) {
		for (const name of Object.keys(pages) as (keyof typeof pages)[]) {
			const { url: address, hasLiveMap } = pages[name];
			runs[name].push(await measureFirstView(browser, address, { hasLiveMap, takeBytes: link.takeBytes }));
		}
	}
	await link.close();
	if (!times) return undefined;
	const medians = {
		story: mediansOf(runs.story),
		'bare-svg': mediansOf(runs['bare-svg']),
		'bare-maplibre': mediansOf(runs['bare-maplibre'])
	};
	const bare = medians['bare-svg'];
	const bars = {
		'text, of bare SVG (bar 2)': medians.story.text / bare.text,
		'text and drawn map, of bare SVG (bar 2)': medians.story.both / bare.both,
		'live map, of bare MapLibre (bar 1.15)': medians.story.live / medians['bare-maplibre'].live,
		'live map at rest, of bare MapLibre (bar 1.15)': medians.story.idle / medians['bare-maplibre'].idle,
		'layout shift (bar 0.01)': medians.story.shift
	};
	console.log(
		`\nFirst view on a phone (${phoneLink.kilobits / 1000} Mbit/s, ${phoneLink.latency} ms, CPU ×${phoneCpu}), medians of ${times}, in ms\n`
	);
	console.table(
		Object.fromEntries(
			Object.entries(medians).map(([name, values]) => [name, { ...rounded(values), shift: values.shift }])
		)
	);
	console.table(Object.fromEntries(Object.entries(bars).map(([name, value]) => [name, Number(value.toFixed(3))])));
	return { medians, bars, runs };
}

async function slowTextsOf(browser: Awaited<ReturnType<typeof chromium.launch>>, port: number, times: number) {
	const link = await slowLink(port, slow3g);
	const url = `http://localhost:${link.port}/`;
	const runs: Record<'story' | 'bare-svg', number[]> = { story: [], 'bare-svg': [] };
	for (let time = 0; time < times; time += 1) {
		runs.story.push(await measureText(browser, url));
		runs['bare-svg'].push(await measureText(browser, url + barePages['bare-svg']));
	}
	await link.close();
	if (!times) return undefined;
	const medians = { story: median(runs.story), 'bare-svg': median(runs['bare-svg']) };
	const { kilobits, latency } = slow3g;
	console.log(
		`\nFirst text (bar 3000) at ${kilobits} kbit/s, ${latency} ms, CPU ×${phoneCpu}, medians of ${times}, in ms\n`
	);
	console.table(rounded(medians));
	return { medians, runs };
}

async function scrollsOf(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string, times: number) {
	const kinds = ['story, live map', 'bare jumpTo, scrolled text', 'bare jumpTo alone', 'story, drawn map'] as const;
	const told: Record<string, { medians: Record<string, Record<keyof Frames, number>>; runs: unknown }> = {};
	for (const cpu of times ? [1, 4] : []) {
		const runs: Record<(typeof kinds)[number], Frames[]> = {
			'story, live map': [],
			'bare jumpTo, scrolled text': [],
			'bare jumpTo alone': [],
			'story, drawn map': []
		};
		let track: CameraTrack | undefined;
		for (let time = 0; time < times; time += 1) {
			const live = await scrollStory(browser, url, 'map', cpu);
			track ??= live.track;
			runs['story, live map'].push(live.frames);
			const bare = { 'bare jumpTo, scrolled text': 'bare-maplibre', 'bare jumpTo alone': 'bare-jumpTo' } as const;
			for (const kind of ['bare jumpTo, scrolled text', 'bare jumpTo alone'] as const) {
				const isScrolled = kind !== 'bare jumpTo alone';
				runs[kind].push(await jumpAlong(browser, url + barePages[bare[kind]], track, { cpu, isScrolled }));
			}
			runs['story, drawn map'].push((await scrollStory(browser, url, 'svg', cpu)).frames);
		}
		const medians = Object.fromEntries(kinds.map((kind) => [kind, mediansOf(runs[kind])]));
		told[`CPU ×${cpu}`] = { medians, runs };
		console.log(
			`\nScrolling through the story, CPU ×${cpu}, medians of ${times}: frames, % over 50 ms, lengths in ms\n`
		);
		console.table(Object.fromEntries(Object.entries(medians).map(([kind, values]) => [kind, rounded(values, 1)])));
	}
	return told;
}

await bench();
