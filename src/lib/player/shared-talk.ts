import * as v from 'valibot';
import type { Talk } from './talk.ts';

/** A value that several windows may set: the one that was set with the highest count holds, in all of them. */
export interface Register<T> {
	value: T;
	/**
	 * When it was set, in milliseconds since 1970 by the clock of the computer that all windows share, and at the least one
	 * more than what the window which set it had seen.
	 */
	count: number;
	/** The window that set it, so that two of the same count are told apart. */
	by: string;
}

/** What the windows of a talk share. Each has its own copy; see {@link merge}. */
export interface Shared {
	talk: Register<Talk>;
	/** Where the speaker points on the map, `[lng, lat]`; null where they do not. */
	pointer: Register<[lng: number, lat: number] | null>;
}

/** What one window tells the others: all that it knows, and whether it wants to be told the same. */
export interface Told {
	shared: Shared;
	asks: boolean;
	/** Whether the window that tells is one that an audience sees. */
	isStage: boolean;
}

/**
 * A window's copy when it opens. It gives way to any that was changed, and a window that only listens gives way to
 * one that knows where it is.
 */
export function newlyShared(talk: Talk, by: string, knowsWhere: boolean): Shared {
	const count = knowsWhere ? 0 : -1;
	return { talk: { value: talk, count, by }, pointer: { value: null, count, by } };
}

/**
 * The register after one window has set it.
 * @param now in milliseconds since 1970: what was done last holds, also where two windows did not know of each other
 */
export function set<T>(register: Register<T>, value: T, by: string, now: number): Register<T> {
	return { value, count: Math.max(now, register.count + 1), by };
}

/**
 * What two copies come to: the same in whatever order, and however often, it is done, so that windows agree as soon as
 * each has heard of every change.
 */
export function merge(one: Shared, other: Shared): Shared {
	const talk = newer(one.talk, other.talk);
	const pointer = newer(one.pointer, other.pointer);
	return talk === one.talk && pointer === one.pointer ? one : { talk, pointer };
}

function newer<T>(one: Register<T>, other: Register<T>): Register<T> {
	if (other.count !== one.count) return other.count > one.count ? other : one;
	return other.by > one.by ? other : one;
}

const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(-1));
const bySchema = v.pipe(v.string(), v.maxLength(40));
const degrees = (most: number) => v.pipe(v.number(), v.minValue(-most), v.maxValue(most));

/** Longitudes may lie beyond 180°: a story that crosses the antimeridian counts on. */
const LngLatSchema = v.tuple([degrees(540), degrees(90)]);

/** The message of another window, whatever it may be, parsed. */
const ToldSchema = v.object({
	asks: v.boolean(),
	isStage: v.boolean(),
	shared: v.object({
		talk: v.object({
			count: CountSchema,
			by: bySchema,
			value: v.object({
				position: v.pipe(v.number(), v.integer(), v.minValue(-1)),
				part: v.pipe(v.number(), v.integer(), v.minValue(0)),
				isInParts: v.boolean(),
				screen: v.picklist(['story', 'black', 'white']),
				began: v.nullable(v.pipe(v.number(), v.finite()))
			})
		}),
		pointer: v.object({ count: CountSchema, by: bySchema, value: v.nullable(LngLatSchema) })
	})
});

/** What another window tells, or `undefined` for the many messages on a page that are none of a talk. */
export function readTold(data: unknown): Told | undefined {
	const result = v.safeParse(ToldSchema, data);
	return result.success ? result.output : undefined;
}
