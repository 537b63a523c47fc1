import { heightMessages, readyMessages } from './height-messages.ts';
import { HeightReporter } from './height-reporter.ts';
import { namesInAddress, readHello } from './hello.ts';
import { envelope, readCommand, type Command, type EmbedState, type Notice } from './protocol.ts';

/** What an embed does for its host. */
export interface HostedView {
	/** Follows a command; false if it leads nowhere, such as to a step that is not there. */
	run: (command: Exclude<Command, { type: 'state?' }>) => boolean;
	state: () => EmbedState;
}

/** The page that shows this one in a frame. */
export interface Host {
	/** The content wants this size, in CSS pixels. */
	want: (size: { width: number; height: number }) => void;
	/** Tells the hosts that have asked; nobody else learns what a reader does. */
	tell: (notice: Exclude<Notice, { type: 'height' }>) => void;
	/** Follows a link by way of the host, which WordPress wants; false if the host does not do that. */
	open: (address: string) => boolean;
	stop: () => void;
}

/**
 * Listens to the page that shows this one, and to no other window; what is not understood is ignored. In a window of its
 * own nothing is sent and nothing listened to.
 */
export function connectHost(view: HostedView): Host {
	const { parent } = window;
	if (parent === window) return { want: () => {}, tell: () => {}, open: () => false, stop: () => {} };

	let names = namesInAddress(location);
	let width = 0;
	/** The origins that have asked for the state. */
	const origins = new Set<string>();

	const reporter = new HeightReporter({
		// A height is no secret.
		send: (height) =>
			heightMessages({ width: Math.ceil(width), height }, names).forEach((message) => post(message, '*')),
		now: () => performance.now(),
		later: (run, milliseconds) => {
			const timer = setTimeout(run, milliseconds);
			return () => clearTimeout(timer);
		}
	});

	function post(message: unknown, origin: string): void {
		parent.postMessage(message, origin);
	}

	const tell: Host['tell'] = (notice) => origins.forEach((origin) => post(envelope(notice), origin));

	function onMessage({ source, data, origin }: MessageEvent<unknown>): void {
		if (source !== parent) return;
		const hello = readHello(data);
		if (hello) {
			names = { ...names, ...hello };
			return reporter.repeat();
		}
		const command = readCommand(data);
		if (!command) return;
		if (command.type === 'state?') {
			// A document without an origin cannot be answered alone.
			if (origin === 'null' || origin === '') return;
			origins.add(origin);
			reporter.repeat();
			return tell({ type: 'state', ...view.state() });
		}
		if (!view.run(command)) tell({ type: 'error', reason: `cannot ${command.type}` });
	}

	const announce = () => {
		for (const message of readyMessages) post(message, '*');
		reporter.repeat();
	};

	addEventListener('message', onMessage);
	// A host that was late, or has this page back from its cache, is told again.
	addEventListener('load', announce);
	addEventListener('pageshow', announce);
	announce();

	return {
		want(size) {
			width = size.width;
			reporter.want(size.height, { width: innerWidth, height: innerHeight });
		},
		tell,
		open(address) {
			const secret = names.wordPress;
			if (secret === undefined) return false;
			post({ message: 'link', value: address, secret }, '*');
			return true;
		},
		stop() {
			reporter.stop();
			removeEventListener('message', onMessage);
			removeEventListener('load', announce);
			removeEventListener('pageshow', announce);
		}
	};
}
