import { printElement, withAttributes, xml, type XmlElement } from '../../src/lib/export/xml.ts';
import { cardSize } from '../../src/lib/export/oembed.ts';
import { textWidth } from '../../src/lib/scene/advances.ts';
import { cardMap, type CardMap } from './card-map.ts';

/** What stands beside the map of a card. */
export interface CardText {
	/** A line above the title. */
	above: string;
	title: string;
	/** What stands below the title. */
	below: string;
	/** A line at the card's foot. */
	foot: string;
}

/** Width of the part with words, and how far they stand from its edges, in pixels. */
const panel = { width: 468, inset: 52, end: 36 };

/**
 * How much larger than on a page the map is drawn: a card is mostly seen at half of its size. What remains of its part
 * of the card is a stage of the band that `cardBand` names.
 */
const magnified = 1.72;

/** The band of the map's stage: 425 by 366 CSS pixels. */
export const cardBand = 's';

/** A card of 1200 by 630 pixels as SVG: words on the left, the map on the right. */
export function cardSvg(text: CardText, map: CardMap): string {
	const { theme } = map;
	const { width, height } = cardSize;
	const middle = panel.width + (width - panel.width) / 2;
	const rect = (attributes: Record<string, string | number>) => withNumbers(xml('rect'), attributes);
	return printElement(
		withNumbers(
			xml(
				'svg',
				rect({ width, height, fill: theme.water }),
				withNumbers(xml('g', cardMap(map)), {
					transform: `translate(${middle} ${height / 2}) scale(${magnified})`
				}),
				rect({ width: panel.width, height, fill: theme.paper }),
				rect({ x: panel.width, width: 2, height, fill: theme.rule }),
				rect({ x: panel.inset, y: 56, width: 56, height: 6, fill: theme.highlight }),
				...words(text, map)
			),
			{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` }
		)
	);
}

function words({ above, title, below, foot }: CardText, { theme, fonts }: CardMap): XmlElement[] {
	const ink = { 'font-family': fonts.serifBold, 'font-weight': 600, fill: theme.ink };
	const soft = { 'font-family': fonts.sans, 'font-weight': 400, fill: theme['ink-soft'] };
	const strong = { ...soft, 'font-family': fonts.sansBold, 'font-weight': 600 };
	const size = titleSizes.find((candidate) => wrap(title, candidate * serifShare).length <= 4) ?? 40;
	const head = block(wrap(above, 24, 2), { at: 104, size: 24, pace: 30 }, soft);
	const main = block(wrap(title, size * serifShare, 6), { at: head.end + size * 0.75, size, pace: size * 1.14 }, ink);
	const footAt = cardSize.height - 56;
	// Room for as many lines as are left above the foot.
	const rest = Math.max(0, Math.floor((footAt - (foot ? 48 : 0) - main.end) / 34));
	const body = block(wrap(below, 26, rest), { at: main.end + 8, size: 26, pace: 34 }, soft);
	const end = block(wrap(foot, 22, 1), { at: footAt, size: 22, pace: 28 }, strong);
	return [...head.lines, ...main.lines, ...body.lines, ...end.lines];
}

/** From large to small, in pixels; the first is taken in which a title has four lines at most. */
const titleSizes = [60, 54, 48, 44, 40];

/** The serif, semibold, is so much wider than what `textWidth` measures. */
const serifShare = 1.14;

function block(
	lines: readonly string[],
	{ at, size, pace }: { at: number; size: number; pace: number },
	style: Record<string, string | number>
): { lines: XmlElement[]; end: number } {
	const written = lines.map((line, index) =>
		withNumbers(xml('text', line), { x: panel.inset, y: at + index * pace, 'font-size': size, ...style })
	);
	return { lines: written, end: at + lines.length * pace };
}

/** A text in lines that fit the panel; what does not fit into `most` lines ends with an ellipsis. */
export function wrap(text: string, size: number, most = Infinity): string[] {
	const room = panel.width - panel.inset - panel.end;
	const fits = (line: string) => textWidth(line, 'semibold') * size <= room;
	const lines: string[] = [];
	for (const word of text.split(/\s+/)) {
		const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
		if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	if (lines.length <= most) return lines;
	let last = lines[most - 1] ?? '';
	while (last && !fits(`${last}…`)) last = last.replace(/\s*\S+$/, '');
	return most < 1 ? [] : [...lines.slice(0, most - 1), `${last.replace(/[\s,;:.–]+$/, '')}…`];
}

function withNumbers(element: XmlElement, attributes: Readonly<Record<string, string | number>>): XmlElement {
	const written = Object.entries(attributes).map(([name, value]) => [name, String(value)]);
	return withAttributes(element, Object.fromEntries(written) as Record<string, string>);
}
