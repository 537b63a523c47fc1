import { certainties, certaintyWords, type Certainty } from '../story/certainty.ts';
import type { SignName } from '../story/sign.ts';
import type { Story } from '../story/story.ts';
import { hasMark, type SceneFeature } from './features.ts';
import type { ActorSign } from './signs.ts';

type MapSign = 'site' | 'city' | 'circle' | 'soft' | 'distance' | 'runway' | 'closed-runway' | 'ring' | 'towards';

/** One sign of the map and what it means: of what is drawn, of an actor, or of the form that tells how sure a claim is. */
export type LegendEntry =
	| { kind: 'map'; sign: MapSign; text: string }
	| { kind: 'actor'; sign: SignName; text: string }
	| { kind: 'certainty'; sign: Certainty; text: string };

const texts: Record<MapSign, string> = {
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

/** A legend of what these features and signs show, and of nothing else. */
export function legendOf(
	story: Pick<Story, 'actors'>,
	features: readonly SceneFeature[],
	signs: readonly ActorSign[] = []
): LegendEntry[] {
	const shown = new Set(features.flatMap(signOf));
	const drawn = (Object.keys(texts) as MapSign[]).filter((sign) => shown.has(sign));
	const actors = story.actors.flatMap(({ id, name }): LegendEntry[] => {
		const used = signs.find(({ actor }) => actor === id);
		return used ? [{ kind: 'actor', sign: used.sign, text: name }] : [];
	});
	const forms = certainties.filter((form) => signs.some(({ certainty }) => certainty === form));
	return [
		...drawn.map((sign): LegendEntry => ({ kind: 'map', sign, text: texts[sign] })),
		...actors,
		...forms.map((sign): LegendEntry => ({ kind: 'certainty', sign, text: certaintyWords[sign] }))
	];
}

function signOf(feature: SceneFeature): MapSign[] {
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
}
