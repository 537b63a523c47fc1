import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredWords, explainMiss, findQuotation, findRuns, makeFingerprint, quotedWords } from './fingerprint.ts';

const article = [
	'A “Reciprocal Blow” for one',
	'They said (in [old] Baghdad) the base – Iraq’s largest – was hit, “rejected immediately.”',
	'* One note.'
];
const fingerprint = makeFingerprint(article.join('\n'), { run: 4, salt: 's' });

describe('a fingerprint', () => {
	it('names paragraphs by line and counts words as runs of anything but spaces', () => {
		expect(fingerprint.paragraphs.map(({ id, words, runs }) => [id, words, runs.length])).toEqual([
			['P0', 5, 2],
			['P1', 15, 12],
			['P2', 3, 1]
		]);
	});

	it('keeps signs openly and words only as hashes', () => {
		expect(fingerprint.paragraphs[0]?.punctuation).toEqual([
			[1, '“', ''],
			[2, '', '”']
		]);
		expect(fingerprint.paragraphs[1]?.punctuation).toContainEqual([7, '–', '']);
		expect(JSON.stringify(fingerprint)).not.toMatch(/Blow|Iraq|note/);
		expect(fingerprint.paragraphs.flatMap(({ runs }) => runs).every((run) => /^[0-9a-f]{8}$/.test(run))).toBe(true);
	});

	it('hashes salt, paragraph and words', () => {
		// The first word is the sign `*`: without its signs it is empty.
		expect(fingerprint.paragraphs[2]?.runs).toEqual(['7526d464']);
		expect(makeFingerprint(article.join('\n'), { run: 4, salt: 't' }).paragraphs[0]?.runs).not.toEqual(
			fingerprint.paragraphs[0]?.runs
		);
	});

	it('takes any line ends and skips blank lines', () => {
		expect(makeFingerprint(`\r\n${article.join('\r\n\r\n')}\r\n`, { run: 4, salt: 's' })).toEqual(fingerprint);
		expect(() => makeFingerprint(' \n', { run: 4, salt: 's' })).toThrow(RangeError);
	});
});

describe('a quotation', () => {
	it.each([
		['A “Reciprocal Blow” for', 'P0', 0, 4],
		['Reciprocal Blow” for one', 'P0', 1, 4],
		['“Reciprocal Blow” for one', 'P0', 1, 4],
		['the base – Iraq’s largest', 'P1', 5, 5],
		['was hit, “rejected immediately.”', 'P1', 11, 4],
		['was hit, “rejected immediately', 'P1', 11, 4],
		['* One note.', 'P2', 0, 3]
	])('%s stands in %s', (quote, paragraph, start, words) => {
		expect(findQuotation(fingerprint, quote)).toEqual([{ paragraph, start, words }]);
	});

	it.each([
		'A Reciprocal Blow for',
		'A “reciprocal Blow” for',
		'“A “Reciprocal Blow” for',
		'Blow” for one They',
		'the base Iraq’s largest –',
		"the base – Iraq's largest",
		'was hit “rejected immediately.”',
		'was hit, “rejected immediately,',
		'the base',
		'One note.',
		''
	])('%s is not in the article', (quote) => {
		expect(findQuotation(fingerprint, quote)).toEqual([]);
	});

	it('that misses is explained', () => {
		expect(explainMiss(fingerprint, 'A Reciprocal Blow for')).toMatch(/stand in P0, but around word 2 .* `“…`/);
		expect(explainMiss(fingerprint, 'A “Reciprocal Blow” for two')).toContain(
			'the first 4 words stand in P0, but `two`'
		);
		expect(explainMiss(fingerprint, 'nothing of it at all')).toBe('words that are not in the article');
	});

	it('is found for any run of words, and only with its own words', () => {
		const words = (article[1] ?? '').split(' ');
		fc.assert(
			fc.property(fc.nat(11), fc.integer({ min: 4, max: 15 }), fc.nat(14), (start, length, changed) => {
				const quote = words.slice(start, start + length);
				const found = findQuotation(fingerprint, quote.join(' '));
				expect(found).toEqual([{ paragraph: 'P1', start, words: quote.length }]);
				quote[changed % quote.length] += 'x';
				expect(findQuotation(fingerprint, quote.join(' '))).toEqual([]);
			})
		);
	});
});

describe('words of the article in other texts', () => {
	it('count once, however often they are quoted', () => {
		expect(quotedWords(fingerprint, ['A “Reciprocal Blow” for', 'Reciprocal Blow” for one', '* One note.'])).toBe(8);
		expect(quotedWords(fingerprint, ['not in the article'])).toBe(0);
	});

	it.each([
		['a page', 'Menu A “Reciprocal Blow” for one Next'],
		['elements with signs of their own', 'P0 : “ A Reciprocal Blow ” for one .'],
		['JSON', '{"quote":"A “Reciprocal Blow” for one","id":1}'],
		['CSV', '1,A “Reciprocal Blow” for one,2'],
		['markup', '<q>A “Reciprocal Blow” for one</q>']
	])('are found in %s', (_, text) => {
		expect(findRuns(fingerprint, text)).toEqual([{ paragraph: 'P0', start: 0, words: 5 }]);
	});

	it('are found around a sign that stands alone, and up to where the text differs', () => {
		expect(findRuns(fingerprint, 'that the base – Iraq’s largest – was small')).toEqual([
			{ paragraph: 'P1', start: 5, words: 7 }
		]);
		expect(findRuns(fingerprint, 'They said (in old, the base')).toEqual([{ paragraph: 'P1', start: 0, words: 4 }]);
	});

	it('are not found in three words', () => expect(findRuns(fingerprint, 'They said in Baghdad the base')).toEqual([]));

	it('are merged where runs overlap', () => {
		const at = (start: number) => ({ paragraph: 'P1', start, words: 4 });
		expect(coveredWords([at(0), at(2), at(9), { paragraph: 'P2', start: 0, words: 3 }])).toBe(13);
	});
});
