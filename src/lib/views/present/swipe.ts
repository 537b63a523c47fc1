import type { Attachment } from 'svelte/attachments';

/** A finger's way over the screen, in CSS pixels right and down. */
export interface FingerWay {
	right: number;
	down: number;
}

/** Shorter ways are taps. */
const shortest = 48;

/** What a swipe asks for: to the left for what comes next, to the right for what was before; others for nothing. */
export function swipeOf({ right, down }: FingerWay): 'next' | 'back' | undefined {
	if (Math.abs(right) < shortest || Math.abs(right) < 1.7 * Math.abs(down)) return undefined;
	return right < 0 ? 'next' : 'back';
}

/** Tells of swipes with one finger over its element. */
export function swiped(onswipe: (towards: 'next' | 'back') => void): Attachment<HTMLElement> {
	return (element) => {
		const fingers = new Map<number, { x: number; y: number }>();
		let isOne = true;
		const begin = ({ pointerId, pointerType, clientX, clientY }: PointerEvent) => {
			if (pointerType === 'mouse') return;
			isOne = fingers.size === 0;
			fingers.set(pointerId, { x: clientX, y: clientY });
		};
		const end = ({ pointerId, clientX, clientY }: PointerEvent) => {
			const from = fingers.get(pointerId);
			fingers.delete(pointerId);
			const towards = from && isOne && swipeOf({ right: clientX - from.x, down: clientY - from.y });
			if (towards) onswipe(towards);
		};
		const forget = ({ pointerId }: PointerEvent) => void fingers.delete(pointerId);
		element.addEventListener('pointerdown', begin);
		element.addEventListener('pointerup', end);
		element.addEventListener('pointercancel', forget);
		return () => {
			element.removeEventListener('pointerdown', begin);
			element.removeEventListener('pointerup', end);
			element.removeEventListener('pointercancel', forget);
		};
	};
}
