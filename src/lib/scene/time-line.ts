import type { StoryDate } from '../story/story.ts';

/** Days since 1 January 1970, with the hour as a fraction; a day as it is written, whatever the zone. */
type Day = number;

/** Place on the line, from 0 to 1. */
type Share = number;

export type Act = NonNullable<StoryDate['act']>;

/** A step on the line. */
export interface TimeMark {
	id: string;
	/** Index of the step in the story. */
	index: number;
	at: Share;
	act: Act;
	/** What lasted longer than the mark: an event, or what was said in the time after it. */
	bar?: {
		from: Share;
		to: Share;
		act: Act;
		/** Whether the end is not known; the bar then only shows the direction. */
		isOpen: boolean;
	};
}

export type TimeUnit = 'days' | 'months' | 'years';

/** A part of the line that is drawn to one scale. */
export interface TimeStretch {
	from: Share;
	to: Share;
	firstDay: string;
	lastDay: string;
	unit: TimeUnit;
	/** How many times narrower than the widest stretch it is drawn. */
	narrower: number;
	/** Where units begin, and the ends of the stretch. */
	ticks: Share[];
}

/** Time that is left out of the line. */
export interface TimeBreak {
	from: Share;
	to: Share;
	/** How long, in words. */
	words: string;
}

export interface TimeLabel {
	at: Share;
	text: string;
	/** What follows the text on a wide line: a year that is new on the line, or how much a scale differs. */
	more?: string;
	/** A label of a scale begins at its place, the others are centred on it. */
	kind: 'date' | 'scale' | 'break';
	/** Whether it has room on a narrow line too. */
	isForNarrow: boolean;
}

/** The steps of a story along time, drawn to one scale or two, with breaks. */
export interface TimeLine {
	/** One for each step, in the order of the story. */
	marks: TimeMark[];
	/** Whether the story says which of its dates are of words. */
	hasActs: boolean;
	stretches: TimeStretch[];
	breaks: TimeBreak[];
	labels: TimeLabel[];
	/** The span, the scales and the breaks as sentences. */
	words: string;
}

type Dated = { id: string; date: Pick<StoryDate, 'start' | 'end' | 'precision' | 'act' | 'then'> };

/** Widths of the line, in CSS pixels, for which labels are chosen, and room for a character and around a label. */
export const narrowLine = 250;
export const wideLine = 560;
const characterWidth = 6.4;
const labelGap = 8;

/** A gap without steps is left out when it is this many times longer than all the rest. */
const longestGap = 12;
/** A second scale is worth its change when steps are this many times denser on one side of it. */
const scaleChange = 4;
const breakShare = 0.16;
const leastShare = 0.2;

/**
 * Places the steps of a story along time. Steps are seldom spread evenly: where they are much denser before or after
 * some day the line changes its scale there, once; a long time without a step is left out, with a break. Within a
 * stretch the line is true to scale.
 */
export function timeLine(steps: readonly Dated[]): TimeLine {
	const spans = steps.map(({ date }) => spanOf(date));
	const breaks = gapsLeftOut(spans);
	const pieces = stretchesBetween(spans, breaks);
	const at = (day: Day) => {
		const piece = pieces.find(({ lastDay }) => day <= lastDay) ?? pieces.at(-1);
		if (!piece) return 0;
		const part = (day - piece.firstDay) / (piece.lastDay - piece.firstDay);
		return piece.from + (piece.to - piece.from) * Math.min(Math.max(part, 0), 1);
	};

	const marks = steps.map(({ id, date }, index): TimeMark => {
		const { from, to, middle, isLong } = spans[index] as Span;
		const act = date.act ?? 'happened';
		const mark = { id, index, at: at(middle), act };
		if (isLong) return { ...mark, bar: { from: at(from), to: at(to), act: date.then ?? act, isOpen: false } };
		if (!date.then) return mark;
		return { ...mark, bar: { from: mark.at, to: Math.min(mark.at + 0.05, 1), act: date.then, isOpen: true } };
	});
	const widest = Math.max(...pieces.map(({ scale }) => scale));
	const stretches = pieces.map((piece): TimeStretch => {
		const { unit } = piece;
		const ticks = [...new Set([piece.firstDay, ...beginnings(unit, piece.firstDay, piece.lastDay), piece.lastDay])];
		return {
			from: piece.from,
			to: piece.to,
			firstDay: iso(piece.firstDay),
			lastDay: iso(piece.lastDay - 1),
			unit,
			narrower: widest / piece.scale,
			ticks: ticks.map(at)
		};
	});
	const drawnBreaks = breaks.map((gap) => {
		const from = at(gap.from);
		return { from, to: from + breakShare, words: lengthOf(gap.to - gap.from) };
	});
	return {
		marks,
		hasActs: steps.some(({ date }) => date.act !== undefined),
		stretches,
		breaks: drawnBreaks,
		labels: labelsOf(spans, pieces, drawnBreaks, at),
		words: wordsOf(stretches, drawnBreaks)
	};
}

/** Where on the line a position of the story is: at a step's mark, or between the marks of two steps. */
export function timeAt({ marks }: Pick<TimeLine, 'marks'>, position: number): Share {
	const index = Math.min(Math.max(Math.floor(position), 0), marks.length - 1);
	const here = marks[index]?.at ?? 0;
	const next = marks[index + 1]?.at ?? here;
	return here + (next - here) * Math.min(Math.max(position - index, 0), 1);
}

/** What a step takes of time. */
interface Span {
	from: Day;
	to: Day;
	/** Where its mark stands: in the middle of the day or month in which it begins. */
	middle: Day;
	/** Whether it lasts longer than its precision has to. */
	isLong: boolean;
	precision: StoryDate['precision'];
}

function spanOf({ start, end, precision }: Dated['date']): Span {
	const [from, first] = extentOf(start, precision);
	const to = end === undefined ? first : extentOf(end, precision)[1];
	return { from, to, middle: (from + first) / 2, isLong: to > first || precision === 'month', precision };
}

/** From the beginning to the end of what is written: a minute, a day, a month. */
function extentOf(text: string, precision: StoryDate['precision']): [from: Day, to: Day] {
	const [year = 0, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number);
	const midnight = dayNumber(year, month - 1, day);
	if (precision === 'month') return [midnight, dayNumber(year, month, 1)];
	if (precision === 'day') return [midnight, midnight + 1];
	const [hours = 0, minutes = 0] = text.slice(11, 16).split(':').map(Number);
	const moment = midnight + (hours * 60 + minutes) / 1440;
	return [moment, moment];
}

const dayNumber = (year: number, month: number, day: number): Day => {
	const date = new Date(0);
	date.setUTCFullYear(year, month, day);
	return Math.round(date.getTime() / 86_400_000);
};

const dateOf = (day: Day) => new Date(Math.floor(day) * 86_400_000);

const iso = (day: Day) => dateOf(day).toISOString().slice(0, 10);

interface Gap {
	from: Day;
	to: Day;
}

/** Times in which nothing happens or lasts and that are much longer than all the rest. */
function gapsLeftOut(spans: readonly Span[]): Gap[] {
	const gaps: Gap[] = [];
	let end: Day | undefined;
	for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
		if (end !== undefined && Math.floor(from) > Math.ceil(end))
			gaps.push({ from: Math.ceil(end), to: Math.floor(from) });
		end = Math.max(end ?? to, to);
	}
	const [first, last] = endsOf(spans);
	const lengthOfAll = last - first;
	const left: Gap[] = [];
	let rest = lengthOfAll;
	for (const gap of gaps.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
		const length = gap.to - gap.from;
		if (length <= longestGap * (rest - length)) break;
		left.push(gap);
		rest -= length;
	}
	return left.toSorted((a, b) => a.from - b.from);
}

function endsOf(spans: readonly Span[]): [first: Day, last: Day] {
	const first = Math.floor(Math.min(...spans.map(({ from }) => from)));
	return [first, Math.max(Math.ceil(Math.max(...spans.map(({ to }) => to))), first + 1)];
}

/** A part of the line with one scale, in days. */
interface Piece {
	firstDay: Day;
	/** Midnight after it. */
	lastDay: Day;
	from: Share;
	to: Share;
	/** Share of the line for a day. */
	scale: number;
	unit: TimeUnit;
}

function stretchesBetween(spans: readonly Span[], breaks: readonly Gap[]): Piece[] {
	const [first, last] = endsOf(spans);
	const change = changeOfScale(spans, breaks);
	const cuts = [...breaks.flatMap(({ from, to }) => [from, to]), ...(change === undefined ? [] : [change.day])];
	const edges = [first, ...cuts.toSorted((a, b) => a - b), last];
	const pieces = edges
		.slice(1)
		.map((lastDay, index) => ({ firstDay: edges[index] ?? first, lastDay }))
		.filter((piece) => !breaks.some(({ from, to }) => from === piece.firstDay && to === piece.lastDay));

	const room = 1 - breaks.length * breakShare;
	const isEarly = (piece: { firstDay: Day }) => change !== undefined && piece.firstDay < change.day;
	const daysOf = (some: { firstDay: Day; lastDay: Day }[]) =>
		some.reduce((sum, piece) => sum + piece.lastDay - piece.firstDay, 0);
	const earlyScale = change ? (room * change.share) / daysOf(pieces.filter(isEarly)) : 0;
	const lateScale = (room * (1 - (change?.share ?? 0))) / daysOf(pieces.filter((piece) => !isEarly(piece)));
	let from = 0;
	return pieces.map((piece) => {
		const scale = isEarly(piece) ? earlyScale : lateScale;
		const ofScale = pieces.filter((other) => isEarly(other) === isEarly(piece));
		const unit = unitOf(Math.max(...ofScale.map(({ firstDay, lastDay }) => lastDay - firstDay)));
		const to = from + (piece.lastDay - piece.firstDay) * scale;
		const placed = { ...piece, from, to, scale, unit };
		from = breaks.some((gap) => gap.from === piece.lastDay) ? to + breakShare : to;
		return placed;
	});
}

/**
 * The day at which one change of scale suits the steps best, and the share of the line before it. It is the most likely
 * change of a constant density, so that the steps come to stand as evenly as two scales allow.
 */
function changeOfScale(spans: readonly Span[], breaks: readonly Gap[]): { day: Day; share: Share } | undefined {
	const [first, last] = endsOf(spans);
	const days = [...new Set(spans.map(({ middle }) => Math.floor(middle)))].toSorted((a, b) => a - b);
	const leftOut = (from: Day, to: Day) =>
		breaks.reduce((sum, gap) => sum + Math.max(0, Math.min(gap.to, to) - Math.max(gap.from, from)), 0);
	const length = (from: Day, to: Day) => to - from - leftOut(from, to);

	let best: { day: Day; share: Share; likelihood: number } | undefined;
	for (const [index, day] of days.entries()) {
		const next = days[index + 1];
		// Each side has steps of at least two days; a break is a change enough.
		if (index < 1 || index > days.length - 3 || next === undefined || leftOut(day, next) > 0) continue;
		const early = spans.filter(({ middle }) => middle < day + 1).length;
		const late = spans.length - early;
		const isEarlyDense = early / length(first, day + 1) > late / length(next, last);
		const cut = isEarlyDense
			? Math.min(day + 1 + margin(length(first, day + 1)), next)
			: Math.max(next - margin(length(next, last)), day + 1);
		const densities = [early / length(first, cut), late / length(cut, last)] as const;
		if (Math.max(...densities) < scaleChange * Math.min(...densities)) continue;
		const likelihood = early * Math.log(densities[0]) + late * Math.log(densities[1]);
		if (best && best.likelihood >= likelihood) continue;
		const share = Math.min(Math.max(early / spans.length, leastShare), 1 - leastShare);
		best = { day: cut, share, likelihood };
	}
	return best;
}

/** Days around a dense time, so that the change of scale does not touch its last mark. */
const margin = (days: number) => Math.max(1, Math.round(days / 6));

function unitOf(days: number): TimeUnit {
	if (days <= 45) return 'days';
	return days <= 1100 ? 'months' : 'years';
}

/** The first days of each day, month or year from one day to another. */
function beginnings(unit: TimeUnit, from: Day, to: Day): Day[] {
	const begin = dateOf(from);
	const found: Day[] = [];
	for (let count = 0; ; count += 1) {
		const year = begin.getUTCFullYear() + (unit === 'years' ? count : 0);
		const month = unit === 'years' ? 0 : begin.getUTCMonth() + (unit === 'months' ? count : 0);
		const date = unit === 'days' ? begin.getUTCDate() + count : 1;
		const day = dayNumber(year, month, date);
		if (day > to) return found;
		if (day >= from) found.push(day);
	}
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a label is made of, before it is known whether it has room. */
type Wish = Omit<TimeLabel, 'isForNarrow'> & { weight: number };

/** Changes of scale, breaks, the days of steps, months and years: as many as have room. */
function labelsOf(
	spans: readonly Span[],
	pieces: readonly Piece[],
	breaks: readonly TimeBreak[],
	at: (day: Day) => Share
): TimeLabel[] {
	const dates = pieces.flatMap((piece) => datesOf(piece, spans, at)).toSorted((a, b) => a.at - b.at);
	const wishes = dates.map(({ year, ...wish }, index): Wish => {
		const isNewYear = year !== dates[index - 1]?.year && wish.text !== String(year);
		return {
			...wish,
			kind: 'date',
			weight: wish.weight + (isNewYear ? 100 : 0),
			...(isNewYear && { more: ` ${year}` })
		};
	});
	for (const { from, to, words } of breaks)
		wishes.push({ at: (from + to) / 2, text: words, kind: 'break', weight: 1000 });
	for (const [index, { from, unit, scale }] of pieces.entries()) {
		const before = pieces[index - 1];
		if (!before || before.to !== from || before.scale === scale) continue;
		const more =
			scale < before.scale ? `, ${times(before.scale / scale)} narrower` : `, ${times(scale / before.scale)} wider`;
		wishes.push({ at: from, text: unit, more, kind: 'scale', weight: 1000 });
	}
	const narrow = fitting(wishes, narrowLine, false);
	return fitting(wishes, wideLine, true).map(({ weight, ...label }) => {
		void weight;
		return { ...label, isForNarrow: narrow.some((other) => other.at === label.at) };
	});
}

/** The days of steps where days are drawn, else the middle of each month or year that is mostly there. */
function datesOf(piece: Piece, spans: readonly Span[], at: (day: Day) => Share) {
	const { firstDay, lastDay, unit } = piece;
	const named = (day: Day, place: Share, weight: number, withDay: boolean) => {
		const date = dateOf(day);
		const year = date.getUTCFullYear();
		const month = months[date.getUTCMonth()] ?? '';
		const text = unit === 'years' ? String(year) : withDay ? `${date.getUTCDate()} ${month}` : month;
		return { text, year, at: place, weight };
	};
	if (unit === 'days') {
		const inside = spans.filter(({ middle }) => middle >= firstDay && middle < lastDay);
		const days = [...new Set(inside.map(({ middle }) => Math.floor(middle)))];
		return days.map((day) => {
			const steps = inside.filter(({ middle }) => Math.floor(middle) === day);
			const hasDay = steps.some(({ precision }) => precision !== 'month');
			return named(day, at(day + 0.5), steps.length, hasDay);
		});
	}
	const starts = [...new Set([firstDay, ...beginnings(unit, firstDay, lastDay - 1)])];
	return starts.flatMap((day, index) => {
		const next = starts[index + 1] ?? lastDay;
		const steps = spans.filter(({ middle }) => middle >= day && middle < next).length;
		const isShort = next - day < (unit === 'months' ? 10 : 120);
		return isShort ? [] : [named(day, (at(day) + at(next)) / 2, steps, false)];
	});
}

/** The extent of a label in CSS pixels; it never goes beyond the ends of the line. */
export function labelExtent(
	{ at, text, more = '', kind }: Pick<TimeLabel, 'at' | 'text' | 'more' | 'kind'>,
	width: number,
	isWide: boolean
): [from: number, to: number] {
	const size = (isWide ? text + more : text).length * characterWidth;
	const from = kind === 'scale' ? at * width : at * (width - size);
	return [from, from + size];
}

const times = (factor: number) => `${Math.round(factor)}×`;

/** The labels that have room beside each other, the weightiest first. */
function fitting(labels: readonly Wish[], width: number, isWide: boolean): Wish[] {
	const kept: Wish[] = [];
	for (const label of labels.toSorted((a, b) => b.weight - a.weight || a.at - b.at)) {
		const [from, to] = labelExtent(label, width, isWide);
		const isFree = kept.every((other) => {
			const [otherFrom, otherTo] = labelExtent(other, width, isWide);
			return to + labelGap <= otherFrom || otherTo + labelGap <= from;
		});
		if (isFree) kept.push(label);
	}
	return kept.toSorted((a, b) => a.at - b.at);
}

function lengthOf(days: number): string {
	const inYears = Math.round(days / 365.25);
	if (inYears >= 2) return `${inYears} years`;
	const inMonths = Math.round(days / 30.44);
	return inMonths >= 2 ? `${inMonths} months` : `${days} days`;
}

function wordsOf(stretches: readonly TimeStretch[], breaks: readonly TimeBreak[]): string {
	const said = stretches.map(({ firstDay, lastDay, unit, narrower }) => {
		const scale = narrower > 1.05 ? `${unit}, drawn ${Math.round(narrower)} times narrower` : unit;
		return `${longDay(firstDay)} to ${longDay(lastDay)} in ${scale}`;
	});
	const left = breaks.map(({ words }) => `A break leaves out ${words}.`);
	return [`${said.join('; ')}.`, ...left].join(' ');
}

const longDay = (day: string) => {
	const date = new Date(`${day}T00:00:00Z`);
	return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};
