import type { AirfieldsFile } from './schema/airfields-file.ts';
import type { FingerprintFile } from './schema/fingerprint-file.ts';
import type { PlacesFile } from './schema/places-file.ts';
import type { SourcesFile } from './schema/sources-file.ts';
import type { SpeakersFile } from './schema/speakers-file.ts';
import type { StoryFile } from './schema/story-file.ts';

/** A piece of a paragraph. Text is never HTML: a view renders each node as an element or as text. */
export type Inline =
	| { kind: 'text'; text: string }
	| { kind: 'emphasis' | 'strong'; children: Inline[] }
	| {
			kind: 'link';
			/** `http:`, `https:`, `mailto:`, `#fragment` or a path relative to the page. */
			href: string;
			children: Inline[];
	  };

export type Paragraph = Inline[];

/** Text of the story as a tree of paragraphs; see `markdown.ts` for how it is written. */
export type Markdown = Paragraph[];

export type Meta = StoryFile['meta'];
/** How the story can be taught, as in `story.yaml`. */
export type Lesson = NonNullable<StoryFile['lesson']>;
type StepFile = StoryFile['steps'][number];

/** One stop of the story, as in `story.yaml`, with its Markdown parsed. */
export interface Step extends Omit<StepFile, 'prose' | 'notes'> {
	prose: Markdown;
	notes?: Markdown | undefined;
}

export type Passage = Step['passages'][number];
export type Claim = Step['claims'][number];
export type ContextFact = Step['context'][number];
export type Chart = Step['charts'][number];
export type CountsChart = Extract<Chart, { kind: 'counts' }>;
export type AnnouncementsChart = Extract<Chart, { kind: 'announcements' }>;
export type View = Step['view'];
export type StoryDate = Step['date'];
export type ParagraphLine = StoryFile['paragraphs'][number];
export type Actor = SpeakersFile['actors'][number];
export type Speaker = SpeakersFile['speakers'][number];
export type Source = SourcesFile['sources'][number];
export type LngLat = [lng: number, lat: number];
/** `[west, south, east, north]` in degrees; west > east crosses the antimeridian. */
export type Bounds = [west: number, south: number, east: number, north: number];

type PlaceProperties = PlacesFile['features'][number]['properties'];

/** A place of the bundle: a point with names, a kind and a stated uncertainty in metres. */
export interface Place extends PlaceProperties {
	id: string;
	lngLat: LngLat;
}

/** A runway from threshold to threshold; lengths and widths in metres. */
export interface Runway {
	id: string;
	airfield: string;
	designators: string;
	length: number | null;
	width: number | null;
	surface: string | null;
	lit: boolean;
	closed: boolean;
	/** The two thresholds, low end first; null where they are not known. */
	thresholds: [LngLat, LngLat] | null;
}

/** An airfield with its runways. */
export interface Airfield {
	id: string;
	name: string;
	icao?: string | undefined;
	place: string;
	/** Metres above sea level. */
	elevation?: number | undefined;
	source: string;
	note?: string | undefined;
	lngLat: LngLat;
	runways: Runway[];
}

/** One story, whole and checked: every reference in it leads somewhere. */
export interface Story {
	meta: Meta;
	paragraphs: ParagraphLine[];
	steps: Step[];
	actors: Actor[];
	speakers: Speaker[];
	sources: Source[];
	places: Place[];
	airfields: Airfield[];
	lesson?: Lesson;
}

/** The files of a bundle as they were parsed, before references are checked. */
export interface BundleFiles {
	story: StoryFile;
	speakers: SpeakersFile;
	sources: SourcesFile;
	places: PlacesFile;
	airfields: AirfieldsFile;
	fingerprint: FingerprintFile;
}

/**
 * The entry with this id.
 * @throws RangeError if there is none; a checked story holds no reference that leads nowhere.
 */
export function byId<T extends { id: string }>(entries: readonly T[], id: string): T {
	const entry = entries.find((candidate) => candidate.id === id);
	if (!entry) throw new RangeError(`no entry with id "${id}"`);
	return entry;
}
