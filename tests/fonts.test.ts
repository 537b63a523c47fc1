import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as harfbuzz from 'harfbuzzjs';
import { afterAll, describe, expect, it } from 'vitest';
import { alwaysNeeded, lettersWithoutForms, presentationForms } from '../tools/fonts/characters.ts';
import { faces } from '../tools/fonts/faces.ts';
import { unicodeRangeOf, writeFonts, type FontFile } from '../tools/fonts/fonts.ts';
import { measureText } from '../tools/fonts/measure.ts';
import { openTypeface, type Typeface } from '../tools/fonts/typeface.ts';

const names = [
	...['بغداد', 'قاعدة عين الأسد الجوية', 'مطار بغداد الدولي', 'أربيل', 'إيران', 'العراق', 'الرياض', 'جنيف', 'ليون'],
	...['کرمانشاه', 'تهران', 'پایگاه هوایی عین‌الاسد', 'منطقهٔ سبز بغداد', 'ژنو', 'گرگان', 'چابهار']
];
const characters = {
	text: 'In the “Green Zone”, 3 January 2020 — Süleyman’s café, 33°15′ N; 44°14′ E.',
	arabic: names.join('')
};
const sentence =
	'The committee met in the afternoon and asked both governments to publish what they knew about the attack, and when.';

const folders: string[] = [];
const newFolder = async () => {
	const folder = await mkdtemp(join(tmpdir(), 'fonts-'));
	folders.push(folder);
	return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

const out = await newFolder();
const files = await writeFonts({ characters, out });
const css = await readFile(join(out, 'fonts.css'), 'utf8');
const cutOf = (name: string) => openTypeface(join(out, `${name}.woff2`));

/** Every glyph of the text as the font places it: outline and advance. */
function glyphs({ font }: Typeface, text: string) {
	const buffer = new harfbuzz.Buffer();
	buffer.addText(text);
	buffer.guessSegmentProperties();
	harfbuzz.shape(font, buffer);
	return buffer.getGlyphInfosAndPositions().map(({ codepoint, xAdvance, xOffset, yOffset }) => ({
		outline: font.glyphToPath(codepoint),
		xAdvance,
		xOffset,
		yOffset
	}));
}

function holds(file: FontFile, codePoint: number): boolean {
	return file.unicodeRange.some((range) => {
		const [first = NaN, last = first] = range
			.slice(2)
			.split('-')
			.map((hex) => parseInt(hex, 16));
		return codePoint >= first && codePoint <= last;
	});
}

describe('the fonts of the site', () => {
	it('are one file for each face, within the budget of the first view', async () => {
		expect(files.map(({ file }) => file)).toEqual(Object.values(faces).map(({ name }) => `${name}.woff2`));
		const sizes = await Promise.all(files.map(async ({ file }) => (await stat(join(out, file))).size));
		expect(sizes).toEqual(files.map(({ bytes }) => bytes));
		expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(70_000);
		expect(sizes.at(-1)).toBeLessThan(12_000);
		for (const { file } of files) {
			expect((await readFile(join(out, file))).subarray(0, 4).toString('latin1')).toBe('wOF2');
		}
	});

	it('hold the characters that their rule promises, and every one asked for that the typeface has', async () => {
		for (const file of files) {
			const cut = await openTypeface(join(out, file.file));
			for (const codePoint of cut.codePoints) expect(holds(file, codePoint)).toBe(true);
			const face = Object.values(faces).find(({ mapName }) => mapName === file.mapName);
			const whole = await openTypeface(face?.sources[0] ?? '');
			const isArabic = file.family === 'Story Arabic';
			for (const character of isArabic ? characters.arabic.replaceAll(' ', '') : alwaysNeeded + characters.text) {
				const codePoint = character.codePointAt(0) ?? 0;
				expect(cut.codePoints.has(codePoint), `${file.file} ${character}`).toBe(whole.codePoints.has(codePoint));
			}
		}
	});

	it('have the letters, figures and quotation marks that any English page needs', async () => {
		const { codePoints } = await cutOf('story-serif-400-italic');
		for (const character of 'AZaz09?!&@“”‘’–—…°′″×·§\u00a0') {
			expect(codePoints.has(character.codePointAt(0) ?? 0), character).toBe(true);
		}
	});

	it('set text as the uncut typefaces do: kerned, joined, with marks in place', async () => {
		for (const [face, texts] of [
			[faces.serif, ['AVATAR To', 'first office', '2020']],
			[faces.sansBold, ['AVATAR To', 'Süleyman']],
			[faces.arabic, names.flatMap((name) => name.split(' '))]
		] as const) {
			const [whole, cut] = await Promise.all([openTypeface(face.sources[0] ?? ''), cutOf(face.name)]);
			for (const text of texts) expect(glyphs(cut, text), text).toEqual(glyphs(whole, text));
		}
	});

	it('give MapLibre each joined shape under its presentation form', async () => {
		const arabic = await cutOf('story-arabic-400');
		// قاعدة by hand: qaf initial, alef final, ain initial, dal final, teh marbuta isolated.
		const forms = ['\ufed7', '\ufe8e', '\ufecb', '\ufeaa', '\ufe93'];
		const joined = glyphs(arabic, 'قاعدة').reverse();
		expect(forms.map((form) => glyphs(arabic, form)[0]?.outline)).toEqual(joined.map(({ outline }) => outline));
		expect(arabic.codePoints.has(0xfef7), 'lam with alef and hamza, isolated').toBe(true);
	});

	it('take further files for letters that the first file of a package lacks', async () => {
		const folder = await newFolder();
		const written = await writeFonts({ characters: { text: 'Erdoğan in İzmir, Łódź', arabic: '' }, out: folder });
		const serif = written.filter(({ mapName }) => mapName === 'Story Serif');
		expect(serif.map(({ file }) => file)).toEqual(['story-serif-400.woff2', 'story-serif-400-2.woff2']);
		expect(serif.map((file) => holds(file, 'ğ'.codePointAt(0) ?? 0))).toEqual([false, true]);
		expect(serif.map((file) => holds(file, 'a'.codePointAt(0) ?? 0))).toEqual([true, false]);
		expect(
			written.some(({ family }) => family === 'Story Arabic'),
			'a story without Arabic'
		).toBe(false);
	}, 30_000);
});

describe('fonts.css', () => {
	it('declares every file with its range, and swaps', async () => {
		expect([...css.matchAll(/url\('\.\/([^']+)'\)/g)].map(([, file]) => file)).toEqual(files.map(({ file }) => file));
		for (const { unicodeRange } of files) expect(css).toContain(`unicode-range: ${unicodeRange.join(', ')};`);
		expect(css.match(/font-display: swap/g)).toHaveLength(files.length);
	});

	it('stretches each fallback so that an English sentence keeps its length', async () => {
		// Mean advance of Times New Roman and Arial, in em.
		for (const [family, stack, meanWidth] of [
			['Story Serif Times', 'serif', 0.406],
			['Story Sans Arial', 'sans', 0.446]
		] as const) {
			const rule = css.split('@font-face').find((text) => text.includes(`'${family}'`)) ?? '';
			const sizeAdjust = Number(/size-adjust: ([\d.]+)%/.exec(rule)?.[1]) / 100;
			const [length = NaN] = await measureText([sentence], stack, { kerning: true });
			expect((sizeAdjust * meanWidth * sentence.length) / length, family).toBeCloseTo(1, 1);
		}
	});

	it('keeps the line height: stretched ascent and descent are those of the real font', async () => {
		const rule = css.split('@font-face').find((text) => text.includes(`'Story Serif Georgia'`)) ?? '';
		const percent = (name: string) => Number(new RegExp(`${name}: ([\\d.]+)%`).exec(rule)?.[1]) / 100;
		const { font, unitsPerEm } = await openTypeface(faces.serif.sources[0] ?? '');
		const { ascender, descender } = font.hExtents();
		expect(percent('size-adjust') * percent('ascent-override')).toBeCloseTo(ascender / unitsPerEm, 3);
		expect(percent('size-adjust') * percent('descent-override')).toBeCloseTo(-descender / unitsPerEm, 3);
	});

	it('names the stacks once for all pages', () => {
		expect(css).toMatch(/--font-serif: 'Story Serif', 'Story Arabic', .*serif;/);
		expect(css).toMatch(/--font-sans: 'Story Sans', 'Story Arabic', .*sans-serif;/);
	});
});

describe('writing again', () => {
	const small = { text: 'ab é', arabic: '' };

	it('does nothing while the characters are the same, in whatever order, and all files are there', async () => {
		const folder = await newFolder();
		const written = () => stat(join(folder, 'fonts.css')).then(({ mtimeMs }) => mtimeMs);
		const first = await writeFonts({ characters: small, out: folder });
		const time = await written();
		expect(await writeFonts({ characters: { text: 'é ba ab', arabic: '' }, out: folder })).toEqual(first);
		expect(await written()).toBe(time);

		await rm(join(folder, 'story-sans-400.woff2'));
		await writeFonts({ characters: small, out: folder });
		expect(await readdir(folder)).toContain('story-sans-400.woff2');
	}, 30_000);

	it('starts over for a new character, and leaves no file behind that is not needed any more', async () => {
		const folder = await newFolder();
		const more = await writeFonts({ characters: { text: 'ab éğ', arabic: '' }, out: folder });
		const fewer = await writeFonts({ characters: small, out: folder });
		expect(fewer.length).toBeLessThan(more.length);
		const left = (await readdir(folder)).filter((name) => name.endsWith('.woff2'));
		expect(left.sort()).toEqual(fewer.map(({ file }) => file).sort());
	}, 30_000);
});

describe('measureText', () => {
	it('is the sum of the advances for a renderer that draws glyph by glyph', async () => {
		const [word = NaN, ...letters] = await measureText(['AVATAR fi', ...'AVATAR fi'], 'sansBold');
		expect(word).toBeCloseTo(
			letters.reduce((sum, letter) => sum + letter, 0),
			6
		);
		const [kerned = NaN] = await measureText(['AVATAR fi'], 'sansBold', { kerning: true });
		expect(kerned).toBeLessThan(word);
	});

	it('joins Arabic as MapLibre does, lam-alef in one shape', async () => {
		// الأسد by hand: alef isolated, lam-alef-hamza isolated, seen initial, dal final.
		const [word, ...forms] = await measureText(['الأسد', '\ufe8d', '\ufef7', '\ufeb3', '\ufeaa'], 'sans');
		expect(word).toBeCloseTo(
			forms.reduce((sum, form) => sum + form, 0),
			6
		);
		const [unjoined = NaN] = await measureText(['ا ل أ س د'], 'sans');
		expect(word).toBeLessThan(unjoined - 4 * 0.2);
	});

	it('takes each character from the first font of the stack that has it', async () => {
		const [both = NaN, latin = NaN, arabic = NaN] = await measureText(['Baghdad بغداد', 'Baghdad ', 'بغداد'], 'sans');
		expect(both).toBeCloseTo(latin + arabic, 6);
	});

	it('refuses a character that no font has, by name', async () => {
		await expect(measureText(['東京'], 'sans')).rejects.toThrow(new RangeError('no font has "東" (U+6771) of "東京"'));
	});
});

describe('characters', () => {
	it('come with the presentation forms of their own letters only', () => {
		expect(presentationForms('ب')).toBe('\ufe8f\ufe90\ufe91\ufe92');
		expect(presentationForms('لا')).toContain('\ufefb\ufefc');
		expect(presentationForms('Baghdad 1')).toBe('');
	});

	it('tell which letters the map cannot join', () => {
		expect(lettersWithoutForms(names.join(' '))).toEqual([]);
		expect(lettersWithoutForms('هەولێر')).toEqual(['ە', 'ێ']);
	});

	it('are written as the shortest ranges', () => {
		expect(unicodeRangeOf([...'cabxz', 'ب', 'a'])).toEqual(['U+61-63', 'U+78', 'U+7A', 'U+628']);
	});
});
