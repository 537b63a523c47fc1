import { interpolateZoom } from 'd3-interpolate';
import { fromMercator, toMercator, worldSize } from '../geo/mercator.ts';
import { byId, type Bounds, type LngLat, type Place, type View } from '../story/story.ts';
import { bandWith, referenceBand, type Band } from './bands.ts';
import { inFrame, unwrapBounds } from './frame.ts';

/** What a map looks at: centre `[lng, lat]`, zoom (512 px tiles) and bearing (degrees clockwise from north that point up). */
export interface Camera {
	center: LngLat;
	zoom: number;
	bearing: number;
}

/** Share of the stage left free around what bounds frame, so that labels have room. */
const margin = 0.12;

/** What a plan around a point leaves free on each side: the controls take as much of a small stage as of a large one. */
const planMargin = 22;

/** As close as a view may come in the reference band: bounds of almost no size would be infinitely close. */
const closest = 18;

const round = (value: number, digits: number) => Number(value.toFixed(digits));

/**
 * The camera that shows a view on stages of a band. Bounds fit whole; a point's zoom is meant for the reference band and
 * changes with the stage so that the same ground is seen.
 * @param frame longitude that coordinates are unwrapped to; see `frame.ts`
 * @throws RangeError if the view names a place that is not there
 */
export function viewCamera(view: View, band: Band, places: readonly Place[], frame: number): Camera {
	const bearing = view.bearing ?? 0;
	if ('bounds' in view) return boundsCamera(view.bounds as Bounds, bearing, band, frame);
	const point = typeof view.point === 'string' ? byId(places, view.point).lngLat : view.point;
	const smaller = planSize(band) / planSize(bandWith(referenceBand));
	const [lng, lat] = inFrame(point, frame);
	return { center: [round(lng, 6), round(lat, 6)], zoom: round(view.zoom + Math.log2(smaller), 4), bearing };
}

/** How much of a band's stages a plan around a point may take in its shorter direction, in CSS pixels. */
export function planSize({ fit }: Band): number {
	return Math.min(fit.width, fit.height) - 2 * planMargin;
}

function boundsCamera(bounds: Bounds, bearing: number, band: Band, frame: number): Camera {
	const [west, south, east, north] = unwrapBounds(bounds);
	const [left, top] = toMercator([west, north]);
	const [right, bottom] = toMercator([east, south]);
	const [lng, lat] = inFrame(fromMercator([(left + right) / 2, (top + bottom) / 2]), frame);
	const turn = (bearing * Math.PI) / 180;
	const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
	const [width, height] = [right - left, bottom - top];
	const across = (width * cos + height * sin) * 512;
	const down = (width * sin + height * cos) * 512;
	const free = 1 - 2 * margin;
	const scale = Math.min((band.fit.width * free) / across, (band.fit.height * free) / down);
	const zoom = Math.min(Math.log2(scale), closest);
	return { center: [round(lng, 6), round(lat, 6)], zoom: round(zoom, 4), bearing };
}

/** The camera at a position between 0 and the last step's index; other positions are clamped. */
export type CameraPath = (position: number) => Camera;

/**
 * A camera for every position: the step's own at whole numbers, and between two steps the smooth zoom and pan of
 * van Wijk and Nuij (2003), which d3-interpolate computes. A pure function of the position, so it can be stopped and
 * reversed anywhere.
 */
export function cameraPath(cameras: readonly Camera[]): CameraPath {
	const flights = new Map<number, (fraction: number) => Camera>();
	const at = (index: number) => {
		const camera = cameras[index];
		if (!camera) throw new RangeError(`no camera ${index}`);
		return camera;
	};
	return (position) => {
		const clamped = Math.min(Math.max(position, 0), cameras.length - 1);
		const index = Math.min(Math.floor(clamped), cameras.length - 1);
		if (clamped === index) return at(index);
		let flight = flights.get(index);
		if (!flight) {
			flight = flightBetween(at(index), at(index + 1));
			flights.set(index, flight);
		}
		return flight(easeInOut(clamped - index));
	};
}

/** Starts and ends a flight softly; 0, ½ and 1 stay where they are. */
function easeInOut(fraction: number): number {
	return fraction * fraction * (3 - 2 * fraction);
}

function flightBetween(from: Camera, to: Camera): (fraction: number) => Camera {
	// The interpolator wants the width of what is seen, in units of the world: that of a stage of 1000 px.
	const seen = ({ center, zoom }: Camera): Seen => [...toMercator(center), 1000 / worldSize(zoom)];
	const interpolate = isZoomOnly(seen(from), seen(to))
		? interpolateZoomOnly(seen(from), seen(to))
		: interpolateZoom(seen(from), seen(to));
	const turn = ((((to.bearing - from.bearing + 180) % 360) + 360) % 360) - 180;
	return (fraction) => {
		const [x, y, width] = interpolate(fraction);
		return {
			center: fromMercator([x, y]),
			zoom: Math.log2(1000 / width / 512),
			bearing: from.bearing + turn * fraction
		};
	};
}

type Seen = [x: number, y: number, width: number];

/**
 * Whether two views differ so much more in width than in place that d3-interpolate would lose its digits: its formula
 * subtracts numbers that grow with this ratio, and from about 10⁸ on it answers NaN.
 */
function isZoomOnly([fromX, fromY, fromWidth]: Seen, [toX, toY, toWidth]: Seen): boolean {
	const distance = Math.hypot(toX - fromX, toY - fromY);
	return Math.abs(toWidth ** 2 - fromWidth ** 2) > 4e4 * Math.min(fromWidth, toWidth) * distance;
}

/** What the flight of van Wijk and Nuij comes to when the two places draw together: a zoom around a fixed point. */
function interpolateZoomOnly([fromX, fromY, fromWidth]: Seen, [toX, toY, toWidth]: Seen): (fraction: number) => Seen {
	return (fraction) => {
		const width = fromWidth * (toWidth / fromWidth) ** fraction;
		const share = (width - fromWidth) / (toWidth - fromWidth);
		return [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share, width];
	};
}
