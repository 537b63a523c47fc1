/** What the audience of a talk sees, whatever window shows it. */
export interface Talk {
	/** Step index; -1 is the title screen, the number of steps the closing one. */
	position: number;
	/** Which part of the step is shown, from 0; always 0 while steps are shown whole. */
	part: number;
	/** Whether a step comes in parts: title, map, quotation, claims. */
	isInParts: boolean;
	screen: 'story' | 'black' | 'white';
	/** When the first step was shown, in milliseconds since 1970; null before that. */
	began: number | null;
}

/** What a talk can be told, by a key, a button, a clicker or another window. */
export type Command =
	'next' | 'back' | 'first' | 'last' | 'black' | 'white' | 'story' | 'parts' | 'restart-clock' | { goTo: number };

/** How many parts each step has, in order; at least 1. */
export type Outline = readonly number[];

/** A talk that has not begun, at a position. */
export function talkAt(position: number): Talk {
	return { position, part: 0, isInParts: false, screen: 'story', began: null };
}

/**
 * The talk after a command. While the screen is black or white, `next` and `back` bring the story back where it was.
 * @param now milliseconds since 1970
 */
export function perform(talk: Talk, command: Command, outline: Outline, now: number): Talk {
	const next = performed(talk, command, outline, now);
	const begins = next.began === null && next.position >= 0 && next.position !== talk.position;
	return begins ? { ...next, began: now } : next;
}

function performed(talk: Talk, command: Command, outline: Outline, now: number): Talk {
	if (typeof command === 'object') return at(talk, command.goTo, outline);
	switch (command) {
		case 'next':
			if (talk.screen !== 'story') return { ...talk, screen: 'story' };
			if (talk.part < lastPart(talk, talk.position, outline)) return { ...talk, part: talk.part + 1 };
			return talk.position < outline.length ? at(talk, talk.position + 1, outline) : talk;
		case 'back':
			if (talk.screen !== 'story') return { ...talk, screen: 'story' };
			if (talk.part > 0) return { ...talk, part: talk.part - 1 };
			if (talk.position < 0) return talk;
			return { ...at(talk, talk.position - 1, outline), part: lastPart(talk, talk.position - 1, outline) };
		case 'first':
			return at(talk, -1, outline);
		case 'last':
			return at(talk, outline.length, outline);
		case 'black':
		case 'white':
			return { ...talk, screen: talk.screen === command ? 'story' : command };
		case 'story':
			return { ...talk, screen: 'story' };
		case 'parts':
			return { ...talk, isInParts: !talk.isInParts, part: 0 };
		case 'restart-clock':
			return { ...talk, began: now };
		default:
			return command satisfies never;
	}
}

/** The talk at the beginning of a screen; it is shown, whatever covered the one before. */
function at(talk: Talk, position: number, outline: Outline): Talk {
	const clamped = Math.min(Math.max(Math.round(position), -1), outline.length);
	return { ...talk, position: clamped, part: 0, screen: 'story' };
}

function lastPart({ isInParts }: Talk, position: number, outline: Outline): number {
	return isInParts ? Math.max(0, (outline[position] ?? 1) - 1) : 0;
}
