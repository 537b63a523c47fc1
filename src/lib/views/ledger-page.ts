import type { BasemapBand } from '../geo/basemap.ts';
import { frameLongitude } from '../scene/frame.ts';
import { ledgerPlaces, ledgerScene, type LedgerPlace } from '../scene/ledger-scene.ts';
import { ledgerOf, type Ledger } from '../story/ledger.ts';
import type { Bounds, LngLat, Story } from '../story/story.ts';
import { basemapPaths, type DrawnBasemap } from '../svg/basemap-paths.ts';
import { drawScene, type Drawing } from '../svg/drawing.ts';
import { unitsAround } from '../svg/units.ts';
import { originOf } from './reader-page.ts';

/** What the ledger's map is drawn from. */
export interface LedgerMapData {
	/** Every place that a claim names. */
	places: LedgerPlace[];
	/** Longitude in the middle of the story's frame. */
	frame: number;
	/** Of the story: seen when no place is left. */
	region: Bounds;
	/** Where a drawing's units begin. */
	origin: LngLat;
	drawing: Drawing;
	basemap: DrawnBasemap[];
}

/** Everything that the page of the ledger is made of. */
export interface LedgerPage {
	title: string;
	ledger: Ledger;
	map: LedgerMapData;
}

/** What the panel shows: the ledger, and its map on the basemap that the reader's page holds already. */
export interface LedgerPanelData {
	ledger: Ledger;
	map: Omit<LedgerMapData, 'basemap'> & { basemap: Pick<DrawnBasemap, 'id'>[] };
}

/** What the panel shows of the ledger's page. */
export function ledgerPanelData({ ledger, map }: LedgerPage): LedgerPanelData {
	return { ledger, map: { ...map, basemap: map.basemap.map(({ id }) => ({ id })) } };
}

/** Makes the ledger's page of a story and the basemap that is drawn into it. */
export function ledgerPage(story: Story, basemap: readonly BasemapBand[]): LedgerPage {
	const origin = originOf(story);
	const ledger = ledgerOf(story);
	const places = ledgerPlaces(story, ledger.claims);
	return {
		title: story.meta.title,
		ledger,
		map: {
			places,
			frame: frameLongitude(story),
			region: story.meta.region as Bounds,
			origin,
			drawing: drawScene(ledgerScene(story, places), unitsAround(origin)),
			basemap: basemapPaths(basemap, origin)
		}
	};
}
