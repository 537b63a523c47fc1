import { longestQuotation } from '../story/schema/text.ts';
import {
	byId,
	type ContextFact,
	type Place,
	type Source,
	type Step,
	type Story,
	type StoryDate
} from '../story/story.ts';
import { dateWords, isoWords } from './date-words.ts';
import { privacyOf, type Privacy } from './privacy.ts';

/** A date that the story gives, and how it was found. */
export interface MethodDate extends Pick<StoryDate, 'start' | 'wording' | 'resolution'> {
	/** The date in words. */
	words: string;
	/** What is dated: a step's title, or the id of a claim that has a date of its own. */
	of: string;
	isClaim: boolean;
}

/** Everything that the method page is made of. */
export interface MethodPage {
	title: string;
	article: Story['meta']['article'];
	omissions: string[];
	corrections: { date: string; words: string; text: string }[];
	updated?: string;
	places: (Pick<Place, 'id' | 'name' | 'uncertainty' | 'mention' | 'source' | 'note'> & { coordinates: string })[];
	airfields: { id: string; name: string; source: string; note?: string }[];
	dates: MethodDate[];
	/** Context facts by step. */
	context: { step: Pick<Step, 'id' | 'title'>; facts: (Omit<ContextFact, 'sources'> & { sources: Source[] })[] }[];
	/** Of all that is not in the article. */
	sources: Source[];
	/** `longest` is the most words that a quotation may have. */
	counts: { claims: number; passages: number; longest: number };
	privacy: Privacy;
	/** The date of the privacy statement in words. */
	privacyStated: string;
}

/**
 * What a story rests on, in words.
 * @param hosts origins besides the site's own that a page may ask
 */
export function methodPage(story: Story, hosts: readonly string[] = []): MethodPage {
	const { meta, steps, places, airfields } = story;
	const claims = steps.flatMap((step) => step.claims);
	const privacy = privacyOf(meta, hosts);
	return {
		title: meta.title,
		article: meta.article,
		omissions: meta.omissions,
		corrections: meta.corrections.map(({ date, text }) => ({ date, words: isoWords(date), text })),
		...(meta.updated !== undefined && { updated: isoWords(meta.updated) }),
		places: places.map(({ id, name, uncertainty, mention, source, note, lngLat }) => {
			return { id, name, uncertainty, mention, source, note, coordinates: coordinatesInWords(lngLat) };
		}),
		airfields: airfields.map(({ id, name, source, note }) => ({ id, name, source, ...(note && { note }) })),
		dates: [
			dateLine(meta.article.date, 'The article', false),
			...steps.flatMap((step) => [
				dateLine(step.date, step.title, false),
				...step.claims.flatMap(({ id, date }) => (date ? [dateLine(date, id, true)] : []))
			])
		],
		context: steps
			.filter((step) => step.context.length)
			.map(({ id, title, context }) => ({
				step: { id, title },
				facts: context.map((fact) => ({ ...fact, sources: fact.sources.map((source) => byId(story.sources, source)) }))
			})),
		sources: story.sources,
		counts: {
			claims: claims.length,
			passages: steps.flatMap((step) => step.passages).length,
			longest: longestQuotation
		},
		privacy,
		privacyStated: isoWords(privacy.date)
	};
}

function dateLine(date: StoryDate, of: string, isClaim: boolean): MethodDate {
	const { start, wording, resolution } = date;
	return { start, wording, resolution, words: dateWords(date), of, isClaim };
}

/** `33.2620° N, 44.2338° E`. */
export function coordinatesInWords([lng, lat]: readonly [number, number]): string {
	const degrees = (value: number, positive: string, negative: string) =>
		`${Math.abs(value).toFixed(4)}° ${value < 0 ? negative : positive}`;
	return `${degrees(lat, 'N', 'S')}, ${degrees(lng, 'E', 'W')}`;
}

/** A stated uncertainty in words; a label of an area has none. */
export function uncertaintyInWords(metres: number | null): string {
	if (metres === null) return 'a label for an area, not a point';
	if (metres === 0) return 'taken as exact';
	return metres < 1000 ? `within ${metres} m` : `within ${(metres / 1000).toLocaleString('en')} km`;
}
