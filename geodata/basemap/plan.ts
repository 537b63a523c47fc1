import type { BasemapBandId } from '#lib/geo/basemap.ts';
import { fromMercator, toMercator, worldSize } from '#lib/geo/mercator.ts';
import { bandWith } from '#lib/scene/bands.ts';
import { viewCamera } from '#lib/scene/camera.ts';
import { unwrapBounds } from '#lib/scene/frame.ts';
import type { Bounds, LngLat, Place, View } from '#lib/story/story.ts';
import type { Detail, Zone } from './detail.ts';

/** What the basemap takes from a story. */
export interface Region {
	/** What is drawn in detail. */
	bounds: Bounds;
	views: View[];
	places: Place[];
}

/** One band of a basemap before it is drawn. */
export interface BandPlan {
	id: BasemapBandId;
	minZoom: number;
	maxZoom: number;
	atlas: 'coarse' | 'fine';
	detail: Detail;
	/** Step of the grid, in degrees. */
	grid: number;
}

/**
 * How much a kind of basemap may leave out: the side of a square as large as the smallest triangle that a vertex must make
 * with its neighbours, in pixels at the upper zoom of a band. A bend of 1 px over 50 px has a side of 5.
 */
export interface Fineness {
	/** In the region; the atlas for this band is coarse by itself. */
	far: number;
	/** In the region. */
	mid: number;
	/** Where steps look closely. */
	near: number;
	/** In the rest of the world, in pixels at the zoom where `far` ends. */
	elsewhere: { far: number; mid: number };
	/** Steps of the grids, in degrees. */
	grids: { far: number; region: number };
	/** Whether the bands hold the whole world, for a map that can be moved, or only what the largest stage shows. */
	isWhole: boolean;
}

/** For the live map. */
export const live: Fineness = {
	far: 3,
	mid: 6,
	near: 6,
	elsewhere: { far: 14, mid: 40 },
	grids: { far: 0.2, region: 0.008 },
	isWhole: true
};

/** For the drawing in the page, which has to be lighter by far. */
export const drawn: Fineness = {
	far: 8,
	mid: 19,
	near: 32,
	elsewhere: { far: 50, mid: 45 },
	grids: { far: 0.3, region: 0.04 },
	isWhole: false
};

const farEnds = 3.25;
const midEnds = 5.75;
/** Up to here `near` is exact; past it the atlas itself has no more to give. */
const nearEnds = 8.5;
/** MapLibre's last zoom. */
const end = 24;

/** The largest stage, in CSS pixels, that views are drawn in detail for. */
const stage = { width: 1920, height: 1080 };

/** Half the side of the square around a place, in degrees, in which its island or its shore is drawn in detail. */
const aroundPlace = 0.2;

/** The bands of a story's basemap; one whose steps all look from afar has no `near`. */
export function planBands({ bounds, views, places }: Region, frame: Bounds, fineness: Fineness): BandPlan[] {
	const middle = (frame[0] + frame[2]) / 2;
	const { far, region } = fineness.grids;
	const elsewhere = fineness.elsewhere.mid / worldSize(farEnds);
	const fine = fineness.near / worldSize(nearEnds);
	const regionZone = (tolerance: number): Zone => ({ bounds: unwrapBounds(bounds), tolerance, doubling: 1 });
	const mid = regionZone(fineness.mid / worldSize(midEnds));
	const placeZones: Zone[] = places.map(({ lngLat: [lng, lat] }) => ({
		bounds: inFrame([lng - aroundPlace, lat - aroundPlace, lng + aroundPlace, lat + aroundPlace], middle),
		tolerance: fine,
		doubling: 0.15
	}));
	const cameras = views.map((view) => viewCamera(view, bandWith('xl'), places, middle));
	const close = cameras.filter(({ zoom }) => zoom > midEnds);
	const focus = close.map(({ center, zoom }): Zone => {
		return { bounds: groundOf(center, Math.min(zoom, nearEnds - 1)), tolerance: fine, doubling: 0.4 };
	});
	const reach = (seen: typeof cameras, zoom: number) =>
		fineness.isWhole ? frame : union(seen.map(({ center }) => groundOf(center, zoom)));
	const bands: BandPlan[] = [
		{
			id: 'far',
			minZoom: 0,
			maxZoom: farEnds,
			atlas: 'coarse',
			detail: {
				zones: [regionZone(fineness.far / worldSize(farEnds))],
				elsewhere: fineness.elsewhere.far / worldSize(farEnds),
				reach: reach(cameras, farEnds)
			},
			grid: far
		},
		{
			id: 'mid',
			minZoom: farEnds,
			maxZoom: focus.length ? midEnds : end,
			atlas: 'fine',
			detail: { zones: [mid, ...placeZones], elsewhere, reach: reach(cameras, farEnds) },
			grid: region
		}
	];
	if (!focus.length) return bands;
	const zones = [...(fineness.isWhole ? [mid] : []), ...placeZones, ...focus];
	const detail = { zones, elsewhere, reach: reach(close, midEnds) };
	return [...bands, { id: 'near', minZoom: midEnds, maxZoom: end, atlas: 'fine', detail, grid: region }];
}

function union(boxes: Bounds[]): Bounds {
	return boxes.reduce((a, b) => [
		Math.min(a[0], b[0]),
		Math.min(a[1], b[1]),
		Math.max(a[2], b[2]),
		Math.max(a[3], b[3])
	]);
}

/** What the largest stage shows of the ground. */
function groundOf(center: LngLat, zoom: number): Bounds {
	const [x, y] = toMercator(center);
	const [width, height] = [stage.width / worldSize(zoom), stage.height / worldSize(zoom)];
	const [west, north] = fromMercator([x - width / 2, y - height / 2]);
	const [east, south] = fromMercator([x + width / 2, y + height / 2]);
	return [west, south, east, north];
}

function inFrame([west, south, east, north]: Bounds, middle: number): Bounds {
	const shift = -360 * Math.round((west - middle) / 360);
	return [west + shift, south, east + shift, north];
}
