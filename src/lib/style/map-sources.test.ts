import { describe, expect, it } from 'vitest';
import { loadStory } from '../content/story.ts';
import { bandIds } from '../scene/bands.ts';
import { scenesOf } from '../scene/scene.ts';
import { mapSources } from './map-sources.ts';
import { mapStyle } from './map-style.ts';
import { themes } from '../tokens/tokens.ts';

const sources = mapSources(scenesOf(loadStory()));

describe('the layers of a story', () => {
	it('each show something in some band: an empty one would cost time at every frame', () => {
		const data: Record<string, GeoJSON.Feature[]> = {
			features: sources.features.features,
			labels: sources.labels.features
		};
		const empty = new Map<string, number>();
		for (const band of bandIds) {
			for (const layer of mapStyle({ basemap: [], fonts: {}, ...sources }, themes.light, band).layers) {
				if (!('source' in layer) || !(layer.source in data)) continue;
				const wanted = [...JSON.stringify(layer.filter).matchAll(/\["==",\["get","(\w+)"\],"([^"]+)"\]/g)];
				expect(wanted.length, layer.id).toBeGreaterThan(1);
				const shown = data[layer.source]?.some(({ properties }) =>
					wanted.every(([, name = '', value]) => properties?.[name] === value)
				);
				if (!shown) empty.set(layer.id, (empty.get(layer.id) ?? 0) + 1);
			}
		}
		expect([...empty].filter(([, bands]) => bands === bandIds.length)).toEqual([]);
	});
});
