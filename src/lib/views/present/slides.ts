import { stepFeatures } from '../../scene/features.ts';
import { namedOnMap, type NamedOnMap } from '../../scene/named-on-map.ts';
import type { SignName } from '../../story/sign.ts';
import { groupPassages } from '../../story/side-by-side.ts';
import { statusWords, type ClaimStatus } from '../../story/status.ts';
import { byId, type Claim, type Passage, type Step, type Story } from '../../story/story.ts';
import { dateWords } from '../date-words.ts';
import type { StepMap } from '../reader-page.ts';

/** A quotation as a slide shows it. */
export interface SlideQuote {
	id: string;
	quote: string;
	/** Of the article: `P9`. */
	paragraph: string;
	speaker: string;
	/** How sure it is, in a word or two. */
	status: string;
}

/** Passages that stand together, and what their speakers differ about if they do. */
export interface SlideGroup {
	about?: string;
	quotes: SlideQuote[];
}

/** A claim as a slide shows it: in our words, with who makes it and how sure it is. */
export interface SlideClaim {
	id: string;
	text: string;
	status: ClaimStatus;
	actor: string;
	sign?: SignName | undefined;
}

/** What a step's text shows at a time. */
export type SlidePart =
	| { kind: 'title' }
	| { kind: 'map' }
	| { kind: 'quotes'; groups: SlideGroup[] }
	| { kind: 'claims'; claims: SlideClaim[] };

/** A step as the stage shows it. What is for the speaker alone is not in it. */
export interface Slide {
	id: string;
	title: string;
	where: string;
	/** Machine-readable, and in words. */
	date: { start: string; words: string };
	isLookBack: boolean;
	/** What its map shows, for whoever does not see it. */
	description: string;
	/** What its map names, in words. */
	named: Pick<NamedOnMap, 'id' | 'name' | 'what'>[];
	/** In the order in which they are shown. */
	parts: SlidePart[];
}

/** Room for text on a slide beside the map, in letters of its type: what is longer comes on another part. */
const room = { quotes: 330, claims: 260 };

/** What a quotation or a claim takes besides its letters: who says it, and the space around it. */
const besides = { quote: 46, about: 50, claim: 34 };

/**
 * Makes the slides of a story, one for each step.
 * @param maps of the same steps, in order
 */
export function slidesOf(story: Story, maps: readonly Pick<StepMap, 'drawing'>[]): Slide[] {
	return story.steps.map((step, index) => ({
		id: step.id,
		title: step.title,
		where: step.where,
		date: { start: step.date.start, words: dateWords(step.date) },
		isLookBack: step.order === 'look-back',
		description: step.description,
		named: namedOnMap(story, stepFeatures(story, step), maps[index]?.drawing.labels ?? []).map(
			({ id, name, what }) => ({
				id,
				name,
				what
			})
		),
		parts: [{ kind: 'title' }, { kind: 'map' }, ...quotePartsOf(step, story), ...claimPartsOf(step, story)]
	}));
}

/** Which part stands for the whole step, where it does not come in parts: its first quotations. */
export function wholePart({ parts }: Slide): SlidePart {
	return parts.find(({ kind }) => kind === 'quotes') ?? parts.find(({ kind }) => kind === 'claims') ?? { kind: 'map' };
}

/** What is said of a screen to whoever does not see it; `undefined` for the title screen, whose title is the story's. */
export function announcementOf(slides: readonly Pick<Slide, 'title'>[], position: number): string | undefined {
	if (position < 0) return undefined;
	const slide = slides[position];
	return slide ? `Step ${position + 1} of ${slides.length}: ${slide.title}` : 'Questions for discussion';
}

function quotePartsOf(step: Step, story: Story): SlidePart[] {
	const groups = groupPassages(step).map(({ about, passages }): SlideGroup => ({
		...(about !== undefined && { about }),
		quotes: passages.map((passage) => quoteOf(passage, story))
	}));
	const size = ({ about, quotes }: SlideGroup) =>
		quotes.reduce((sum, { quote }) => sum + quote.length + besides.quote, about ? besides.about : 0);
	return inScreens(groups, size, room.quotes).map((shown) => ({ kind: 'quotes', groups: shown }));
}

function claimPartsOf(step: Step, story: Story): SlidePart[] {
	const claims = step.claims.map((claim) => claimOf(claim, story));
	const size = ({ text }: SlideClaim) => text.length + besides.claim;
	return inScreens(claims, size, room.claims).map((shown) => ({ kind: 'claims', claims: shown }));
}

function quoteOf({ id, quote, paragraph, speaker, status }: Passage, story: Story): SlideQuote {
	return { id, quote, paragraph, speaker: byId(story.speakers, speaker).name, status: statusWords[status].name };
}

function claimOf({ id, text, status, speaker }: Claim, story: Story): SlideClaim {
	const { name, actor } = byId(story.speakers, speaker);
	return { id, text, status, actor: name, sign: byId(story.actors, actor).sign };
}

/** Things in order on as few screens as they need; what is larger than one has its own. */
function inScreens<T>(things: readonly T[], size: (thing: T) => number, most: number): T[][] {
	const screens: T[][] = [];
	let free = 0;
	for (const thing of things) {
		if (size(thing) > free || !screens.length) {
			screens.push([]);
			free = most;
		}
		screens.at(-1)?.push(thing);
		free -= size(thing);
	}
	return screens;
}
