import type { Command } from './talk.ts';

/** What a key asks for: a command to the talk, or something that the window itself does. */
export type StageAct =
	| { kind: 'command'; command: Command }
	| { kind: 'full-screen' }
	| { kind: 'overview' }
	| { kind: 'notes' }
	| { kind: 'help' }
	/** A digit of a step's number; Enter then goes there. */
	| { kind: 'digit'; digit: string }
	| { kind: 'go' };

/** Of a keyboard event, what counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** What a press happens on, as far as it matters. */
export interface KeyFocus {
	/** The keys that what has the focus needs itself: a button Space and Enter, a map that is moved by hand, or text that scrolls, the arrows. */
	uses: 'nothing' | 'space' | 'arrows' | 'space-and-arrows' | 'typing';
	/** Whether single letters, digits and signs do something. */
	hasLetters: boolean;
	/** Whether digits were typed that wait for Enter. */
	isTypingNumber: boolean;
}

const command = (wanted: Command): StageAct => ({ kind: 'command', command: wanted });

/** Clickers send these; nothing on a page needs them for itself. */
const always: Readonly<Record<string, StageAct>> = {
	PageDown: command('next'),
	PageUp: command('back'),
	F5: { kind: 'full-screen' }
};

const arrows: Readonly<Record<string, StageAct>> = {
	ArrowRight: command('next'),
	ArrowDown: command('next'),
	ArrowLeft: command('back'),
	ArrowUp: command('back'),
	Home: command('first'),
	End: command('last')
};

const letters: Readonly<Record<string, StageAct>> = {
	n: command('next'),
	p: command('back'),
	b: command('black'),
	'.': command('black'),
	';': command('black'),
	w: command('white'),
	',': command('white'),
	r: command('parts'),
	f: { kind: 'full-screen' },
	o: { kind: 'overview' },
	s: { kind: 'notes' },
	'?': { kind: 'help' }
};

/**
 * What a press of a key or of a clicker asks for; `undefined` where it is left to the page. A key that is held down
 * counts once: while it repeats it asks for `nothing`, which the page must not have either.
 */
export function actOf(press: KeyPress, focus: KeyFocus): StageAct | { kind: 'nothing' } | undefined {
	if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
	const act = always[press.key] ?? (focus.uses === 'typing' ? undefined : actOfFreeKey(press, focus));
	return act && press.repeat ? { kind: 'nothing' } : act;
}

function actOfFreeKey({ key, shiftKey }: KeyPress, { uses, hasLetters, isTypingNumber }: KeyFocus) {
	if (!uses.endsWith('arrows') && arrows[key]) return arrows[key];
	if (key === 'Enter') return isTypingNumber ? ({ kind: 'go' } as const) : undefined;
	if (key === ' ') return uses.startsWith('space') ? undefined : command(shiftKey ? 'back' : 'next');
	if (!hasLetters) return undefined;
	if (/^\d$/.test(key)) return { kind: 'digit', digit: key } as const;
	return letters[key.toLowerCase()];
}

/** What has the focus uses for itself. */
export function usesOf(element: Element | null): KeyFocus['uses'] {
	if (element?.closest('input:not([type=checkbox]), select, textarea, [contenteditable]')) return 'typing';
	if (element?.closest('canvas, [data-scrolled]')) return 'arrows';
	if (element?.closest('[data-arrows]')) return 'space-and-arrows';
	return element?.closest('a[href], button, input, summary') ? 'space' : 'nothing';
}
