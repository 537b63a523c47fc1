import type { Story } from '../story/story.ts';
import { bands, type BandId } from './bands.ts';
import { viewCamera, type Camera } from './camera.ts';
import { stepFeatures, type SceneFeature } from './features.ts';
import { frameLongitude } from './frame.ts';
import type { Label } from './labels.ts';
import { layoutOf } from './layout.ts';
import { legendOf, type LegendEntry } from './legend.ts';
import { stepSigns, type PlacedSigns } from './signs.ts';

/** What the map shows at one step, whole: nothing of it depends on the step before. */
export interface Scene {
	/** Id of the step. */
	step: string;
	cameras: Record<BandId, Camera>;
	features: SceneFeature[];
	labels: Record<BandId, Label[]>;
	signs: Record<BandId, PlacedSigns[]>;
	legend: LegendEntry[];
}

/** The scene of every step, in order. */
export function scenesOf(story: Story): Scene[] {
	const frame = frameLongitude(story);
	return story.steps.map((step) => {
		const features = stepFeatures(story, step);
		const cameras = byBand((band) => viewCamera(step.view, band, story.places, frame));
		const actors = stepSigns(story, step);
		const layout = layoutOf(story, features, actors, cameras);
		return {
			step: step.id,
			cameras,
			features,
			labels: byBand(({ id }) => layout[id].labels),
			signs: byBand(({ id }) => layout[id].signs),
			legend: legendOf(story, features, [...actors.values()].flat())
		};
	});
}

function byBand<T>(value: (band: (typeof bands)[number]) => T): Record<BandId, T> {
	return Object.fromEntries(bands.map((band) => [band.id, value(band)])) as Record<BandId, T>;
}
