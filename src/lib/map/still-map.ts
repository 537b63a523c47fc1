import {
	Map as MapLibreMap,
	type EaseToOptions,
	type FitBoundsOptions,
	type MapOptions,
	type PointLike
} from 'maplibre-gl';

/**
 * A map that glides or jumps as its reader wants it now, whatever moves it. MapLibre asks how it is wanted once, when a map
 * is made.
 */
export class StillMap extends MapLibreMap {
	/** Nothing glides, not even what is moved by hand. */
	isStill = false;

	constructor(options: Omit<MapOptions, 'reduceMotion'>) {
		super({ ...options, reduceMotion: false });
		const { scrollZoom } = this;
		const smoothOut = scrollZoom._smoothOutEasing.bind(scrollZoom);
		// The wheel alone eases by itself, and MapLibre has no option for it: the one private part of it that is used.
		scrollZoom._smoothOutEasing = (duration) => (this.isStill ? () => 1 : smoothOut(duration));
	}

	/** Keys, presses and what goes on after a gesture come this way. */
	override easeTo(options: EaseToOptions, eventData?: unknown): this {
		if (!this.isStill) return super.easeTo(options, eventData);
		// What would go on after a gesture stays where it is; its end is told all the same.
		const still = options.noMoveStart ? { noMoveStart: true } : options;
		return super.easeTo({ ...still, animate: false }, eventData);
	}

	/** A box that is drawn comes this way. */
	override fitScreenCoordinates(
		from: PointLike,
		to: PointLike,
		bearing: number,
		options?: FitBoundsOptions,
		eventData?: unknown
	): this {
		return super.fitScreenCoordinates(from, to, bearing, { ...options, animate: !this.isStill }, eventData);
	}
}
