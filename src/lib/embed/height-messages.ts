import { envelope } from './protocol.ts';

/** The names by which hosts know this frame. Most are told by the host; an unknown one sends no message of its format. */
export interface FrameNames {
	/** pym.js: `childId` in the frame’s address. */
	pym?: string | undefined;
	/** iframe-resizer: first field of the host’s first message. */
	iframeResizer?: string | undefined;
	/** WordPress: `#?secret=…` in the frame’s address. */
	wordPress?: string | undefined;
	/** Datawrapper’s older listeners look for a frame whose address holds this. */
	address: string;
}

/** Size of the content, in whole CSS pixels. */
export interface ContentSize {
	width: number;
	height: number;
}

/**
 * The messages that tell a host how high the content is: one for each format that hosts listen to, and our own. They
 * carry nothing else, so that every host may read them.
 */
export function heightMessages({ width, height }: ContentSize, names: FrameNames): unknown[] {
	return [
		envelope({ type: 'height', height }),
		// AMP, @newswire/frames, sidechain.
		{ sentinel: 'amp', type: 'embed-size', height, width },
		// open-iframe-resizer.
		{ type: 'iframe-resized', width, height },
		{ 'datawrapper-height': { [names.address]: height } },
		// The Guardian: an object on the web, text in its apps.
		{ kind: 'interactive:height', height },
		JSON.stringify({ kind: 'interactive:height', height }),
		...(names.pym === undefined ? [] : [`pymxPYMx${names.pym}xPYMxheightxPYMx${height}`]),
		...(names.wordPress === undefined ? [] : [{ message: 'height', value: height, secret: names.wordPress }]),
		...(names.iframeResizer === undefined
			? []
			: [`[iFrameSizer]${names.iframeResizer}:${height}:${width}:resizeObserver`])
	];
}

/** What says to hosts that wait for it that the frame is there. */
export const readyMessages: readonly unknown[] = [
	'[iFrameResizerChild]Ready',
	{ sentinel: 'amp', type: 'embed-ready' }
];
