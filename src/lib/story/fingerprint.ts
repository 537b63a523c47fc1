import { hash } from 'node:crypto';
import type { FingerprintFile } from './schema/fingerprint-file.ts';

/** Consecutive words of one paragraph: the index of the first, from 0, and how many. */
export interface WordRun {
	paragraph: string;
	start: number;
	words: number;
}

interface Word {
	/** Signs before the first letter or digit; the whole word where it has neither. */
	before: string;
	core: string;
	after: string;
}

/**
 * What proves a quotation verbatim without holding the article. The signs around words are kept openly; the words are
 * kept as hashes of overlapping runs.
 * @param article one paragraph a line, the headline first; blank lines do not count
 * @throws RangeError if the article has no words, or more than 1000 paragraphs
 */
export function makeFingerprint(article: string, { run, salt }: { run: number; salt: string }): FingerprintFile {
	const lines = article.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
	if (lines.length === 0) throw new RangeError('an article without words');
	if (lines.length > 1000) throw new RangeError(`an article of ${lines.length} paragraphs; at most 1000 can be named`);

	const paragraphs = lines.map((line, index) => {
		const id = `P${index}`;
		const words = splitWords(line);
		return {
			id,
			words: words.length,
			runs: windowsOf(coresOf(words), Math.min(run, words.length)).map((window) => hashOf(window, salt, id)),
			punctuation: words.flatMap(({ before, after }, position): [number, string, string][] =>
				before || after ? [[position, before, after]] : []
			)
		};
	});
	return { run, salt, paragraphs };
}

/** How many words a text has, as the fingerprint counts them: runs of anything but spaces. */
export function countWords(text: string): number {
	return splitWords(text).length;
}

/**
 * Where the quotation stands in the article, verbatim: the same words, the same signs between them, and no sign at its
 * ends that the article does not have there. Empty if nowhere.
 * A quotation must be as long as a run to be found, or a whole paragraph.
 */
export function findQuotation(fingerprint: FingerprintFile, quote: string): WordRun[] {
	const words = splitWords(quote);
	return findWords(fingerprint, words).filter((place) => firstDifferentSign(fingerprint, place, words) === undefined);
}

/** Why a quotation is not found, in words: "the first 5 words stand in P9, then …". */
export function explainMiss(fingerprint: FingerprintFile, quote: string): string {
	const words = splitWords(quote);
	const [sameWords] = findWords(fingerprint, words);
	if (sameWords) {
		const index = firstDifferentSign(fingerprint, sameWords, words) ?? 0;
		const signs = signsAt(fingerprint, sameWords.paragraph, sameWords.start + index);
		const expected = `\`${signs[0]}…${signs[1]}\``;
		return `these words stand in ${sameWords.paragraph}, but around word ${index + 1} the article has the signs ${expected}`;
	}

	const quoted = (word: Word | undefined) => `\`${word?.core || word?.before || ''}\``;
	for (let length = words.length - 1; length >= fingerprint.run; length--) {
		const [beginning] = findWords(fingerprint, words.slice(0, length));
		if (beginning) {
			return `the first ${length} words stand in ${beginning.paragraph}, but ${quoted(words[length])} does not follow there`;
		}
		const [end] = findWords(fingerprint, words.slice(-length));
		if (end) {
			return `the last ${length} words stand in ${end.paragraph}, but ${quoted(words.at(-length - 1))} does not precede them there`;
		}
	}
	return 'words that are not in the article';
}

/** How many words of the article these quotations show together; words that several of them share count once. */
export function quotedWords(fingerprint: FingerprintFile, quotes: readonly string[]): number {
	return coveredWords(quotes.flatMap((quote) => findQuotation(fingerprint, quote)));
}

/**
 * All places where a text holds a run of consecutive words of the article, or a whole shorter paragraph, whatever signs
 * stand between them; each as long as it goes. Join the texts of inline elements as they are, and those of blocks by a
 * space.
 */
export function findRuns(fingerprint: FingerprintFile, text: string): WordRun[] {
	// Words as the article has them, and words as they stand in markup, JSON and CSV: `"quote":"The`.
	const spaced = coresOf(splitWords(text));
	const bare = text.match(/[\p{L}\p{N}]+(?:[^\p{L}\p{N}\s"<>{}=|]{1,2}[\p{L}\p{N}]+)*/gu) ?? [];
	const letters = text.match(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu) ?? [];

	const sizeOf = ({ words }: { words: number }) => Math.min(fingerprint.run, words);
	const windows = new Map(
		[...new Set(fingerprint.paragraphs.map(sizeOf))].map((size) => [
			size,
			[...new Set([spaced, bare, letters].flatMap((cores) => windowsOf(cores, size)))]
		])
	);
	const found = fingerprint.paragraphs.flatMap((paragraph) => {
		const size = sizeOf(paragraph);
		const starts = startsByHash(paragraph.runs);
		return (windows.get(size) ?? []).flatMap((window) =>
			(starts.get(hashOf(window, fingerprint.salt, paragraph.id)) ?? []).map((start): WordRun => ({
				paragraph: paragraph.id,
				start,
				words: size
			}))
		);
	});
	return merge(found);
}

/** How many different words of the article these runs cover. */
export function coveredWords(runs: readonly WordRun[]): number {
	return merge(runs).reduce((sum, { words }) => sum + words, 0);
}

function splitWords(text: string): Word[] {
	return (text.match(/\S+/g) ?? []).map((word) => {
		const [, before = word, core = '', after = ''] =
			/^([^\p{L}\p{N}]*)([\p{L}\p{N}](?:.*[\p{L}\p{N}])?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
		return { before, core, after };
	});
}

const coresOf = (words: readonly Word[]) => words.map(({ core }) => core);

/** Overlapping runs of `size` words, joined by spaces. */
function windowsOf(cores: readonly string[], size: number): string[] {
	const windows: string[] = [];
	for (let start = 0; start + size <= cores.length; start++) windows.push(cores.slice(start, start + size).join(' '));
	return windows;
}

/** The first eight hexadecimal digits of the SHA-256 of salt, paragraph id and words, joined by spaces. */
const hashOf = (window: string, salt: string, paragraphId: string) =>
	hash('sha256', `${salt} ${paragraphId} ${window}`, 'hex').slice(0, 8);

/** Where the words stand, whatever signs are around them. */
function findWords({ run, salt, paragraphs }: FingerprintFile, words: Word[]): WordRun[] {
	return paragraphs.flatMap((paragraph) => {
		const size = Math.min(run, paragraph.words);
		if (words.length < size || words.length > paragraph.words) return [];
		const hashes = windowsOf(coresOf(words), size).map((window) => hashOf(window, salt, paragraph.id));
		const starts: WordRun[] = [];
		for (let start = 0; start + hashes.length <= paragraph.runs.length; start++) {
			if (hashes.every((hash, index) => hash === paragraph.runs[start + index])) {
				starts.push({ paragraph: paragraph.id, start, words: words.length });
			}
		}
		return starts;
	});
}

/** Index of the first word of a quotation whose signs are not the article's; at the ends it may leave signs out. */
function firstDifferentSign(fingerprint: FingerprintFile, place: WordRun, words: Word[]): number | undefined {
	const index = words.findIndex(({ before, after }, position) => {
		const [articleBefore, articleAfter] = signsAt(fingerprint, place.paragraph, place.start + position);
		const beforeFits = position === 0 ? articleBefore.endsWith(before) : articleBefore === before;
		const afterFits = position === words.length - 1 ? articleAfter.startsWith(after) : articleAfter === after;
		return !beforeFits || !afterFits;
	});
	return index === -1 ? undefined : index;
}

function signsAt(fingerprint: FingerprintFile, paragraphId: string, position: number): [before: string, after: string] {
	const paragraph = fingerprint.paragraphs.find(({ id }) => id === paragraphId);
	const [, before, after] = paragraph?.punctuation.find(([index]) => index === position) ?? [position, '', ''];
	return [before, after];
}

function startsByHash(hashes: readonly string[]): Map<string, number[]> {
	const starts = new Map<string, number[]>();
	for (const [start, hash] of hashes.entries()) starts.set(hash, [...(starts.get(hash) ?? []), start]);
	return starts;
}

/** Joins runs of the same paragraph that overlap or touch. */
function merge(runs: readonly WordRun[]): WordRun[] {
	const sorted = [...runs].sort((a, b) => a.paragraph.localeCompare(b.paragraph, 'en') || a.start - b.start);
	const merged: WordRun[] = [];
	for (const run of sorted) {
		const last = merged.at(-1);
		if (last && last.paragraph === run.paragraph && run.start <= last.start + last.words) {
			last.words = Math.max(last.words, run.start + run.words - last.start);
		} else {
			merged.push({ ...run });
		}
	}
	return merged;
}
