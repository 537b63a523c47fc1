import type { BasemapBand } from '../../geo/basemap.ts';
import type { Markdown, Story } from '../../story/story.ts';
import { basemapPaths, type DrawnBasemap } from '../../svg/basemap-paths.ts';
import { readerPage, type ReaderPage } from '../reader-page.ts';
import { slidesOf, type Slide } from './slides.ts';

/** The questions of one step. */
export interface StepQuestions {
	step: string;
	title: string;
	questions: readonly string[];
}

/** What the stage is made of: what the audience may see, and nothing else. */
export interface PresentPage {
	reader: Omit<ReaderPage, 'paragraphs'>;
	meta: Pick<Story['meta'], 'title' | 'standfirst' | 'article'>;
	basemap: DrawnBasemap[];
	slides: Slide[];
	/** Of the steps that have any; the last of them stand on the closing screen. */
	questions: StepQuestions[];
}

/** What the speaker's window is made of: the stage's, and what is for the speaker alone. */
export interface NotesPage extends PresentPage {
	/** Of each step, in order. */
	notes: SpeakerNotes[];
}

/** What the speaker has of a step besides what the audience sees. */
export interface SpeakerNotes {
	notes: Markdown;
	questions: readonly string[];
	/** How long the step may take against the others: its words. */
	weight: number;
}

/** Makes the stage's page of a story and of the basemap that is drawn into it. */
export function presentPage(story: Story, basemap: readonly BasemapBand[]): PresentPage {
	const { paragraphs, ...reader } = readerPage(story, basemap);
	void paragraphs;
	const { title, standfirst, article } = story.meta;
	return {
		reader,
		meta: { title, standfirst, article },
		basemap: basemapPaths(basemap, reader.origin),
		slides: slidesOf(story, reader.maps),
		questions: questionsOf(story)
	};
}

/** The questions of a story's steps, of those that have any, in order. */
export function questionsOf({ steps }: Pick<Story, 'steps'>): StepQuestions[] {
	return steps.flatMap(({ id, title, questions }) => (questions.length ? [{ step: id, title, questions }] : []));
}

/** Makes the page of the speaker's window. */
export function notesPage(story: Story, basemap: readonly BasemapBand[]): NotesPage {
	return {
		...presentPage(story, basemap),
		notes: story.steps.map(({ notes = [], prose, questions }) => ({
			notes,
			questions,
			weight: JSON.stringify([notes, prose, questions]).split(/\s+/).length
		}))
	};
}
