import type { Nodes, Paragraph as MdastParagraph, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { findMarkup } from './markup.ts';
import type { Inline, Markdown, Paragraph } from './story.ts';

/** Something outside the subset, at a line and column of the text, both counted from 1. */
export interface MarkdownProblem {
	line: number;
	column: number;
	message: string;
}

const allowed = 'paragraphs with *emphasis*, **strong** and [links](https://…)';

const nameOf: Partial<Record<Nodes['type'], string>> = {
	blockquote: 'a block quotation (quotations are passages)',
	break: 'a line break (two spaces or a backslash at the end of a line)',
	code: 'a code block (a line that begins with four spaces or ```)',
	definition: 'a link definition',
	heading: 'a heading',
	image: 'an image',
	imageReference: 'an image',
	inlineCode: 'code',
	linkReference: 'a link by reference',
	list: 'a list',
	thematicBreak: 'a thematic break'
};

/**
 * Parses a small subset of CommonMark: paragraphs with emphasis, strong emphasis and links. Everything else is a
 * problem; the tree then holds what could be kept.
 */
export function parseMarkdown(text: string): { tree: Markdown; problems: MarkdownProblem[] } {
	const problems = markupProblems(text);
	const report = (node: Nodes, found: string) => {
		const { line, column } = node.position?.start ?? { line: 1, column: 1 };
		problems.push({ line, column, message: `expected ${allowed}; found ${found}` });
	};

	const tree: Markdown = [];
	for (const block of fromMarkdown(text).children) {
		if (block.type === 'paragraph') tree.push(paragraphOf(block, report));
		else if (block.type !== 'html') report(block, nameOf[block.type] ?? block.type);
	}
	return { tree, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

type Report = (node: Nodes, found: string) => void;

const paragraphOf = (block: MdastParagraph, report: Report): Paragraph => inlinesOf(block.children, report);

function inlinesOf(nodes: PhrasingContent[], report: Report): Inline[] {
	return nodes.flatMap((node): Inline[] => {
		switch (node.type) {
			case 'text':
				return [{ kind: 'text', text: node.value.replaceAll(/\s*\n\s*/g, ' ') }];
			case 'emphasis':
			case 'strong':
				return [{ kind: node.type, children: inlinesOf(node.children, report) }];
			case 'link':
				if (node.title) report(node, 'a link with a title');
				if (!isSafeTarget(node.url)) {
					report(node, `a link to \`${node.url}\` (allowed are https:, http:, mailto:, #fragment and relative paths)`);
				}
				if (node.children.length === 0) report(node, 'a link without text');
				return [{ kind: 'link', href: node.url, children: inlinesOf(node.children, report) }];
			case 'html':
				return [];
			default:
				report(node, nameOf[node.type] ?? node.type);
				return [];
		}
	});
}

/** A path from the root of the host would break under a subpath, so it is no target. */
export function isSafeTarget(href: string): boolean {
	if (/[\s\\<>"]/.test(href) || findMarkup(href)) return false;
	if (/^https?:\/\/[^/]/i.test(href) || /^mailto:[^:]+@[^:]+$/i.test(href) || /^#./.test(href)) return true;
	return /^[^/:?#][^:]*$/.test(href);
}

/** Markup is looked for in the source, not in the tree: CommonMark decodes entities before anyone could see them. */
function markupProblems(text: string): MarkdownProblem[] {
	return text.split('\n').flatMap((source, index) => {
		const found = findMarkup(source);
		if (!found) return [];
		const message = `expected text without HTML tags or entities; found \`${found.markup.slice(0, 60)}\``;
		return [{ line: index + 1, column: found.index + 1, message }];
	});
}
