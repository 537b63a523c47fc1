import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, newlyShared, readTold, set, type Shared, type Told } from './shared-talk.ts';
import { perform, talkAt, type Command } from './talk.ts';

const outline = [1, 2, 1, 3, 1];

/** Windows that tell each other, and what is on its way between them. */
class Windows {
	readonly copies: Shared[] = [];
	readonly #ids: string[] = [];
	readonly onTheWay: { to: number; told: Told }[] = [];
	#opened = 0;
	/** The clock that all windows share; it goes now and then, so that things also happen at the same time. */
	#now = 0;

	constructor(count: number) {
		for (let index = 0; index < count; index += 1) this.reload(index, -1);
	}

	/** A window opens, or is loaded again: it knows its own address, and asks the others. */
	reload(index: number, position: number): void {
		this.#opened += 1;
		this.#ids[index] = `window ${(this.#opened * 7919) % 101}.${this.#opened}`;
		this.copies[index] = newlyShared(talkAt(position), this.#ids[index] ?? '', index === 0);
		this.tell(index, true);
	}

	perform(index: number, command: Command): void {
		const copy = this.#copy(index);
		const talk = perform(copy.talk.value, command, outline, 1);
		this.copies[index] = { ...copy, talk: set(copy.talk, talk, this.#ids[index] ?? '', this.#now) };
		this.tell(index, false);
	}

	point(index: number, at: [number, number] | null): void {
		const copy = this.#copy(index);
		this.copies[index] = { ...copy, pointer: set(copy.pointer, at, this.#ids[index] ?? '', this.#now) };
		this.tell(index, false);
	}

	tell(index: number, asks: boolean): void {
		const told = { shared: this.#copy(index), asks, isStage: false };
		for (const to of this.copies.keys()) if (to !== index) this.onTheWay.push({ to, told });
	}

	/** Something on the way arrives, is lost, or arrives and will arrive once more. */
	arrive(place: number, fate: 'arrives' | 'is lost' | 'arrives twice'): void {
		this.#now += place % 2;
		if (this.onTheWay.length === 0) return;
		const at = place % this.onTheWay.length;
		const [message] = fate === 'arrives twice' ? this.onTheWay.slice(at, at + 1) : this.onTheWay.splice(at, 1);
		if (!message || fate === 'is lost') return;
		const { to, told } = message;
		this.copies[to] = merge(this.#copy(to), told.shared);
		if (told.asks) this.tell(to, false);
	}

	/** Everything arrives; each window asks once more, as it does every second. */
	settle(): void {
		for (const index of this.copies.keys()) this.tell(index, true);
		while (this.onTheWay.length) this.arrive(0, 'arrives');
	}

	#copy(index: number): Shared {
		const copy = this.copies[index];
		if (!copy) throw new RangeError(`no window ${index}`);
		return copy;
	}
}

const command = fc.oneof(
	fc.constantFrom<Command>('next', 'back', 'first', 'last', 'black', 'white', 'story', 'parts'),
	fc.integer({ min: -1, max: 5 }).map((goTo): Command => ({ goTo }))
);
const index = fc.nat({ max: 2 });
const event = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('perform' as const), index, command }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('point' as const), index, lng: fc.integer({ max: 180 }) }) },
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('arrive' as const),
			place: fc.nat(),
			fate: fc.constantFrom('arrives' as const, 'is lost' as const, 'arrives twice' as const)
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('reload' as const),
			index,
			position: fc.integer({ min: -1, max: 5 })
		})
	}
);

describe('windows of one talk', () => {
	it('B6: agree after 1000 random courses of changes, delays, losses, doubles and reloads', () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 60 }), (events) => {
				const windows = new Windows(3);
				for (const each of events) {
					if (each.kind === 'perform') windows.perform(each.index, each.command);
					else if (each.kind === 'point') windows.point(each.index, [each.lng, 0]);
					else if (each.kind === 'arrive') windows.arrive(each.place, each.fate);
					else windows.reload(each.index, each.position);
				}
				windows.settle();
				const [first, ...others] = windows.copies;
				for (const other of others) expect(other).toEqual(first);
			}),
			// The number is the bar's own.
			// eslint-disable-next-line no-restricted-syntax
			{ numRuns: 1000 }
		);
	});

	it('have what was set last, once each has heard of what came before', () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 30 }), index, command, (events, last, told) => {
				const windows = new Windows(3);
				for (const each of events) {
					if (each.kind === 'perform') windows.perform(each.index, each.command);
					if (each.kind === 'arrive') windows.arrive(each.place, each.fate);
				}
				windows.settle();
				windows.perform(last, told);
				const wanted = windows.copies[last]?.talk;
				windows.settle();
				for (const { talk } of windows.copies) expect(talk).toEqual(wanted);
			})
		);
	});

	it('are led by the stage’s address while nothing was changed, and never by a window that only listens', () => {
		const stage = newlyShared(talkAt(7), 'a', true);
		const notes = newlyShared(talkAt(-1), 'z', false);
		expect(merge(notes, stage)).toEqual(stage);
		expect(merge(stage, notes)).toBe(stage);
	});

	it('go on where the talk is when the stage is loaded again', () => {
		const notes = { ...newlyShared(talkAt(-1), 'z', false) };
		const moved = { ...notes, talk: set(notes.talk, talkAt(5), 'z', 1000) };
		expect(merge(newlyShared(talkAt(2), 'b', true), moved).talk.value.position).toBe(5);
	});
});

it('windows have what was done last also where a window that was loaded again has not heard of what came before', () => {
	const [notes, stage] = [newlyShared(talkAt(2), 'z', true), newlyShared(talkAt(3), 'a', true)];
	const earlier = { ...notes, talk: set(notes.talk, talkAt(3), 'z', 1000) };
	const later = { ...stage, talk: set(stage.talk, talkAt(4), 'a', 1001) };
	expect(merge(earlier, later).talk.value.position).toBe(4);
	expect(merge(later, earlier).talk.value.position).toBe(4);
});

/** Mostly what a message has there, now and then what it must not have. */
const mostly = <T, U>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<U>) =>
	fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad });
const by = mostly(fc.string({ maxLength: 40 }), fc.string({ minLength: 41 }));
const count = mostly(fc.nat(), fc.double());

/** What comes near a talk's message, and what comes near nothing. */
const anyMessage = fc.oneof(
	{
		weight: 1,
		arbitrary: fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withTypedArray: true })
	},
	{ weight: 1, arbitrary: fc.record({ asks: fc.anything(), shared: fc.anything() }) },
	{
		weight: 8,
		arbitrary: fc.record({
			asks: fc.boolean(),
			shared: fc.record({
				talk: fc.record({
					count,
					by,
					value: fc.record({
						position: mostly(fc.integer({ min: -1 }), fc.double({ noNaN: true })),
						part: mostly(fc.nat(), fc.double({ noNaN: true })),
						isInParts: mostly(fc.boolean(), fc.anything()),
						screen: mostly(fc.constantFrom('story', 'black', 'white'), fc.string()),
						began: mostly(fc.constant(null), fc.double())
					})
				}),
				pointer: fc.record({
					count,
					by,
					value: mostly(fc.constant(null), fc.tuple(fc.double(), fc.double({ min: -90, max: 90 })))
				})
			})
		})
	}
);

describe('what another window says', () => {
	const shared = newlyShared(talkAt(3), 'a', true);

	it('D12: is nothing or whole, whatever is said, and the talk goes on from it', () => {
		fc.assert(
			fc.property(anyMessage, command, (data, next) => {
				const told = readTold(data);
				if (!told) return;
				const merged = merge(shared, told.shared);
				for (const { count, by } of Object.values(told.shared) as Shared[keyof Shared][]) {
					expect(Number.isSafeInteger(count) && count >= -1 && by.length <= 40).toBe(true);
				}
				const { position, part, screen } = merged.talk.value;
				expect(Number.isInteger(position) && position >= -1 && Number.isInteger(part) && part >= 0).toBe(true);
				expect(['story', 'black', 'white']).toContain(screen);
				const after = perform(merged.talk.value, next, outline, 1);
				expect(readTold({ asks: false, shared: { ...merged, talk: set(merged.talk, after, 'b', 1) } })).toBeDefined();
			})
		);
	});

	it('is read whole', () => {
		expect(readTold(JSON.parse(JSON.stringify({ shared, asks: true, isStage: true })))).toEqual({
			...{ shared, asks: true, isStage: true }
		});
	});

	it.each([
		undefined,
		null,
		'next',
		{},
		{ shared, asks: true },
		{ shared, isStage: true },
		{
			asks: true,
			isStage: true,
			shared: { ...shared, talk: { ...shared.talk, value: { ...shared.talk.value, position: 1.5 } } }
		},
		{
			asks: true,
			isStage: true,
			shared: { ...shared, talk: { ...shared.talk, value: { ...shared.talk.value, screen: '<b>' } } }
		},
		{ asks: true, isStage: true, shared: { ...shared, talk: { ...shared.talk, count: Infinity } } },
		{ asks: true, isStage: true, shared: { ...shared, pointer: { ...shared.pointer, value: [0, 91] } } }
	])('is nothing where it is not of a talk: %j', (data) => {
		expect(readTold(data)).toBeUndefined();
	});
});
