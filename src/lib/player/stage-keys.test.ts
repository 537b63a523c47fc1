import { describe, expect, it } from 'vitest';
import { actOf, type KeyFocus, type KeyPress } from './stage-keys.ts';

const free: KeyFocus = { uses: 'nothing', hasLetters: true, isTypingNumber: false };

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
	return { key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, repeat: false, ...more };
}

/** What a press asks for, in a word. */
function asked(key: string, focus: Partial<KeyFocus> = {}, more: Partial<KeyPress> = {}) {
	const act = actOf(press(key, more), { ...free, ...focus });
	return act?.kind === 'command' ? act.command : act?.kind;
}

describe('a key of the stage', () => {
	it.each([
		['next', ['PageDown', 'ArrowRight', 'ArrowDown', ' ', 'n', 'N']],
		['back', ['PageUp', 'ArrowLeft', 'ArrowUp', 'p', 'P']],
		['first', ['Home']],
		['last', ['End']],
		['black', ['b', 'B', '.', ';']],
		['white', ['w', 'W', ',']],
		['parts', ['r']],
		['full-screen', ['F5', 'f', 'F']],
		['overview', ['o']],
		['notes', ['s']],
		['help', ['?']],
		['digit', ['0', '7']],
		[undefined, ['Tab', 'Escape', 'Enter', 'F12', 'x', 'é', 'Shift', 'Unidentified']]
	])('asks for %s: %j', (wanted, keys) => {
		for (const key of keys) expect(asked(key), key).toBe(wanted);
	});

	it('goes back with Shift and Space', () => {
		expect(asked(' ', {}, { shiftKey: true })).toBe('back');
	});

	it('is left to the browser with Ctrl, Alt or the command key', () => {
		for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
			for (const key of ['PageDown', 'F5', 'n', 'ArrowLeft', ' ']) expect(asked(key, {}, more)).toBeUndefined();
		}
	});

	it('counts once while it is held down, and the page has none of it', () => {
		for (const key of ['PageDown', ' ', 'b', 'F5', '3']) expect(asked(key, {}, { repeat: true })).toBe('nothing');
		expect(asked('Tab', {}, { repeat: true })).toBeUndefined();
	});

	it('B1: of a clicker steps from any focus', () => {
		for (const uses of ['nothing', 'space', 'arrows', 'space-and-arrows', 'typing'] as const) {
			expect(asked('PageDown', { uses })).toBe('next');
			expect(asked('PageUp', { uses })).toBe('back');
			expect(asked('F5', { uses })).toBe('full-screen');
		}
	});

	it('stays with a button, a map that is moved by hand, or a field that needs it itself', () => {
		expect(asked(' ', { uses: 'space' })).toBeUndefined();
		expect(asked('ArrowRight', { uses: 'space' })).toBe('next');
		expect(asked('ArrowRight', { uses: 'arrows' })).toBeUndefined();
		expect(asked('n', { uses: 'arrows' })).toBe('next');
		expect(asked(' ', { uses: 'arrows' })).toBe('next');
		for (const key of [' ', 'ArrowRight']) expect(asked(key, { uses: 'space-and-arrows' })).toBeUndefined();
		for (const key of ['n', ' ', 'ArrowRight', 'Home', '4']) expect(asked(key, { uses: 'typing' })).toBeUndefined();
	});

	it('B4: does nothing as a letter, digit or sign where those are switched off', () => {
		for (const key of ['n', 'p', 'b', '.', ';', 'w', ',', 'r', 'f', 'o', 's', '?', '5'])
			expect(asked(key, { hasLetters: false }), key).toBeUndefined();
		for (const key of ['PageDown', 'PageUp', 'ArrowRight', ' ', 'F5', 'Home'])
			expect(asked(key, { hasLetters: false }), key).toBeDefined();
	});

	it('goes to a step with Enter once its number is typed, whatever has the focus', () => {
		expect(asked('Enter', { isTypingNumber: true, uses: 'space' })).toBe('go');
		expect(asked('Enter', { uses: 'space' })).toBeUndefined();
	});
});
