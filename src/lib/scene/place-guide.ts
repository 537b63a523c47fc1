import { claimPlace } from '../story/claim-place.ts';
import type { SignName } from '../story/sign.ts';
import { byId, type Claim, type LngLat, type Place, type Step, type Story } from '../story/story.ts';
import { frameLongitude, inFrame } from './frame.ts';
import { placeName, whatWords } from './named-on-map.ts';

/** A claim as it is told at its place. */
export interface GuidedClaim extends Pick<Claim, 'id' | 'status' | 'text'> {
	speaker: string;
	/** Of the group that the speaker acts for. */
	sign?: SignName;
}

/** A place of a step, with who says something there. */
export interface GuidedPlace {
	id: string;
	name: string;
	/** The name in the place's own language. */
	native?: { text: string; language: string };
	/** What it is, and how sure its place. */
	what: string;
	/** In the story's frame. */
	lngLat: LngLat;
	/** The step that its mark links to. */
	step?: string;
	claims: GuidedClaim[];
}

/** For each step, by its id, the places that can be visited on its map: all but countries of which nothing is said. */
export type PlaceGuide = Readonly<Record<string, readonly GuidedPlace[]>>;

/** The places of every step of a story, in the order in which the step names them. */
export function placeGuide(story: Story): PlaceGuide {
	return Object.fromEntries(story.steps.map((step) => [step.id, guidedPlaces(story, step)]));
}

function guidedPlaces(story: Story, step: Step): GuidedPlace[] {
	const frame = frameLongitude(story);
	const drawn = new Set([...step.show.circles, ...step.show.areas]);
	return step.show.places.flatMap((shown): GuidedPlace[] => {
		const { id, step: target } = typeof shown === 'string' ? { id: shown, step: undefined } : shown;
		const place = byId(story.places, id);
		const claims = step.claims.filter((claim) => claimPlace(claim, step) === id).map((claim) => told(story, claim));
		if (place.kind === 'country' && !claims.length) return [];
		return [
			{
				id,
				name: placeName(place),
				...nativeName(place),
				what: whatWords(place.kind, drawn.has(id) ? (place.uncertainty ?? undefined) : undefined),
				lngLat: inFrame(place.lngLat, frame),
				...(target && { step: target }),
				claims
			}
		];
	});
}

function nativeName({ native: language, names }: Place): Pick<GuidedPlace, 'native'> {
	const text = language && names[language];
	return text ? { native: { text, language } } : {};
}

function told(story: Story, { id, status, text, speaker }: Claim): GuidedClaim {
	const { name, actor } = byId(story.speakers, speaker);
	const { sign } = byId(story.actors, actor);
	return { id, status, text, speaker: name, ...(sign && { sign }) };
}
