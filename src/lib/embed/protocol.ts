/** Name and version of our own messages between an embed and the page that shows it; a change of meaning is a new version. */
export const namespace = 'map-story';
export const version = 1;

/** What a host may ask of an embed: a closed list. Nothing in it can lead to another address or set markup. */
export type Command =
	| { type: 'goto'; step: string | number }
	| { type: 'next' }
	| { type: 'prev' }
	/** Asks for {@link EmbedState}; from then on every other step is told. */
	| { type: 'state?' }
	/** Of a page whose scroll the host drives: how far down it is, in CSS pixels. */
	| { type: 'scroll'; top: number };

/** Where the reader of an embed is. */
export interface EmbedState {
	/** Ids of the embed's steps, in order. */
	steps: readonly string[];
	step: string;
	/** Of the step, from 0. */
	index: number;
}

/** What an embed tells its host. The height goes to anyone, all else only to the origin that asked. */
export type Notice =
	| { type: 'height'; height: number }
	| ({ type: 'state' } & EmbedState)
	| { type: 'step'; step: string; index: number }
	/** The page whose scroll is driven wants to be here, in CSS pixels from its top; and how high it is. */
	| { type: 'scroll-to'; top: number; height: number }
	| { type: 'error'; reason: string };

/** Longest text in a message, in characters. A message has a known number of short fields, so that no longer one is read. */
const longestText = 200;

/** The fields of each command besides its name, and what each may hold. */
const fields: Readonly<Record<Command['type'], Readonly<Record<string, (value: unknown) => boolean>>>> = {
	goto: { step: (value) => isShortText(value) || (Number.isInteger(value) && Number(value) >= 0) },
	next: {},
	prev: {},
	'state?': {},
	scroll: { top: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 }
};

/** The command in a message, or `undefined` for the many messages on a page that are none. Never throws. */
export function readCommand(data: unknown): Command | undefined {
	if (typeof data !== 'object' || data === null) return undefined;
	const { ns, v, type, ...rest } = data as Record<string, unknown>;
	if (ns !== namespace || v !== version || typeof type !== 'string' || !Object.hasOwn(fields, type)) return undefined;
	const known = fields[type as Command['type']];
	const given = Object.keys(rest);
	if (given.length !== Object.keys(known).length) return undefined;
	// A field is one of ours, or the message is of another make.
	if (!given.every((name) => Object.hasOwn(known, name) && known[name]?.(rest[name]))) return undefined;
	return { type, ...rest } as Command;
}

/** A notice as it is sent. */
export function envelope(notice: Notice): { ns: string; v: number } & Notice {
	return { ns: namespace, v: version, ...notice };
}

function isShortText(value: unknown): value is string {
	return typeof value === 'string' && value.length <= longestText;
}
