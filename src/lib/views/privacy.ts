import type { Story } from '../story/story.ts';
import { motionKey } from './motion-choice.svelte.ts';
import { letterKeysKey } from './present/letter-keys.svelte.ts';
import { themeKey } from './theme-choice.svelte.ts';

/** Something that the site keeps in a reader's browser; nothing of it is sent anywhere. */
export interface KeptData {
	storage: 'localStorage' | 'sessionStorage' | 'CacheStorage';
	/** The key, or the cache's name, as a browser shows it; `*` stands for any text at its end. */
	name: string;
	/** `choice`: only after the reader chose something. `reading`: by reading alone. */
	after: 'choice' | 'reading';
	/** What it holds. */
	what: string;
	why: string;
	until: string;
}

/** What the site does with what it could learn of its readers, for people and for machines. */
export interface Privacy {
	version: 1;
	title: string;
	/** How newsrooms class what they embed; without proof of it they take it for tracking. */
	tracking: 'does-not-track' | 'unknown';
	cookies: [];
	/** Kinds of personal data that are collected. */
	dataClasses: [];
	/** What a reader is asked to permit. */
	permissions: [];
	/** What the site uses that a browser grants without asking its reader, by the names of Permissions Policy. */
	features: {
		feature: 'screen-wake-lock' | 'fullscreen' | 'clipboard-write';
		what: string;
		when: string;
		why: string;
	}[];
	/** Who besides the publisher learns that the story is read: the hosts asked besides the site's own. */
	thirdParties: readonly string[];
	kept: KeptData[];
	/** What a page that shows the story in a frame is told of it. */
	toldToHost: { what: string; when: string }[];
	/** Who answers for the story; null where the story names nobody. */
	contact: string | null;
	/** Day on which these statements were last gone over, ISO 8601. */
	date: string;
}

const kept: KeptData[] = [
	{
		storage: 'localStorage',
		name: themeKey,
		after: 'choice',
		what: 'the colours that were chosen, light or dark',
		why: 'so that the next page has them before it is painted',
		until: 'the reader chooses the system’s colours, or clears the site’s data'
	},
	{
		storage: 'localStorage',
		name: motionKey,
		after: 'choice',
		what: 'whether the map may move, as it was chosen',
		why: 'so that the next page begins without motion that nobody wants',
		until: 'the reader clears the site’s data'
	},
	{
		storage: 'localStorage',
		name: letterKeysKey,
		after: 'choice',
		what: 'that single letters are no keys of the stage, where that was chosen',
		why: 'so that the next talk begins as the speaker needs it',
		until: 'the speaker switches them on, or clears the site’s data'
	},
	...(['sveltekit:scroll', 'sveltekit:snapshot'] as const).map((name): KeptData => ({
		storage: 'sessionStorage',
		name,
		after: 'reading',
		what: 'how far each page of this window was scrolled',
		why: 'so that the browser’s Back button leads back to the same lines',
		until: 'the window is closed'
	})),
	{
		storage: 'CacheStorage',
		name: 'map-story *',
		after: 'reading',
		what: 'the site’s own files, the same for every reader',
		why: 'so that the story can be read again without a network; not where it stands in another site’s page',
		until: 'a newer version replaces them, or the reader clears the site’s data'
	}
];

const features: Privacy['features'] = [
	{
		feature: 'screen-wake-lock',
		what: 'a lock that keeps the screen lit',
		when: 'only while the stage of a talk is seen',
		why: 'so that it does not go dark while the speaker speaks'
	},
	{
		feature: 'fullscreen',
		what: 'the whole screen',
		when: 'only after the button or the key for it is pressed on the stage of a talk',
		why: 'so that the talk is all that is seen'
	},
	{
		feature: 'clipboard-write',
		what: 'the clipboard, to write to it and never to read',
		when: 'only after a button “Copy” is pressed',
		why: 'so that what is copied can be put elsewhere'
	}
];

const toldToHost: Privacy['toldToHost'] = [
	{ what: 'how high the story is, the same for every reader', when: 'always, so that it can make room' },
	{
		what: 'which step is shown, and where its own scroll tells the story how far down that is',
		when: 'once it has asked'
	},
	{ what: 'which link of the story is followed', when: 'where it opens links itself, as WordPress does' }
];

/**
 * What the site states of a story's readers; a browser test compares it with what is seen.
 * @param hosts origins besides the site's own that a page asks, such as one of an online basemap
 */
export function privacyOf({ title, contact }: Story['meta'], hosts: readonly string[] = []): Privacy {
	return {
		version: 1,
		title,
		tracking: hosts.length ? 'unknown' : 'does-not-track',
		cookies: [],
		dataClasses: [],
		permissions: [],
		features,
		thirdParties: hosts,
		kept,
		toldToHost,
		contact: contact ?? null,
		date: '2026-11-23'
	};
}
