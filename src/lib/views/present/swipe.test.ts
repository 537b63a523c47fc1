import { expect, it } from 'vitest';
import { swipeOf } from './swipe.ts';

it.each([
	[-120, 10, 'next'],
	[120, -30, 'back'],
	[-30, 0, undefined],
	[90, 80, undefined],
	[0, -300, undefined]
])('a finger that goes %i px to the right and %i px down asks for %s', (right, down, asked) => {
	expect(swipeOf({ right, down })).toBe(asked);
});
