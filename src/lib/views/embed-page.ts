import { bandOf, type Band } from '../scene/bands.ts';
import type { Camera } from '../scene/camera.ts';
import { labelsWithRoom } from '../svg/crowded-labels.ts';
import { unitsAround } from '../svg/units.ts';
import type { ReaderPage } from './reader-page.ts';

/** What the running embed needs of a story. */
export type EmbedPage = Omit<ReaderPage, 'paragraphs'>;

/** An embed with some of a story's steps. */
export interface ChosenSteps {
	page: EmbedPage;
	/** Where each of them stands among all steps of the story. */
	indices: number[];
}

/** The embed with these steps only, in the story's order; marks that lead to another step lead nowhere. */
export function chooseSteps(page: EmbedPage, ids: readonly string[]): ChosenSteps {
	const indices = [...page.steps.keys()].filter((index) => ids.includes(page.steps[index]?.id ?? ''));
	if (indices.length === page.steps.length) return { page, indices };
	const steps = indices.flatMap((index) => page.steps[index] ?? []);
	const maps = indices.flatMap((index) => page.maps[index] ?? []);
	return {
		page: {
			...page,
			steps,
			maps: maps.map((map) => ({
				...map,
				places: map.places.map(({ id, step }) => (step && ids.includes(step) ? { id, step } : { id }))
			}))
		},
		indices
	};
}

/**
 * A position among the chosen steps as one in the whole story, which the live map's data are made for. Between two that
 * are not neighbours there it is at one of them: what lies between would flash up.
 */
export function storyPosition(position: number, indices: readonly number[]): number {
	const before = Math.floor(position);
	const [from = 0, to = from] = [indices[before], indices[before + 1]];
	const part = position - before;
	return to - from === 1 ? from + part : part < 0.5 ? from : to;
}

/** The camera of a band on a stage that is smaller than the band plans for: farther away, so that all that matters fits. */
export function fitted(camera: Camera, { fit }: Pick<Band, 'fit'>, size: { width: number; height: number }): Camera {
	const share = Math.min(1, size.width / fit.width, size.height / fit.height);
	return share > 0 && share < 1 ? { ...camera, zoom: camera.zoom + Math.log2(share) } : camera;
}

/**
 * The embed as a stage shows it at rest that is smaller than its band plans for: with those labels that are whole and
 * apart there. On any other stage it stays what it is.
 * @param cameras of each step, on the band of this stage
 * @param size of the stage, in CSS pixels
 */
export function withRoomForLabels(
	page: EmbedPage,
	cameras: readonly Camera[],
	size: { width: number; height: number }
): EmbedPage {
	const band = bandOf(size);
	if (size.width >= band.fit.width && size.height >= band.fit.height) return page;
	const toUnits = unitsAround(page.origin);
	const maps = page.maps.map((map, index) => {
		const camera = cameras[index];
		if (!camera) return map;
		const labels = labelsWithRoom(map.drawing, fitted(camera, band, size), toUnits, size);
		return { ...map, drawing: { ...map.drawing, labels } };
	});
	return { ...page, maps };
}
