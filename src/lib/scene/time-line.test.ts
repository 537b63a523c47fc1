import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { labelExtent, narrowLine, timeAt, timeLine, wideLine, type TimeLine } from './time-line.ts';

type Dated = Parameters<typeof timeLine>[0][number];

const news = timeLine(readBundle('geodata/reciprocal-blow').story.steps);
const voyage = timeLine(readBundle('tests/fixtures/beagle-pacific').story.steps);

const onDays = (...days: string[]) =>
	timeLine(days.map((start, index): Dated => ({ id: `s${index}`, date: { start, precision: 'day' } })));

const markOf = (line: TimeLine, id: string) => {
	const mark = line.marks.find((candidate) => candidate.id === id);
	if (!mark) throw new Error(`no mark of ${id}`);
	return mark;
};

const overlaps = (line: TimeLine, width: number, isWide: boolean) => {
	const extents = line.labels
		.filter((label) => isWide || label.isForNarrow)
		.map((label) => labelExtent(label, width, isWide))
		.toSorted((a, b) => a[0] - b[0]);
	return extents.filter(([from], index) => from < (extents[index - 1]?.[1] ?? 0));
};

describe('the time line of the news story', () => {
	it('draws the days around the new year wide and the months after them narrow, and says so', () => {
		expect(news.stretches.map(({ firstDay, lastDay, unit }) => [firstDay, lastDay, unit])).toEqual([
			['2019-12-27', '2020-01-10', 'days'],
			['2020-01-11', '2020-07-21', 'months']
		]);
		expect(news.stretches[0]?.narrower).toBe(1);
		expect(news.stretches[1]?.narrower).toBeGreaterThan(10);
		expect(news.breaks).toEqual([]);
		expect(news.words).toBe(
			'27 Dec 2019 to 10 Jan 2020 in days; 11 Jan 2020 to 21 Jul 2020 in months, drawn 21 times narrower.'
		);
		expect(news.labels.map(({ text, more = '' }) => text + more)).toContain('months, 21× narrower');
	});

	it('has a tick for each midnight of the days, and for each month', () => {
		expect(news.stretches.map(({ ticks }) => ticks.length)).toEqual([16, 8]);
	});

	it('places the steps in the order of time, those of one day on one place', () => {
		const order = ['who-fired-on-k1', 'baghdad-airport', 'parliament-vote', 'two-bases', 'warrant', 'unlawful'];
		const places = [...order, 'guest-in-your-home'].map((id) => markOf(news, id).at);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(new Set(places).size).toBe(places.length);
		expect(markOf(news, 'baghdad-airport').at).toBe(markOf(news, 'harsh-retaliation').at);
		expect(markOf(news, 'tuesday-in-tehran').at).toBe(markOf(news, 'what-is-missing').at);
	});

	it('keeps apart what happened and what was said', () => {
		const said = news.marks.filter(({ act }) => act === 'said').map(({ index }) => index + 1);
		expect(said).toEqual([1, 5, 10, 11, 12, 13]);
		expect(news.hasActs).toBe(true);
	});

	it('shows what was said later of an event as a bar among what was said, open where its end is not known', () => {
		expect(markOf(news, 'who-fired-on-k1')).toMatchObject({ act: 'happened', bar: { act: 'said', isOpen: false } });
		expect(markOf(news, 'ayn-al-asad')).toMatchObject({ act: 'happened', bar: { act: 'said', isOpen: false } });
		expect(markOf(news, 'why-baghdad')).toMatchObject({ act: 'happened', bar: { act: 'said', isOpen: true } });
		// 6 February and 21 February come after the change of scale.
		const change = news.stretches[1]?.from ?? NaN;
		const [doubts = NaN, counts = NaN] = ['who-fired-on-k1', 'ayn-al-asad'].map((id) => markOf(news, id).bar?.to);
		expect(change).toBeLessThan(doubts);
		expect(doubts).toBeLessThan(counts);
	});
});

describe('the time line of the second story', () => {
	it('leaves out the nine years between the voyage and the book, with a break, and keeps one scale', () => {
		expect(
			voyage.stretches.map(({ firstDay, lastDay, unit, narrower }) => [firstDay, lastDay, unit, narrower])
		).toEqual([
			['1835-09-17', '1836-01-12', 'months', 1],
			['1845-06-01', '1845-06-30', 'months', 1]
		]);
		const [{ from, to, words } = { from: NaN, to: NaN, words: '' }] = voyage.breaks;
		expect(words).toBe('9 years');
		expect([from, to]).toEqual([voyage.stretches[0]?.to, voyage.stretches[1]?.from]);
		expect(voyage.words).toContain('A break leaves out 9 years.');
	});

	it('shows the opening after the break, as said, over the month that is known', () => {
		const opening = markOf(voyage, 'opening');
		expect(opening).toMatchObject({ act: 'said', bar: { act: 'said', isOpen: false } });
		expect(opening.bar?.from).toBeCloseTo(voyage.stretches[1]?.from ?? NaN, 6);
		expect(opening.bar?.to).toBeCloseTo(1, 6);
	});
});

describe('a time line', () => {
	it('of steps that are spread evenly has one scale, true to time', () => {
		const line = onDays('2020-01-01', '2020-01-11', '2020-01-21', '2020-01-31');
		expect(line.stretches).toHaveLength(1);
		expect(line.breaks).toEqual([]);
		const [a = 0, b = 0, c = 0, d = 0] = line.marks.map(({ at }) => at);
		expect(b - a).toBeCloseTo(c - b, 9);
		expect(c - b).toBeCloseTo(d - c, 9);
	});

	it('widens the dense time too when it comes last', () => {
		const line = onDays('2020-01-01', '2020-05-01', '2020-09-01', '2020-09-02', '2020-09-03', '2020-09-04');
		expect(line.stretches.map(({ unit, narrower }) => [unit, narrower > 4])).toEqual([
			['months', true],
			['days', false]
		]);
		expect(line.labels.find(({ kind }) => kind === 'scale')?.more).toMatch(/^, \d+× wider$/);
	});

	it('of a single day has a place for it', () => {
		const line = onDays('2020-01-01');
		expect(line.marks.map(({ at }) => at)).toEqual([0.5]);
		expect(line.labels.map(({ text, more = '' }) => text + more)).toEqual(['1 Jan 2020']);
	});

	it('places hours within their day', () => {
		const minute = (start: string): Dated => ({ id: start, date: { start, precision: 'minute' } });
		const line = timeLine([minute('1909-07-25T06:00+01:00'), minute('1909-07-25T18:00+01:00')]);
		expect(line.marks.map(({ at }) => at)).toEqual([0.25, 0.75]);
	});

	it('knows nothing of acts in a story that says none', () => {
		expect(onDays('2020-01-01', '2020-01-02').hasActs).toBe(false);
	});

	const anyStory = fc.array(
		fc.record({
			day: fc.integer({ min: -50_000, max: 30_000 }),
			lasts: fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined })
		}),
		{ minLength: 1, maxLength: 30 }
	);
	const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
	const made = (days: { day: number; lasts: number | undefined }[]) =>
		timeLine(
			days.map(({ day, lasts }, index) => ({
				id: `s${index}`,
				date: { start: iso(day), end: lasts === undefined ? undefined : iso(day + lasts), precision: 'day' }
			}))
		);

	it('of any story keeps the order of time, stays between 0 and 1, and covers the line without a hole', () => {
		fc.assert(
			fc.property(anyStory, (days) => {
				const line = made(days);
				const byTime = line.marks.toSorted((a, b) => (days[a.index]?.day ?? 0) - (days[b.index]?.day ?? 0));
				for (const [index, mark] of byTime.entries()) {
					const before = byTime[index - 1];
					expect(mark.at).toBeGreaterThanOrEqual(0);
					expect(mark.at).toBeLessThanOrEqual(1);
					if (!before) continue;
					const isLater = (days[mark.index]?.day ?? 0) > (days[before.index]?.day ?? 0);
					if (isLater) expect(mark.at).toBeGreaterThan(before.at);
					else expect(mark.at).toBe(before.at);
				}
				const parts = [...line.stretches, ...line.breaks].toSorted((a, b) => a.from - b.from);
				let end = 0;
				for (const { from, to } of parts) {
					expect(from).toBeCloseTo(end, 9);
					expect(to).toBeGreaterThan(from);
					end = to;
				}
				expect(end).toBeCloseTo(1, 9);
			})
		);
	});

	it('of any story leaves out no time in which a step is or lasts', () => {
		fc.assert(
			fc.property(anyStory, (days) => {
				const line = made(days);
				for (const { from, to } of line.breaks) {
					for (const { at, bar } of line.marks) {
						expect(at <= from || at >= to).toBe(true);
						if (bar) expect(bar.to <= from + 1e-9 || bar.from >= to - 1e-9).toBe(true);
					}
				}
			})
		);
	});

	it('of any story has labels that do not overlap at the widths they are chosen for', () => {
		for (const line of [news, voyage]) {
			expect(overlaps(line, narrowLine, false)).toEqual([]);
			expect(overlaps(line, wideLine, true)).toEqual([]);
		}
		fc.assert(
			fc.property(anyStory, (days) => {
				const line = made(days);
				expect(overlaps(line, narrowLine, false)).toEqual([]);
				expect(overlaps(line, wideLine, true)).toEqual([]);
			})
		);
	});
});

describe('the place of a position on the line', () => {
	it('is that of the step, or as far between two steps as the reader is', () => {
		const [first, second] = [news.marks[0]?.at ?? NaN, news.marks[1]?.at ?? NaN];
		expect(timeAt(news, 0)).toBe(first);
		expect(timeAt(news, 1)).toBe(second);
		expect(timeAt(news, 0.25)).toBeCloseTo(first + (second - first) / 4, 9);
		expect(timeAt(news, news.marks.length - 1)).toBe(news.marks.at(-1)?.at);
	});

	it('is that of the first or last step beyond the ends', () => {
		expect(timeAt(news, -3)).toBe(news.marks[0]?.at);
		expect(timeAt(news, 99)).toBe(news.marks.at(-1)?.at);
	});
});
