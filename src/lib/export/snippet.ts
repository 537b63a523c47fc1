import { printElement, withAttributes, xml, type XmlElement } from './xml.ts';

/** What a page that shows the story needs to know. */
export interface Embedded {
	/** Of the story, with a slash at its end. */
	address: string;
	title: string;
	/** What the page keeps free for it, in CSS pixels. */
	height: number;
	/** Query of the embed's address, with its `?`; without it the whole story is shown in the reader's colours. */
	query?: string;
	/** Hash of our script, as `integrity` has it, where it is known. */
	integrity?: string | undefined;
}

/** How a story is shown in a page, by the kind of page. */
export const snippetForms = ['frame', 'script', 'amp', 'plain'] as const;

export type SnippetForm = (typeof snippetForms)[number];

/** Height that suits a column of text on a phone and on a desk, in CSS pixels. */
export const usualHeight = 640;

/** Of our script, below the story's address. */
export const hostScript = 'embed.v1.js';

/** The code for a page, as text. */
export const snippets: Readonly<Record<SnippetForm, (embedded: Embedded) => string>> = {
	/** For any page: nothing runs in it, and nothing moves when the story comes. */
	frame: (embedded) => frame(embedded, { loading: 'lazy', allow: 'fullscreen', referrerpolicy }),

	/** For pages whose own scroll tells the story: the script makes the frame, and the link stands where it does not run. */
	script: (embedded) => {
		const { address, title, query = '', integrity } = embedded;
		const script = withAttributes(xml('script', ''), {
			src: address + hostScript,
			...(integrity && { integrity, crossorigin: 'anonymous' }),
			async: ''
		});
		const element = withAttributes(xml('map-story', linkTo(embedded)), {
			src: embedAddress(embedded),
			title,
			// What the script will give it, so that nothing below moves when the script comes.
			style: `display: block; min-height: ${asksForButtons(query) ? `${usualHeight}px` : '100vh'}`
		});
		return `${printElement(script)}\n${printElement(element)}`;
	},

	/** For AMP, which loads its element by a script of its own. */
	amp: (embedded) => {
		const more = withAttributes(xml('div', 'Show all'), { overflow: '', tabindex: '0', role: 'button' });
		const frame = withAttributes(xml('amp-iframe', more, linkPlaceholder(embedded)), {
			src: embedAddress(embedded),
			title: embedded.title,
			layout: 'fixed-height',
			height: String(embedded.height),
			sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox',
			frameborder: '0',
			referrerpolicy,
			resizable: ''
		});
		return printElement(frame);
	},

	/** For systems that strip what they do not know: only attributes that WordPress lets through. */
	plain: (embedded) => frame(embedded, { scrolling: 'no' })
};

const referrerpolicy = 'strict-origin-when-cross-origin';

/** Whether what an embed's query asks for is gone through by buttons with our script, too. */
const asksForButtons = (query: string) => /[?&](?:steps|ui)=/.test(query);

const embedAddress = ({ address, query = '' }: Embedded) => `${address}embed/${query}`;

const linkTo = ({ address, title }: Embedded) => withAttributes(xml('a', title), { href: address });

const linkPlaceholder = (embedded: Embedded): XmlElement =>
	withAttributes(xml('div', linkTo(embedded)), { placeholder: '' });

/** A link stands in it for whatever shows no frames, such as a feed reader. */
function frame(embedded: Embedded, more: Readonly<Record<string, string>>): string {
	return printElement(
		withAttributes(xml('iframe', linkTo(embedded)), {
			src: embedAddress(embedded),
			title: embedded.title,
			width: '100%',
			height: String(embedded.height),
			frameborder: '0',
			...more
		})
	);
}

/** What of the story an embed shows, and how. */
export interface EmbedChoice {
	/** Id of the step that is shown first; empty for the first of all. */
	start: string;
	/** Ids of the steps that are shown, in the story's order; all where none is named. */
	steps: readonly string[];
	theme: 'auto' | 'light' | 'dark';
	isMinimal: boolean;
}

/** What can be chosen of an embed, by the kind of page. */
export interface Choosable {
	/** The step that is shown first. A page whose scroll tells the story begins with its first. */
	start: boolean;
	/** What the page keeps free. Our script gives a story the window's height, or that of its content. */
	height: boolean;
}

/** What else can be chosen for a page of this kind, after what is chosen already. */
export function choosable(form: SnippetForm, choice: EmbedChoice): Choosable {
	const isScript = form === 'script';
	return { start: !isScript || asksForButtons(embedQuery({ ...choice, start: '' })), height: !isScript };
}

/** The query that says so; empty where nothing is chosen. */
export function embedQuery({ start, steps, theme, isMinimal }: EmbedChoice): string {
	const parts = [
		start && `start=${encodeURIComponent(start)}`,
		steps.length && `steps=${steps.map(encodeURIComponent).join(',')}`,
		theme !== 'auto' && `theme=${theme}`,
		isMinimal && 'ui=minimal'
	].filter(Boolean);
	return parts.length ? `?${parts.join('&')}` : '';
}

/** What a page's Content Security Policy has to name besides what it names already. */
export function hostPolicy(form: SnippetForm, address: string): string[] {
	const { origin } = new URL(address);
	return [`frame-src ${origin}`, ...(form === 'script' ? [`script-src ${origin}`] : [])];
}
