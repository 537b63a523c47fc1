import { parseMarkdown } from '../story/markdown.ts';
import type { Airfield, BundleFiles, Runway, Step, Story } from '../story/story.ts';

/** The story in the form that everything else works with, from files that were checked. */
export function assembleStory({ story, speakers, sources, places, airfields }: BundleFiles): Story {
	return {
		meta: story.meta,
		paragraphs: story.paragraphs,
		steps: story.steps.map(stepOf),
		actors: speakers.actors,
		speakers: speakers.speakers,
		sources: sources.sources,
		places: places.features.map(({ id, geometry, properties }) => ({
			id,
			lngLat: geometry.coordinates,
			...properties
		})),
		airfields: airfieldsOf(airfields),
		...(story.lesson && { lesson: story.lesson })
	};
}

function stepOf({ prose, notes, ...step }: BundleFiles['story']['steps'][number]): Step {
	const trees = notes === undefined ? {} : { notes: parseMarkdown(notes).tree };
	return { ...step, prose: parseMarkdown(prose).tree, ...trees };
}

function airfieldsOf({ features }: BundleFiles['airfields']): Airfield[] {
	const runways = features.flatMap(({ id, geometry, properties }): Runway[] =>
		'airfield' in properties && geometry?.type !== 'Point'
			? [{ id, ...properties, thresholds: geometry?.coordinates ?? null }]
			: []
	);
	return features.flatMap(({ id, geometry, properties }): Airfield[] => {
		if ('airfield' in properties || geometry?.type !== 'Point') return [];
		const own = runways.filter(({ airfield }) => airfield === id);
		return [{ id, ...properties, lngLat: geometry.coordinates, runways: own }];
	});
}
