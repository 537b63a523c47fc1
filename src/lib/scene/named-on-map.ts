import { byId, type Place, type Story } from '../story/story.ts';
import type { SceneFeature } from './features.ts';
import type { Label } from './labels.ts';

/** Something that a step's map names, in words. */
export interface NamedOnMap {
	/** Id of the feature. */
	id: string;
	name: string;
	/** What it is, and how sure its place; empty where the name says it. */
	what: string;
	/** The step that its mark links to. */
	step?: string;
}

/**
 * All that a step's map names, each once: first the places, then distances, runways and towns outside of the view. Rings
 * are the scale of a plan and no things of their own.
 * @param labels the texts of the map's labels, by the ids of their features
 */
export function namedOnMap(
	story: Pick<Story, 'places'>,
	features: readonly SceneFeature[],
	labels: readonly Pick<Label, 'id' | 'text'>[]
): NamedOnMap[] {
	const nameOf = (id: string) => placeName(byId(story.places, id));
	const textOf = ({ id }: SceneFeature) => labels.find((label) => label.id === id)?.text ?? '';
	const places = features.flatMap((feature): NamedOnMap[] => {
		if (feature.kind !== 'place') return [];
		const { id, place, placeKind, step } = feature;
		const what = whatWords(placeKind, drawnRadius(place, features));
		return [{ id, name: nameOf(place), what, ...(step && { step }) }];
	});
	const others = features.flatMap((feature): NamedOnMap[] => {
		const { id } = feature;
		switch (feature.kind) {
			case 'distance':
				return [{ id, name: `${nameOf(feature.from)} to ${nameOf(feature.to)}`, what: textOf(feature) }];
			case 'runway':
				return [{ id, name: `Runway ${textOf(feature)}`, what: '' }];
			case 'towards':
				return [{ id, name: `Towards ${textOf(feature)}`, what: '' }];
			default:
				return [];
		}
	});
	return [...places, ...others];
}

/** A place's name as the map has it. */
export function placeName({ label, name }: Pick<Place, 'label' | 'name'>): string {
	return label ?? name;
}

/** What a place is, and within how many metres of its point it lies where the map draws that. */
export function whatWords(kind: Place['kind'], radius: number | undefined): string {
	if (!radius) return kind;
	const within = radius < 1000 ? `${radius} m` : `${(radius / 1000).toLocaleString('en')} km`;
	return `${kind}, somewhere within ${within}`;
}

function drawnRadius(place: string, features: readonly SceneFeature[]): number | undefined {
	const radii = features.flatMap((feature) =>
		(feature.kind === 'circle' || feature.kind === 'soft') && feature.place === place ? [feature.radius] : []
	);
	return radii.length ? Math.max(...radii) : undefined;
}
