import type { Chart } from '../story/story.ts';
import { drawAnnouncements, type AnnouncementsDrawing } from './announcements.ts';
import { drawCounts, type CountsDrawing } from './counts.ts';

/** A chart of the story with the geometry that scales give it, ready for a view. */
export type DrawnChart = CountsDrawing | AnnouncementsDrawing;

/** Draws a chart at build time, so that no page needs the code of scales. */
export function drawChart(chart: Chart): DrawnChart {
	return chart.kind === 'counts' ? drawCounts(chart) : drawAnnouncements(chart);
}
