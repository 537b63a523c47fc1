import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { BundleError } from '../src/lib/content/bundle-error.ts';
import { readBundle } from '../src/lib/content/bundle.ts';
import { findMarkup } from '../src/lib/story/markup.ts';
import { textFields, withTexts, type TextField } from './bundle-texts.ts';
import { bundleFiles, kindOf, textsOfFormat } from './schema-texts.ts';
import { scriptPayloads } from './script-payloads.ts';

const secondStory = 'tests/fixtures/beagle-pacific';
const tiny = 'tests/fixtures/tiny';
const source = 'test-results/injected-story-before';
const out = 'test-results/injected-story';

/** Payloads in one field: all of them come to stand somewhere, and no text gets too long. */
const inOneField = 3;

/** What takes any text, without ids, dates, and what is one of a list. */
const freeTexts = new Set(
	bundleFiles.flatMap((file) => textsOfFormat(file, { areFree: true }).map((kind) => `${file} ${kind}`))
);

/** Dates, zones and quotations: of these the reader has each proved. */
const isProved = /\.(?:start|end|instant|date|updated|zone|quote|headline)$/;

const kindIn = ({ file, field }: TextField) => `${file} ${kindOf(field)}`;

/** Writes the second story with what it lacks of what a story may have: charts, clocks, omissions, airfields and so on. */
function writeSource(): void {
	const taken = (file: string) =>
		readFileSync(join(tiny, file), 'utf8').replaceAll('history', 'date-line').replaceAll('"calais"', '"sydney"');
	const { meta, steps } = parse(taken('story.yaml')) as { meta: object; steps: { charts?: unknown }[] };
	const story = parseDocument(readFileSync(join(secondStory, 'story.yaml'), 'utf8'));
	for (const [key, value] of Object.entries(meta)) if (!story.hasIn(['meta', key])) story.setIn(['meta', key], value);
	const step = ['steps', 1];
	story.setIn([...step, 'charts'], steps.find(({ charts }) => charts)?.charts);
	story.setIn([...step, 'contradictions'], [{ about: 'Uninviting or not', passages: ['uninviting', 'lava'] }]);
	story.setIn([...step, 'passages', 0, 'speaker'], 'murray');
	// The clocks of the time were not yet whole minutes from Greenwich.
	story.setIn([...step, 'date', 'zone'], 'UTC');
	story.setIn([...step, 'date', 'clock'], { instant: '1835-09-17T12:00Z', sources: ['date-line'], note: 'At noon' });
	rmSync(source, { recursive: true, force: true });
	cpSync(secondStory, source, { recursive: true });
	writeFileSync(join(source, 'story.yaml'), story.toString());
	writeFileSync(join(source, 'airfields.geojson'), taken('airfields.geojson'));
}

/** Writes this story anew, with texts that would run a script in every field that takes them. */
function writeInjectedStory(): void {
	const payloads = scriptPayloads.filter((payload) => !findMarkup(payload) && !/^\[|\]\(/.test(payload));
	const inAddresses = payloads.filter((payload) => !/[\s<>"@]/.test(payload));
	const fields = textFields(source);
	let tried = fields.flatMap((field, index): [TextField, string][] => {
		const some = (all: readonly string[]) =>
			Array.from({ length: inOneField }, (_, place) => all[(index * inOneField + place) % all.length]);
		if (/^https?:|^mailto:/.test(field.text)) {
			return [[field, `https://example.org/?${some(inAddresses).join('·')}`]];
		}
		return freeTexts.has(kindIn(field)) ? [[field, ['Text', ...some(payloads)].join(' · ')]] : [];
	});
	rmSync(out, { recursive: true, force: true });
	for (;;) {
		cpSync(source, out, { recursive: true, force: true });
		for (const [file, text] of Object.entries(withTexts(source, tried))) writeFileSync(join(out, file), text);
		try {
			readBundle(out);
			break;
		} catch (error) {
			if (!(error instanceof BundleError)) throw error;
			const refused = new Set(error.problems.map(({ file, field }) => `${file} ${field}`));
			const left = tried.filter(([{ file, field }]) => !refused.has(`${file} ${field}`));
			if (left.length === tried.length) throw error;
			tried = left;
		}
	}
	const written = payloads.filter((payload) => tried.some(([, text]) => text.includes(payload)));
	writeFileSync(join(out, 'injected.json'), JSON.stringify(written));
	const kinds = new Set(tried.map(([field]) => kindIn(field)));
	const missed = [...freeTexts].filter((kind) => !kinds.has(kind) && !isProved.test(kind));
	console.log(
		`${written.length} of ${payloads.length} texts in ${tried.length} of ${fields.length} fields of ${out}, ` +
			`which are of ${kinds.size} of ${freeTexts.size} kinds; the others are dates, zones and quotations`
	);
	if (missed.length) console.error(`not in ${missed.join(', ')}`);
	if (written.length < payloads.length || missed.length) process.exitCode = 1;
}

writeSource();
writeInjectedStory();
