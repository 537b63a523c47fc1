import { longitudeNear } from '#lib/geo/longitude.ts';

/**
 * Units of the atlas that are not countries of their own on this map and belong to the named one: military bases and a
 * launch site on lease, and a buffer zone that would make one dividing line into two.
 */
export const unitOf: Readonly<Record<string, string>> = {
	Akrotiri: 'Cyprus',
	Dhekelia: 'Cyprus',
	'Cyprus U.N. Buffer Zone': 'N. Cyprus',
	'USNB Guantanamo Bay': 'Cuba',
	Baikonur: 'Kazakhstan'
};

/**
 * Lines of control that Natural Earth draws as it finds them on the ground and that one of the sides does not accept as
 * a border: the two names in the atlas, and where only a part of their border is meant, `[west, south, east, north]`.
 */
const lines: { sides: [string, string | '*']; within?: [number, number, number, number] }[] = [
	{ sides: ['N. Cyprus', '*'] },
	{ sides: ['Kosovo', 'Serbia'] },
	{ sides: ['Russia', 'Ukraine'], within: [31, 44, 37, 46.6] },
	{ sides: ['Palestine', 'Israel'] },
	{ sides: ['Israel', 'Syria'] },
	{ sides: ['W. Sahara', 'Morocco'] },
	{ sides: ['Somaliland', 'Somalia'] },
	{ sides: ['Siachen Glacier', '*'] },
	{ sides: ['India', 'Pakistan'], within: [73, 32.4, 78, 37.5] },
	{ sides: ['China', 'India'] }
];

/** Whether a border line between two units, given by its positions, is disputed. */
export function isDisputed(a: string, b: string, positions: readonly GeoJSON.Position[]): boolean {
	return lines.some(({ sides: [one, other], within }) => {
		const isPair = (a === one && (other === '*' || b === other)) || (b === one && (other === '*' || a === other));
		if (!isPair || !within) return isPair;
		const [west, south, east, north] = within;
		return positions.every(([lng = NaN, lat = NaN]) => {
			const x = longitudeNear(lng, (west + east) / 2);
			return x >= west && x <= east && lat >= south && lat <= north;
		});
	});
}
