import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { presenceStops } from '../scene/presence.ts';

/** What comes and goes together: the indices of the steps that show it. */
export type PresenceGroup = readonly number[];

/**
 * Name of the global state on which opacities depend: the position. Paint only, since a filter on it would load the
 * sources again. What shows the style may take the values out and set them itself; see `position-driven.ts`.
 */
export const positionState = 'position';

/** Opacity at the current position, times a constant. */
export function presence(steps: PresenceGroup, times = 1): ExpressionSpecification {
	const stops = presenceStops(steps).flatMap(([position, value]) => [position, value * times]);
	return [
		'interpolate',
		['linear'],
		['coalesce', ['global-state', positionState], 0],
		...stops
	] as ExpressionSpecification;
}
