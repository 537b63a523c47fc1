/**
 * The first HTML tag, comment or entity in a text, with its index; story text is never HTML, and markup in it would be
 * shown as letters.
 */
export function findMarkup(text: string): { index: number; markup: string } | undefined {
	const match = /<[a-z!/?][^\s>]*>?|&(?:[a-z][a-z0-9]+|#x?[0-9a-f]+);/i.exec(text);
	return match ? { index: match.index, markup: match[0] } : undefined;
}
