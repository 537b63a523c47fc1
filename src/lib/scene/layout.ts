import type { Story } from '../story/story.ts';
import { bands, type BandId } from './bands.ts';
import type { Camera } from './camera.ts';
import type { SceneFeature } from './features.ts';
import { labelBox, placeLabels, type Label } from './labels.ts';
import { placeSigns, type ActorSign, type PlacedSigns } from './signs.ts';

/** Where labels and signs stand on stages of a band. */
export interface Layout {
	labels: Label[];
	signs: PlacedSigns[];
}

/**
 * The layout of a step in each band. What can stand as it does in the band before stands so: a drawing holds it once
 * for both, and it does not jump when the stage changes its size.
 */
export function layoutOf(
	story: Story,
	features: readonly SceneFeature[],
	signsAt: ReadonlyMap<string, ActorSign[]>,
	cameras: Record<BandId, Camera>
): Record<BandId, Layout> {
	let before: Layout = { labels: [], signs: [] };
	const layouts = bands.map((band) => {
		const camera = cameras[band.id];
		const stage = { camera, band };
		const wished = placeSigns(signsAt, features, stage, { before: before.signs });
		const around = placeLabels(story, features, stage, { signs: wished, before: before.labels });
		// Signs that stand in the way of a name that cannot move do so themselves, and the labels once more.
		const boxes = around.map((label) => labelBox(label, camera));
		const signs = placeSigns(signsAt, features, stage, { labels: boxes, before: before.signs });
		before = { signs, labels: placeLabels(story, features, stage, { signs, before: before.labels }) };
		return [band.id, before];
	});
	return Object.fromEntries(layouts) as Record<BandId, Layout>;
}
