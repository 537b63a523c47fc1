import type { LngLat } from '../story/story.ts';
import type { Box } from './box.ts';
import type { Camera } from './camera.ts';
import type { SceneFeature } from './features.ts';
import { toScreen } from './screen.ts';

/** A point of a feature's line on the stage, in CSS pixels from the stage's middle. */
export interface LinePoint {
	id: string;
	x: number;
	y: number;
}

/** Between two points of a line that labels keep off, in CSS pixels. */
const pace = 5;

/** The lines of a feature as points on the stage. */
export function linePoints(feature: SceneFeature, camera: Camera): LinePoint[] {
	if (feature.kind === 'place') return [];
	const { geometry, id } = feature;
	const lines = (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) as LngLat[][];
	return lines.flatMap((line) => pointsAlong(id, line, camera));
}

function pointsAlong(id: string, line: readonly LngLat[], camera: Camera): LinePoint[] {
	const corners = line.map((place) => toScreen(place, camera));
	return corners.slice(1).flatMap(([toX, toY], index) => {
		const [fromX, fromY] = corners[index] ?? [toX, toY];
		// A line far longer than any stage is not needed point by point.
		const pieces = Math.min(Math.ceil(Math.hypot(toX - fromX, toY - fromY) / pace), 400);
		return Array.from({ length: pieces }, (_, piece) => {
			const share = piece / pieces;
			return { id, x: fromX + (toX - fromX) * share, y: fromY + (toY - fromY) * share };
		});
	});
}

export function isInside({ x, y }: LinePoint, box: Box): boolean {
	return x > box.left && x < box.right && y > box.top && y < box.bottom;
}
