import { plainText } from '../story/plain-text.ts';
import { statusWords } from '../story/status.ts';
import { byId, type Step, type Story } from '../story/story.ts';
import { printElement, xml } from './xml.ts';

/** Paragraphs as the text of a balloon, which viewers of KML read as HTML: printed, so that no sign of theirs is markup. */
export function balloonText(paragraphs: readonly string[]): string {
	return paragraphs.map((paragraph) => printElement(xml('p', paragraph))).join('');
}

/** What a balloon says of a step: when and where, the story's words, and the quotations with who says them. */
export function stepBalloon(story: Story, { date, where, prose, passages }: Step): string {
	const when = [date.start, ...(date.end === undefined ? [] : [date.end])].join(' to ');
	const quotes = passages.map(({ quote, paragraph, speaker, status }) => {
		const said = `${byId(story.speakers, speaker).name}, ${paragraph} (${statusWords[status].name})`;
		return `“${quote}” – ${said}`;
	});
	return balloonText([`${when}, ${where}`, ...plainText(prose), ...quotes]);
}

/** How long a balloon's text takes to be read at 200 words a minute, in seconds. */
export function readingSeconds(balloon: string): number {
	const words = balloon.replace(/<[^>]*>/g, ' ').match(/\S+/g)?.length ?? 0;
	return Math.max(5, Math.round(words * 0.3));
}
