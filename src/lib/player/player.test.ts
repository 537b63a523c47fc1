import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Player } from './player.svelte.ts';

const steps = ['opening', 'harbour', 'island', 'return'];

/** A player that writes down the steps that it announces. */
function playerWithDiary(): { player: Player; diary: string[]; stop: () => void } {
	const player = new Player(steps);
	const diary: string[] = [];
	const stop = player.on('step', ({ id, index }) => diary.push(`${index} ${id}`));
	return { player, diary, stop };
}

describe('a player', () => {
	it('begins at the first step', () => {
		const player = new Player(steps);
		expect([player.position, player.stepIndex, player.step]).toEqual([0, 0, 'opening']);
	});

	it('stays within the story, whatever position it is moved to', () => {
		fc.assert(
			fc.property(fc.double(), (position) => {
				const player = new Player(steps);
				player.moveTo(position);
				expect(player.position).toBe(Number.isNaN(position) ? 0 : Math.min(Math.max(position, 0), 3));
				expect(player.step).toBe(steps[player.stepIndex]);
			})
		);
	});

	it('D12: is at one of its steps after any verbs, and a listener hears only of those', () => {
		const anyStep = fc.oneof(fc.string(), fc.constantFrom('step-0', 'step-1', '__proto__'), fc.integer(), fc.double());
		const verb = fc.oneof(fc.record({ goTo: anyStep }), fc.record({ moveTo: fc.double() }));
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), fc.array(verb), (count, verbs) => {
				const ids = Array.from({ length: count }, (_, index) => `step-${index}`);
				const player = new Player(ids);
				player.on('step', ({ id, index }) => expect(ids[index]).toBe(id));
				for (const verb of verbs) {
					const before = player.position;
					if ('moveTo' in verb) player.moveTo(verb.moveTo);
					else if (!player.goTo(verb.goTo)) expect(player.position).toBe(before);
					expect(player.position).toBeGreaterThanOrEqual(0);
					expect(player.position).toBeLessThanOrEqual(count - 1);
					expect(ids).toContain(player.step);
				}
			})
		);
	});

	it('does not move to what is not a number', () => {
		const { player, diary } = playerWithDiary();
		player.moveTo(2.25);
		player.moveTo(NaN);
		expect(player.position).toBe(2.25);
		expect(diary).toEqual(['2 island']);
	});

	it('is at the nearer step between two', () => {
		const player = new Player(steps);
		player.moveTo(1.49);
		expect(player.step).toBe('harbour');
		player.moveTo(1.5);
		expect(player.step).toBe('island');
	});
});

describe('a player with a screen before its steps and one after them', () => {
	const withEnds = () => new Player(steps, undefined, { first: -1, last: steps.length });

	it('begins at the first screen, goes to the last, and no further', () => {
		const player = withEnds();
		expect(player.position).toBe(-1);
		expect([player.goTo(4), player.position]).toEqual([true, 4]);
		expect([player.goTo(5), player.goTo(-2), player.position]).toEqual([false, false, 4]);
		player.moveTo(-9);
		expect(player.position).toBe(-1);
	});

	it('is there at the step that is nearest', () => {
		const player = withEnds();
		expect([player.stepIndex, player.step]).toEqual([0, 'opening']);
		player.moveTo(4);
		expect([player.stepIndex, player.step]).toEqual([3, 'return']);
	});
});

describe('going to a step', () => {
	it('takes an id or an index', () => {
		const player = new Player(steps);
		expect(player.goTo('island')).toBe(true);
		expect(player.position).toBe(2);
		expect(player.goTo(1)).toBe(true);
		expect(player.position).toBe(1);
	});

	it.each(['nowhere', '', '2', -1, 4, 1.5, NaN, Infinity])('that is not there, %s, moves nothing', (step) => {
		const { player, diary } = playerWithDiary();
		player.moveTo(1);
		expect(player.goTo(step)).toBe(false);
		expect(player.position).toBe(1);
		expect(diary).toEqual(['1 harbour']);
	});

	it('leaves the way to the page: a page that scrolls moves the position by scrolling', () => {
		const asked: number[] = [];
		const player = new Player(steps, (index) => asked.push(index));
		expect(player.goTo('return')).toBe(true);
		expect(player.goTo('nowhere')).toBe(false);
		expect(asked).toEqual([3]);
		expect(player.position).toBe(0);
	});
});

describe('a listener', () => {
	it('hears of each step that is reached, once, and of no position within it', () => {
		const { player, diary } = playerWithDiary();
		for (const position of [0.2, 0.6, 0.9, 1, 1.3, 3, 2.6, 0]) player.moveTo(position);
		expect(diary).toEqual(['1 harbour', '3 return', '0 opening']);
	});

	it('finds the player at the step that it is told', () => {
		const player = new Player(steps);
		const seen: [string, number][] = [];
		player.on('step', () => seen.push([player.step, player.position]));
		player.moveTo(2.1);
		expect(seen).toEqual([['island', 2.1]]);
	});

	it('hears nothing after it was stopped, also when it stops itself', () => {
		const { player, diary, stop } = playerWithDiary();
		const once: number[] = [];
		const stopOnce = player.on('step', ({ index }) => {
			once.push(index);
			stopOnce();
		});
		player.moveTo(1);
		stop();
		stop();
		player.moveTo(2);
		expect(diary).toEqual(['1 harbour']);
		expect(once).toEqual([1]);
	});

	it('does not keep another one from hearing when it stops itself', () => {
		const player = new Player(steps);
		const stopFirst = player.on('step', () => stopFirst());
		const heard: number[] = [];
		player.on('step', ({ index }) => heard.push(index));
		player.moveTo(1);
		player.moveTo(2);
		expect(heard).toEqual([1, 2]);
	});

	it('of an event that does not exist is a mistake', () => {
		expect(() => new Player(steps).on('end' as 'step', () => {})).toThrow('no event "end"; there is "step"');
	});
});
