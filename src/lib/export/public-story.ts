import { plainText } from '../story/plain-text.ts';
import type { Step, Story } from '../story/story.ts';

/** Counts up when the meaning of a field changes; what is only added leaves it. */
const version = 1;

/**
 * A story for others to use, as data. Each field is named here, so that nothing which is added for the speaker or for
 * a class comes out by itself.
 */
export function publicStory({ meta, paragraphs, steps, actors, speakers, sources, places, airfields }: Story) {
	const { id, title, standfirst, language, region, article, contact, updated, corrections, omissions } = meta;
	const { headline, date, publisher } = article;
	return {
		format: 'map-story',
		version,
		meta: {
			...{ id, title, standfirst, language, region, contact, updated, corrections, omissions },
			article: { headline, paragraphs: article.paragraphs, date, publisher }
		},
		paragraphs,
		steps: steps.map(publicStep),
		...{ actors, speakers, sources, places, airfields }
	};
}

function publicStep(step: Step) {
	const { id, title, order, date, where, prose, passages, contradictions, claims, context, charts } = step;
	return {
		...{ id, title, order, date, where },
		/** Plain text, a string for each paragraph. */
		prose: plainText(prose),
		...{ passages, contradictions, claims, context, charts },
		view: step.view,
		show: step.show,
		description: step.description
	};
}
