import type { Article, Claim, Event, Graph, Place as SchemaPlace, Thing } from 'schema-dts';
import { claimPlace } from '../story/claim-place.ts';
import { statusWords } from '../story/status.ts';
import { byId, type Claim as StoryClaim, type Place, type Step, type Story } from '../story/story.ts';
import { placesOf } from './events.ts';
import { storyCard } from './oembed.ts';

/**
 * A story in the words of schema.org, for search engines: the story and the article that it is based on, the steps as
 * events at their places, and each claim with who makes it.
 * @param base of all addresses in it: that of the story where it is known, else the way to it
 */
export function storyGraph(story: Story, base: string): Graph {
	const linked = new Set(story.steps.flatMap(placesOf));
	const things: Thing[] = [
		storyArticle(story, base),
		newsArticle(story, base),
		...story.steps.map((step) => eventOf(step, base)),
		...story.places.filter(({ id }) => linked.has(id)).map((place) => placeOf(place, base)),
		...story.steps.flatMap((step) => step.claims.map((claim) => claimOf(story, step, claim, base)))
	];
	return { '@context': 'https://schema.org', '@graph': things };
}

/** The story alone, as its own page says it. */
export function storyArticleData(story: Story, address: string) {
	return { '@context': 'https://schema.org', ...(storyArticle(story, address) as object) };
}

/** As data in a page: nothing in it ends the element that it stands in. */
export const jsonLdText = (data: object) => JSON.stringify(data).replaceAll('<', '\\u003c');

const reference = (base: string, id: string) => ({ '@id': `${base}#${id}` });
const articleId = 'the-article';
const placeId = (place: string) => `place-${place}`;

function storyArticle({ meta }: Story, base: string): Article {
	const { title, standfirst, language, updated, corrections, article } = meta;
	const isAbsolute = URL.canParse(base);
	return {
		'@type': 'Article',
		'@id': base,
		...(isAbsolute && { url: base, image: base + storyCard }),
		headline: title,
		description: standfirst,
		inLanguage: language,
		genre: 'Interactive map story',
		isAccessibleForFree: true,
		...(updated && { dateModified: updated }),
		...(corrections.length && {
			correction: corrections.map(({ date, text }) => ({
				'@type': 'CorrectionComment' as const,
				datePublished: date,
				text
			}))
		}),
		isBasedOn: { '@type': 'Article', ...reference(base, articleId), headline: article.headline }
	};
}

function newsArticle({ meta }: Story, base: string): Article {
	const { headline, date, publisher } = meta.article;
	return {
		'@type': 'Article',
		...reference(base, articleId),
		headline,
		datePublished: date.start,
		...(publisher.certainty === 'certain' && { publisher: { '@type': 'Organization', name: publisher.name } })
	};
}

function eventOf(step: Step, base: string): Event {
	const { id, title, date, where } = step;
	const places = placesOf(step).map((place) => reference(base, placeId(place)));
	return {
		'@type': 'Event',
		...reference(base, id),
		name: title,
		startDate: date.start,
		...(date.end !== undefined && { endDate: date.end }),
		location: places.length ? places : where
	};
}

function placeOf({ id, name, names, lngLat, uncertainty }: Place, base: string): SchemaPlace {
	const [longitude, latitude] = lngLat;
	const point = { '@type': 'GeoCoordinates' as const, longitude, latitude };
	const others = Object.values(names);
	return {
		'@type': 'Place',
		...reference(base, placeId(id)),
		name,
		...(others.length && { alternateName: others }),
		// The label of an area has no point that would say where it is.
		...(uncertainty !== null && {
			geo: uncertainty ? { '@type': 'GeoCircle', geoMidpoint: point, geoRadius: uncertainty } : point
		})
	};
}

function claimOf({ speakers }: Story, step: Step, claim: StoryClaim, base: string): Claim {
	const { name, role, person } = byId(speakers, claim.speaker);
	const place = claimPlace(claim, step);
	return {
		'@type': 'Claim',
		...reference(`${base}claims/`, claim.id),
		text: claim.text,
		creativeWorkStatus: statusWords[claim.status].name,
		author: { '@type': person ? 'Person' : 'Organization', name, description: role },
		appearance: reference(base, articleId),
		...(place !== undefined && { contentLocation: reference(base, placeId(place)) })
	};
}
