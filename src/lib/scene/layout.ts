import type { Story } from '../story/story.ts';
import { bands, type BandId } from './bands.ts';
import { overlapArea } from './box.ts';
import type { Camera } from './camera.ts';
import type { SceneFeature } from './features.ts';
import { labelBox, placeLabels, type Label } from './labels.ts';
import { placeSigns, signsBox, type ActorSign, type PlacedSigns } from './signs.ts';

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
		const tried: Layout[] = [];
		let signs = placeSigns(signsAt, features, stage, { before: before.signs });
		for (let round = 0; round < rounds && !tried.some((layout) => covered(layout, camera) === 0); round += 1) {
			const labels = placeLabels(story, features, stage, { signs, before: before.labels });
			tried.push({ signs, labels });
			// Signs that stand in the way of a name that cannot move do so themselves, and then the labels once more.
			const boxes = labels.map((label) => labelBox(label, camera));
			signs = placeSigns(signsAt, features, stage, { labels: boxes, before: before.signs });
			tried.push({ signs, labels });
		}
		before = tried.reduce((best, layout) => (covered(layout, camera) < covered(best, camera) ? layout : best));
		return [band.id, before];
	});
	return Object.fromEntries(layouts) as Record<BandId, Layout>;
}

/** How often labels and signs take turns in keeping off each other. */
const rounds = 4;

/** Square pixels that labels and signs cover of each other. */
function covered({ labels, signs }: Layout, camera: Camera): number {
	const boxes = [...labels.map((label) => labelBox(label, camera)), ...signs.map((row) => signsBox(row, camera))];
	return boxes.reduce(
		(sum, box, index) => sum + boxes.slice(index + 1).reduce((area, other) => area + overlapArea(box, other), 0),
		0
	);
}
