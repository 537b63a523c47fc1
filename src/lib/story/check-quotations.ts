import { countWords, explainMiss, findQuotation } from './fingerprint.ts';
import type { IncompleteFiles, Path, Problem } from './problem.ts';
import { entriesOf, passagesOf } from './walk.ts';

/** Quotations that are not the article's words, or not those of their paragraph. */
export function checkQuotations(files: IncompleteFiles): Problem[] {
	const { story, fingerprint } = files;
	if (!story || !fingerprint) return [];
	const problems: Problem[] = [];
	const article = story.meta?.article;
	const count = article?.paragraphs;
	if (count !== undefined && count !== fingerprint.paragraphs.length) {
		const message = `expected ${fingerprint.paragraphs.length}, the paragraphs of the fingerprint; found ${count}`;
		problems.push({ part: 'story', path: ['meta', 'article', 'paragraphs'], message });
	}

	const check = (quote: string, paragraphId: string, path: Path) => {
		const report = (message: string) => problems.push({ part: 'story', path, message });
		const paragraph = fingerprint.paragraphs.find(({ id }) => id === paragraphId);
		const words = countWords(quote);
		if (words < fingerprint.run && !(paragraph && paragraph.words <= words)) {
			report(
				`expected at least ${fingerprint.run} words (fewer cannot be proved verbatim), or a whole shorter paragraph; found ${words}`
			);
			return;
		}
		const found = findQuotation(fingerprint, quote);
		if (found.some(({ paragraph }) => paragraph === paragraphId)) return;
		const elsewhere = [...new Set(found.map(({ paragraph }) => paragraph))];
		if (elsewhere.length > 0) {
			report(`expected words of ${paragraphId}; found a quotation of ${elsewhere.join(' and ')}`);
		} else {
			report(`expected verbatim words of the article; found ${explainMiss(fingerprint, quote)}`);
		}
	};

	for (const { value, path } of passagesOf(files)) {
		if (value.quote && value.paragraph) check(value.quote, value.paragraph, [...path, 'quote']);
	}
	if (article?.headline) {
		const path = ['meta', 'article', 'headline'];
		check(article.headline, 'P0', path);
		const [headline] = fingerprint.paragraphs;
		const words = countWords(article.headline);
		if (headline && problems.every((problem) => problem.path !== path) && words !== headline.words) {
			const message = `expected the whole headline, ${headline.words} words; found ${words}`;
			problems.push({ part: 'story', path, message });
		}
	}

	for (const { value, path } of entriesOf(fingerprint.paragraphs, ['paragraphs'])) {
		const runs = value.words - Math.min(fingerprint.run, value.words) + 1;
		if (value.runs.length === runs) continue;
		const message = `expected ${runs} runs for ${value.words} words; found ${value.runs.length}`;
		problems.push({ part: 'fingerprint', path: [...path, 'runs'], message });
	}
	return problems;
}
