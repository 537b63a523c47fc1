import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perform, talkAt, type Command, type Talk } from './talk.ts';

/** Four steps; the second comes in three parts. */
const outline = [1, 3, 1, 2];
const now = 1_600_000_000_000;

const after = (talk: Talk, ...commands: Command[]) =>
	commands.reduce((before, command) => perform(before, command, outline, now), talk);

const commands = fc.oneof(
	fc.constantFrom<Command>('next', 'back', 'first', 'last', 'black', 'white', 'story', 'parts', 'restart-clock'),
	fc.integer({ min: -3, max: 9 }).map((goTo): Command => ({ goTo }))
);

describe('a talk', () => {
	it('goes from the title screen over every step to the closing screen, one by one, and back', () => {
		const way = [-1, 0, 1, 2, 3, 4];
		let talk = talkAt(-1);
		expect(way.map(() => [talk.position, (talk = after(talk, 'next'))][0])).toEqual(way);
		expect(after(talk, 'next')).toEqual(talk);
		expect(way.toReversed().map(() => [talk.position, (talk = after(talk, 'back'))][0])).toEqual(way.toReversed());
		expect(after(talk, 'back')).toEqual(talk);
	});

	it('shows a step in its parts where that is asked for, forwards and backwards alike', () => {
		const seen: string[] = [];
		let talk = after(talkAt(0), 'parts');
		for (const command of ['next', 'next', 'next', 'next', 'back', 'back', 'back', 'back'] as const) {
			seen.push(`${talk.position}.${talk.part}`);
			talk = after(talk, command);
		}
		expect(seen).toEqual(['0.0', '1.0', '1.1', '1.2', '2.0', '1.2', '1.1', '1.0']);
	});

	it('comes back where it was when next or back is pressed on a black or white screen', () => {
		for (const screen of ['black', 'white'] as const) {
			for (const command of ['next', 'back', screen] as const) {
				const covered = after(talkAt(2), screen);
				expect(covered.screen).toBe(screen);
				expect(after(covered, command)).toEqual(talkAt(2));
			}
		}
	});

	it('begins to count when it leaves the title screen, and once only', () => {
		expect(talkAt(-1).began).toBeNull();
		const begun = perform(talkAt(-1), 'next', outline, now);
		expect(begun.began).toBe(now);
		const again = perform(perform(begun, 'first', outline, now + 1), 'next', outline, now + 2);
		expect(again.began).toBe(now);
		expect(perform(again, 'restart-clock', outline, now + 3).began).toBe(now + 3);
	});

	it('stays between its screens and within a step’s parts, whatever it is told', () => {
		fc.assert(
			fc.property(fc.array(commands, { maxLength: 40 }), (told) => {
				const talk = after(talkAt(-1), ...told);
				expect(Number.isInteger(talk.position)).toBe(true);
				expect(talk.position).toBeGreaterThanOrEqual(-1);
				expect(talk.position).toBeLessThanOrEqual(outline.length);
				expect(talk.part).toBeGreaterThanOrEqual(0);
				expect(talk.part).toBeLessThan(talk.isInParts ? (outline[talk.position] ?? 1) : 1);
			})
		);
	});
});
