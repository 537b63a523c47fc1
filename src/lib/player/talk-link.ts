import { readTold, type Told } from './shared-talk.ts';

/** The way to the other windows of a talk. */
export interface TalkLink {
	tell: (told: Told) => void;
	/** Another window that may not hear the broadcast, such as one of a page on disk. */
	add: (other: Window) => void;
	stop: () => void;
}

/**
 * Links this window with the others of a talk on this computer, in two ways, as neither works everywhere: by broadcast,
 * and by the windows that opened each other. What comes in both ways is heard twice.
 * @param name of the talk: windows of another one are not heard
 * @param hear told what is a talk's message, and only that
 */
export function linkTalk(name: string, hear: (told: Told) => void): TalkLink {
	const others = new Set<Window>();
	const opener = window.opener as Window | null;
	if (opener) others.add(opener);
	const channel = channelOf(name);

	const receive = (data: unknown) => {
		if (typeof data !== 'object' || data === null || !('name' in data) || data.name !== name) return false;
		const told = readTold(data);
		if (told) hear(told);
		return told !== undefined;
	};
	const fromChannel = ({ data }: MessageEvent) => void receive(data);
	const fromWindow = ({ data, origin, source }: MessageEvent) => {
		// A page on disk has the origin "null", as has any other: the name is all that it can be told by.
		if (origin !== location.origin && !(location.protocol === 'file:' && origin === 'null')) return;
		if (receive(data) && source && source !== window) others.add(source as Window);
	};
	channel?.addEventListener('message', fromChannel);
	addEventListener('message', fromWindow);

	return {
		tell(told) {
			const message = { name, ...told };
			channel?.postMessage(message);
			for (const other of others) {
				if (other.closed) others.delete(other);
				else other.postMessage(message, location.protocol === 'file:' ? '*' : location.origin);
			}
		},
		add: (other) => void others.add(other),
		stop() {
			channel?.close();
			removeEventListener('message', fromWindow);
		}
	};
}

/** The broadcast of this name, where the browser has one and lets the page use it: without storage Firefox does not. */
function channelOf(name: string): BroadcastChannel | undefined {
	try {
		return new BroadcastChannel(name);
	} catch {
		return undefined;
	}
}

/** The name of a story's talk on this computer: another story of the same host, below another path, has another. */
export function talkName(root: URL, story: string): string {
	return `map-story talk ${root.pathname} ${story} ${new URLSearchParams(location.search).get('talk') ?? ''}`;
}
