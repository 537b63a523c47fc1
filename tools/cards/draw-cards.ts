import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { stepCard, storyCard } from '../../src/lib/export/oembed.ts';
import { decodeBasemap, type BasemapFile } from '../../src/lib/geo/basemap.ts';
import { scenesOf } from '../../src/lib/scene/scene.ts';
import type { Story } from '../../src/lib/story/story.ts';
import { themes } from '../../src/lib/tokens/tokens.ts';
import { basemapPaths } from '../../src/lib/svg/basemap-paths.ts';
import { drawScene } from '../../src/lib/svg/drawing.ts';
import { unitsAround } from '../../src/lib/svg/units.ts';
import { dateWords } from '../../src/lib/views/date-words.ts';
import { originOf } from '../../src/lib/views/reader-page.ts';
import { faces } from '../fonts/faces.ts';
import { openTypeface } from '../fonts/typeface.ts';
import type { CardFonts } from './card-map.ts';
import { cardBand, cardSvg, type CardText } from './card-svg.ts';

/** Cards as SVG, by the file of the site that they are drawn into. */
export type Cards = Record<string, string>;

/** The card of a story and those of its steps. */
export async function cardsOf(story: Story, basemap: BasemapFile): Promise<Cards> {
	const fonts = await cardFonts();
	const origin = originOf(story);
	const toUnits = unitsAround(origin);
	const { bands } = decodeBasemap(basemap);
	const paths = basemapPaths(bands, origin);
	const scenes = scenesOf(story).map((scene) => {
		const camera = scene.cameras[cardBand];
		const index = bands.findIndex(({ minZoom, maxZoom }) => camera.zoom >= minZoom && camera.zoom < maxZoom);
		const drawn = paths[index < 0 ? paths.length - 1 : index];
		if (!drawn) throw new RangeError('the basemap has no bands');
		const drawing = drawScene(scene, toUnits);
		return (text: CardText) =>
			cardSvg(text, { drawing, band: cardBand, camera, basemap: drawn, toUnits, theme: themes.light, fonts });
	});
	const { title, standfirst } = story.meta;
	const ofSteps = story.steps.map((step, index) => {
		const text = { above: dateWords(step.date), title: step.title, below: step.where, foot: title };
		return [stepCard(step), scenes[index]?.(text) ?? ''] as const;
	});
	const whole = scenes[0]?.({ above: 'Interactive map story', title, below: standfirst, foot: '' }) ?? '';
	return Object.fromEntries([[storyCard, whole], ...ofSteps]);
}

/**
 * Draws cards as PNG files into a built site, with the site's own fonts and no others.
 * @param fonts folder for the fonts as they are drawn with
 */
export async function drawCards(cards: Cards, folder: string, fonts: string): Promise<void> {
	mkdirSync(path.join(folder, 'cards'), { recursive: true });
	const fontFiles = await writeBareFonts(fonts);
	for (const [file, svg] of Object.entries(cards)) {
		const options = { font: { fontFiles, loadSystemFonts: false } };
		writeFileSync(path.join(folder, file), new Resvg(svg, options).render().asPng());
	}
}

const cardFaces = { serifBold: faces.serifBold, sans: faces.sans, sansBold: faces.sansBold };

async function cardFonts(): Promise<CardFonts> {
	const familyOf = async ({ sources: [source] }: { sources: readonly string[] }) => {
		if (!source) throw new RangeError('a typeface has no file');
		return (await openTypeface(source)).family;
	};
	return {
		serifBold: await familyOf(cardFaces.serifBold),
		sans: await familyOf(cardFaces.sans),
		sansBold: await familyOf(cardFaces.sansBold)
	};
}

/** The typefaces as they are drawn with outside of a browser: whole, and unpacked. */
async function writeBareFonts(folder: string): Promise<string[]> {
	mkdirSync(folder, { recursive: true });
	const sources = [...Object.values(cardFaces), faces.arabic].flatMap((face) => face.sources);
	return Promise.all(
		sources.map(async (source) => {
			const file = path.join(folder, path.basename(source).replace(/woff2$/, 'ttf'));
			writeFileSync(file, (await openTypeface(source)).bare);
			return file;
		})
	);
}
