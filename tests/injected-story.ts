import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BundleError } from '../src/lib/content/bundle-error.ts';
import { readBundle } from '../src/lib/content/bundle.ts';
import { findMarkup } from '../src/lib/story/markup.ts';
import { textFields, withTexts, type TextField } from './bundle-texts.ts';
import { scriptPayloads } from './script-payloads.ts';

const source = 'tests/fixtures/beagle-pacific';
const out = 'test-results/injected-story';

/** Payloads in one field: all of them come to stand somewhere, and no text gets too long. */
const inOneField = 3;

/** Writes the second story anew, with texts that would run a script in every field that takes them. */
function writeInjectedStory(): void {
	const payloads = scriptPayloads.filter((payload) => !findMarkup(payload) && !/^\[|\]\(/.test(payload));
	let tried = textFields(source)
		.filter(({ text }) => text.includes(' '))
		.map((field, index): [TextField, string] => {
			const from = index * inOneField;
			const chosen = Array.from({ length: inOneField }, (_, place) => payloads[(from + place) % payloads.length]);
			return [field, ['Text', ...chosen].join(' · ')];
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
	console.log(`${written.length} of ${payloads.length} texts in ${tried.length} fields of ${out}`);
	if (written.length < payloads.length) process.exitCode = 1;
}

writeInjectedStory();
