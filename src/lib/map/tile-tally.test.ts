import { expect, test } from 'vitest';
import { TileTally } from './tile-tally.ts';

/** What a tally says of tiles that come (`+`), come empty (`o`), fail (`-`) and are all there (`.`): the sign after which it is broken. */
function brokenAt(course: string): number {
	const tally = new TileTally();
	return [...course].findIndex((sign) => {
		if (sign === '-') return tally.fail();
		if (sign === '.') return tally.rest();
		if (sign === '+') tally.fill();
		tally.arrive();
		return false;
	});
}

test.each([
	['++++.', -1],
	['', -1],
	['.', -1],
	// A view whose every tile fails, however few they are.
	['-.', 1],
	['++.-.', 4],
	// Gaps in a map that comes.
	['-+-.+--.', -1],
	['--+--+--.', -1],
	// A server that stops, without a rest between.
	['++---', 4],
	['+.--', -1],
	['+.--+.', -1],
	['-+.--.', 5],
	// Nothing but empty tiles.
	['ooo.', 3],
	['-oo.', 3],
	// A sparse map that has had something.
	['oo+o.', -1],
	['+.oo.oo.', -1],
	['+.o-.', -1]
])('of the course %j it says that the basemap is broken at %i', (course, at) => {
	expect(brokenAt(course)).toBe(at);
});

test('a tile counts as come until the map is at rest', () => {
	const tally = new TileTally();
	expect(tally.hasArrived).toBe(false);
	tally.arrive();
	tally.fail();
	expect(tally.hasArrived).toBe(true);
	tally.rest();
	expect(tally.hasArrived).toBe(false);
});
