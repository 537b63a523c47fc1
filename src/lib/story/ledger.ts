import type { SignName } from './sign.ts';
import type { Claim, Passage, Place, Speaker, Step, Story, StoryDate } from './story.ts';

/** One line of the ledger: who says what, how sure it is, when and where. */
export interface LedgerClaim extends Pick<
	Claim,
	'id' | 'paragraph' | 'speaker' | 'status' | 'text' | 'note' | 'place'
> {
	/** Verbatim words of the article that carry the claim, where some are quoted. */
	quote?: Passage['quote'];
	/** The claim's own date, else that of its step. */
	date: Pick<StoryDate, 'start' | 'end' | 'precision'>;
	step: string;
}

/** All claims of a story in the article's order, with the names that they use. */
export interface Ledger {
	claims: LedgerClaim[];
	/** Those who make a claim, in the order of the bundle. */
	speakers: (Pick<Speaker, 'id' | 'name' | 'role'> & { actor: string; sign?: SignName })[];
	/** The places that claims name, in the order of the bundle. */
	places: { id: string; label: string }[];
	steps: Pick<Step, 'id' | 'title'>[];
	/** Ids of the paragraphs with a claim, in order. */
	paragraphs: string[];
}

/** `P2` before `P10`, `C1.2` before `C1.10`. */
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** The ledger of a story: every claim of every step, once. */
export function ledgerOf(story: Pick<Story, 'steps' | 'speakers' | 'actors' | 'places'>): Ledger {
	const claims = story.steps
		.flatMap((step) => step.claims.map((claim) => lineOf(claim, step)))
		.sort((a, b) => byNumber(a.paragraph, b.paragraph) || byNumber(a.id, b.id));
	const used = (key: 'speaker' | 'place' | 'paragraph') => new Set(claims.map((claim) => claim[key]));
	const [speakers, places, paragraphs] = [used('speaker'), used('place'), used('paragraph')];
	const actorOf = (id: string) => {
		const { name = '', sign } = story.actors.find((actor) => actor.id === id) ?? {};
		return { actor: name, ...(sign && { sign }) };
	};
	return {
		claims,
		speakers: story.speakers
			.filter(({ id }) => speakers.has(id))
			.map(({ id, name, role, actor }) => ({ id, name, role, ...actorOf(actor) })),
		places: story.places.filter(({ id }) => places.has(id)).map(named),
		steps: story.steps.map(({ id, title }) => ({ id, title })),
		paragraphs: [...paragraphs].flatMap((id) => id ?? [])
	};
}

const named = ({ id, name, label }: Place) => ({ id, label: label ?? name });

function lineOf(claim: Claim, step: Step): LedgerClaim {
	const { id, paragraph, speaker, status, text, note, place } = claim;
	const quote = step.passages.find((passage) => passage.id === claim.passage)?.quote;
	const { start, end, precision } = claim.date ?? step.date;
	return {
		...{ id, paragraph, speaker, status, text },
		...(note !== undefined && { note }),
		...(place !== undefined && { place }),
		...(quote !== undefined && { quote }),
		date: { start, ...(end !== undefined && { end }), precision },
		step: step.id
	};
}
