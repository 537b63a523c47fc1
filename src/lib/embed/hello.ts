import type { FrameNames } from './height-messages.ts';

/** A host’s message that wants the height: with the name by which it knows this frame, if it says one. */
export type Hello = Partial<Pick<FrameNames, 'pym' | 'iframeResizer' | 'wordPress'>>;

/** Longest greeting that is read, in characters. */
const longest = 8192;

/** Types of messages that ask for the height and say no name. */
const questions: readonly unknown[] = ['iframe-child-init', 'iframe-get-child-dimensions', 'frames-init'];

/** The greeting in a message of a host, or `undefined` for any other message. Never throws. */
export function readHello(data: unknown): Hello | undefined {
	if (typeof data === 'string') return data.length > longest ? undefined : readText(data);
	if (typeof data !== 'object' || data === null) return undefined;
	const { type, sentinel, message, secret } = data as Record<string, unknown>;
	if (message === 'ready') return isWordPressSecret(secret) ? { wordPress: secret } : undefined;
	if (type === 'frames-init' && sentinel !== 'amp') return undefined;
	return questions.includes(type) ? {} : undefined;
}

function readText(text: string): Hello | undefined {
	const [, pym] = /^pymxPYMx([\w-]{1,200})xPYMxwidthxPYMx[\d.]+$/.exec(text) ?? [];
	if (pym !== undefined) return { pym };
	const [, rest] = /^\[iFrameSizer\](.*)$/s.exec(text) ?? [];
	if (rest === undefined) return undefined;
	const [name = '', , third] = rest.split(':');
	// Only the first message has a yes or no there; the later ones are single words.
	if (third !== 'true' && third !== 'false') return /^(?:resize|reset)$/.test(rest) ? {} : undefined;
	return name !== '' && name.length <= 200 ? { iframeResizer: name } : undefined;
}

/**
 * The names of a frame that stand in its own address; anything else in the fragment is not ours and is left alone. The
 * address begins with its host: a listener takes the first frame that holds it, and `/embed/` alone is others' too.
 */
export function namesInAddress({
	host,
	pathname,
	search,
	hash
}: Pick<Location, 'host' | 'pathname' | 'search' | 'hash'>): FrameNames {
	const pym = new URLSearchParams(search).get('childId') ?? undefined;
	const [, secret] = /^#\?secret=(.*)$/.exec(hash) ?? [];
	return {
		address: (host + pathname + search).replaceAll("'", '%27'),
		...(pym && /^[\w-]{1,200}$/.test(pym) && { pym }),
		...(isWordPressSecret(secret) && { wordPress: secret })
	};
}

function isWordPressSecret(secret: unknown): secret is string {
	return typeof secret === 'string' && /^[a-z0-9]{1,64}$/i.test(secret);
}
