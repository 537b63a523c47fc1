import { mkdir, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { BundleError } from '../src/lib/content/bundle-error.ts';
import { loadBasemap } from '../src/lib/content/basemap.ts';
import { loadBundle } from '../src/lib/content/story.ts';
import { ledgerPlaces, ledgerScene } from '../src/lib/scene/ledger-scene.ts';
import { scenesOf } from '../src/lib/scene/scene.ts';
import { tokensStylesheet } from '../src/lib/tokens/stylesheet.ts';
import { basemapStylesheet, camerasStylesheet } from '../src/lib/svg/stylesheet.ts';
import { timeLabelsStylesheet } from '../src/lib/svg/time-labels.ts';
import { unitsAround } from '../src/lib/svg/units.ts';
import { originOf } from '../src/lib/views/reader-page.ts';
import { lettersWithoutForms } from './fonts/characters.ts';
import { writeFonts } from './fonts/fonts.ts';

const out = 'generated';

/** Writes what a build needs of the story before Vite runs: its fonts and its stylesheet. */
async function generate(): Promise<void> {
	const { story, files } = loadBundle();
	const basemap = loadBasemap('drawn');
	await mkdir(out, { recursive: true });
	for (const { id, native, names } of story.places) {
		const letters = lettersWithoutForms((native && names[native]) || '');
		if (letters.length)
			throw new Error(
				`places.geojson: ${id}: the map cannot join the letters ${letters.join(' ')} of its native name; choose another`
			);
	}

	// The bundle's files hold every character that the story can show, in names, in prose and in quotations.
	const text = files.map((file) => readFileSync(file, 'utf8')).join('');
	const isArabic = (character: string) => /\p{Script=Arabic}/u.test(character);
	const characters = [...new Set(text)];
	const written = await writeFonts({
		characters: {
			text: characters.filter((character) => !isArabic(character)).join(''),
			arabic: characters.filter(isArabic).join('')
		},
		out: `${out}/fonts`
	});

	const claims = story.steps.flatMap((step) => step.claims);
	const stylesheet = [
		tokensStylesheet(),
		camerasStylesheet(
			[...scenesOf(story), ledgerScene(story, ledgerPlaces(story, claims))],
			unitsAround(originOf(story))
		),
		basemapStylesheet(basemap.bands),
		timeLabelsStylesheet(story.steps)
	].join('\n');
	await writeFile(`${out}/story.css`, `${stylesheet}\n`);
	const kilobytes = Math.round(written.reduce((sum, { bytes }) => sum + bytes, 0) / 1024);
	console.log(
		`${story.meta.title}: ${story.steps.length} steps, ${written.length} font files (${kilobytes} kB), stylesheet in ${relative('.', out)}/`
	);
}

try {
	await generate();
} catch (error) {
	// Wrong story data is for its author: the list of problems says all, a stack says nothing.
	if (error instanceof BundleError) console.error(error.message);
	else console.error(error);
	process.exitCode = 1;
}
