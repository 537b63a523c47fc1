import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeGroups, roomOf } from './place-groups.ts';

const camera = { center: [44, 33] as [number, number], zoom: 6, bearing: 0 };
const place = fc.record({
	lngLat: fc.tuple(fc.double({ min: 40, max: 48, noNaN: true }), fc.double({ min: 30, max: 36, noNaN: true }))
});

test('every place is in one group, in its order, and no two groups are too close to be pressed apart', () => {
	fc.assert(
		fc.property(fc.array(place, { maxLength: 12 }), fc.constantFrom(24, 28, 44), (places, size) => {
			const groups = placeGroups(places, camera, size);
			expect(groups.flatMap((group) => group.places).length).toBe(places.length);
			for (const group of groups) {
				const order = group.places.map((member) => places.indexOf(member));
				expect(order).toEqual(order.toSorted((a, b) => a - b));
			}
			for (const [index, { at }] of groups.entries()) {
				for (const other of groups.slice(index + 1)) {
					const apart = Math.max(Math.abs(at[0] - other.at[0]), Math.abs(at[1] - other.at[1]));
					expect(apart).toBeGreaterThanOrEqual(size);
				}
			}
		})
	);
});

test('places that lie apart stand for themselves, and closer up those of a group come apart', () => {
	const places = [{ lngLat: [44, 33] as [number, number] }, { lngLat: [44.2, 33] as [number, number] }];
	expect(placeGroups(places, camera, 24)).toHaveLength(1);
	expect(placeGroups(places, { ...camera, zoom: 9 }, 24)).toHaveLength(2);
});

test('squares as large as the room of each group touch no other, and one that stands alone has no limit', () => {
	const at = (right: number, down: number) => ({ places: [0] as [number], at: [right, down] as [number, number] });
	const groups = [at(0, 0), at(26, 8), at(-10, 40)];
	expect(groups.map((group) => roomOf(group, groups))).toEqual([26, 26, 36]);
	expect(roomOf(at(0, 0), [])).toBeUndefined();
});
