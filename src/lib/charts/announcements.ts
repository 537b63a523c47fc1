import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import type { AnnouncementsChart } from '../story/story.ts';
import { shortDay } from './short-day.ts';

/** Where a label stands to its point: left of it, above it (from there or up to there), or below it. */
export type LabelPlace = 'before' | 'above' | 'above-end' | 'below';

type Value = AnnouncementsChart['values'][number];

/** A value as a point, in per cent of the drawing's width and height. */
export interface AnnouncedPoint extends Value {
	x: number;
	y: number;
	/** Left out where a label would cover another one or the line; the table has the value. */
	label?: LabelPlace;
}

/** A line that steps up at each announcement, ready to be drawn. */
export interface AnnouncementsDrawing extends Omit<AnnouncementsChart, 'values'> {
	/** The line, in per cent. */
	path: string;
	/** Height of the line of zero, in per cent. */
	zero: number;
	values: AnnouncedPoint[];
}

/** What the points leave free: room for labels at the sides, above and below. */
const plot = { left: 10, right: 99, top: 15, bottom: 89 };

const rounded = (number: number) => Number(number.toFixed(1));

/** The line and its labels, placed so that they are free of each other on a page of 320 pixels. */
export function drawAnnouncements({ values, ...chart }: AnnouncementsChart): AnnouncementsDrawing {
	const days = values.map(({ date }) => new Date(date));
	const x = scaleUtc([days[0] ?? 0, days.at(-1) ?? 0], [plot.left, plot.right]);
	const y = scaleLinear([0, Math.max(1, ...values.map(({ total }) => total))], [plot.bottom, plot.top]);
	const bare = values.map((value) => ({
		...value,
		x: rounded(x(new Date(value.date))),
		y: rounded(y(value.total))
	}));
	const path = line<{ x: number; y: number }>(
		(point) => point.x,
		(point) => point.y
	).curve(curveStepAfter);
	return {
		...chart,
		path: path(bare) ?? '',
		zero: plot.bottom,
		values: placeLabels(bare)
	};
}

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** The narrowest drawing in pixels, with the size of its labels' letters and of its marks. */
const narrowest = { width: 284, height: 208, letter: 6, line: 15, mark: 8 };

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function placeLabels(points: readonly Omit<AnnouncedPoint, 'label'>[]): AnnouncedPoint[] {
	const taken = points.flatMap((point, index) => segmentsTo(points[index - 1], point));
	return points.map((point) => {
		const place = (['before', 'above', 'above-end', 'below'] as const).find((candidate) => {
			const box = boxOf(point, candidate);
			const isInside = box.left >= 0 && box.right <= 100 && box.top >= 0 && box.bottom <= 100;
			return isInside && !taken.some((other) => overlap(box, other));
		});
		if (!place) return point;
		taken.push(boxOf(point, place));
		return { ...point, label: place };
	});
}

/** The line from one point to the next: on at the old height, then up. */
function segmentsTo(from: { x: number; y: number } | undefined, to: { x: number; y: number }): Box[] {
	if (!from) return [];
	return [
		{ left: from.x, right: to.x, top: from.y, bottom: from.y },
		{ left: to.x, right: to.x, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) }
	];
}

function boxOf({ x, y, total, date }: Omit<AnnouncedPoint, 'label'>, place: LabelPlace): Box {
	const width = (`${total}, ${shortDay(date)}`.length * narrowest.letter * 100) / narrowest.width;
	const height = (narrowest.line * 100) / narrowest.height;
	const besides = (narrowest.mark * 100) / narrowest.width;
	const over = (narrowest.mark * 50) / narrowest.height;
	switch (place) {
		case 'before':
			return { left: x - besides - width, right: x - besides, top: y - height / 2, bottom: y + height / 2 };
		case 'above':
			return { left: x, right: x + width, top: y - over - height, bottom: y - over };
		case 'above-end':
			return { left: x - width, right: x, top: y - over - height, bottom: y - over };
		case 'below':
			return { left: x, right: x + width, top: y + over, bottom: y + over + height };
		default:
			return place satisfies never;
	}
}
