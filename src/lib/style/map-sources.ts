import { bandIds } from '../scene/bands.ts';
import { labelTypes } from '../tokens/tokens.ts';
import type { Label } from '../scene/labels.ts';
import { hasMark, type SceneFeature } from '../scene/features.ts';
import { presenceGroup } from '../scene/presence.ts';
import type { Scene } from '../scene/scene.ts';
import { shownBySteps } from '../scene/shown.ts';
import type { dots } from './marks.ts';
import type { StyleParts } from './map-style.ts';

/** The sources of a story's own layers, and the groups of steps that its features and labels belong to. */
export interface MapSources {
	features: GeoJSON.FeatureCollection;
	labels: GeoJSON.FeatureCollection;
	groups: StyleParts['groups'];
}

/** All that the live map shows of a story over the basemap, each thing once. */
export function mapSources(scenes: readonly Scene[]): MapSources {
	const groups: Record<string, Record<string, number[]>> = {};
	const groupOf = (kind: string, steps: number[]) => {
		const group = presenceGroup(steps);
		(groups[kind] ??= {})[group] = steps;
		return group;
	};

	const features = shownBySteps(
		scenes.map((scene) => scene.features.filter((feature) => feature.kind !== 'place' || hasMark(feature))),
		(feature) => feature.id
	).map((feature) =>
		toFeature(feature, groupOf(feature.kind === 'place' ? `place-${dotOf(feature)}` : feature.kind, feature.steps))
	);

	const labels = bandIds.flatMap((band) =>
		shownBySteps(
			scenes.map((scene) => scene.labels[band]),
			(label) => JSON.stringify([label.id, label.anchor, label.offset, label.lngLat])
		).map((label) => labelFeature(label, band, groupOf(`label-${label.kind}`, label.steps)))
	);

	return {
		features: { type: 'FeatureCollection', features },
		labels: { type: 'FeatureCollection', features: labels },
		groups
	};
}

/** How a place that has a mark is drawn. */
export function dotOf(feature: Extract<SceneFeature, { kind: 'place' }>): keyof typeof dots {
	return feature.placeKind === 'site' || feature.placeKind === 'capital' ? feature.placeKind : 'city';
}

function toFeature(feature: SceneFeature, group: string): GeoJSON.Feature {
	const properties = { id: feature.id, kind: feature.kind, group };
	switch (feature.kind) {
		case 'place':
			return { type: 'Feature', geometry: feature.geometry, properties: { ...properties, dot: dotOf(feature) } };
		case 'runway':
			return { type: 'Feature', geometry: feature.geometry, properties: { ...properties, closed: feature.closed } };
		default:
			return { type: 'Feature', geometry: feature.geometry, properties };
	}
}

function labelFeature(label: Label, band: string, group: string): GeoJSON.Feature {
	const { size } = labelTypes[label.kind];
	return {
		type: 'Feature',
		geometry: { type: 'Point', coordinates: label.lngLat },
		properties: {
			id: label.id,
			kind: label.kind,
			band,
			group,
			text: label.text,
			...(label.native && { native: label.native.text }),
			anchor: label.anchor,
			// MapLibre counts a label's offset in ems.
			offset: label.offset.map((pixels) => Number((pixels / size).toFixed(4)))
		}
	};
}
