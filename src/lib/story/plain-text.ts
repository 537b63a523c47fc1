import type { Markdown, Paragraph } from './story.ts';

/** The paragraphs of a text without its emphasis; a link to another site is followed by its address in brackets. */
export function plainText(markdown: Markdown): string[] {
	return markdown.map(textOf);
}

function textOf(paragraph: Paragraph): string {
	return paragraph
		.map((inline) => {
			if (inline.kind === 'text') return inline.text;
			const text = textOf(inline.children);
			return inline.kind === 'link' && /^https?:/i.test(inline.href) ? `${text} (${inline.href})` : text;
		})
		.join('');
}
