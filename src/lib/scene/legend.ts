import { hasMark, type SceneFeature } from './features.ts';

/** One sign of the map and what it means. */
export interface LegendEntry {
	sign: 'site' | 'city' | 'circle' | 'soft' | 'distance' | 'runway' | 'closed-runway' | 'ring' | 'towards';
	text: string;
}

const texts: Record<LegendEntry['sign'], string> = {
	site: 'Place of the story',
	city: 'City',
	circle: 'Approximate place: it may lie anywhere in the circle',
	soft: 'Area without a known border, drawn about its middle',
	distance: 'Distance, not a path',
	runway: 'Runway, to scale',
	'closed-runway': 'Closed runway, hatched',
	ring: 'Distance from the middle of the airfield',
	towards: 'Towards a town outside of this view, with its distance'
};

/** A legend of what these features show, and of nothing else. */
export function legendOf(features: readonly SceneFeature[]): LegendEntry[] {
	const signs = new Set(
		features.flatMap((feature): LegendEntry['sign'][] => {
			switch (feature.kind) {
				case 'place':
					return hasMark(feature) ? [feature.placeKind === 'site' ? 'site' : 'city'] : [];
				case 'runway':
					return [feature.closed ? 'closed-runway' : 'runway'];
				case 'hatch':
					return [];
				default:
					return [feature.kind];
			}
		})
	);
	return (Object.keys(texts) as LegendEntry['sign'][])
		.filter((sign) => signs.has(sign))
		.map((sign) => ({ sign, text: texts[sign] }));
}
