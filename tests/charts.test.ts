import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import type { AnnouncementsChart, CountsChart } from '#lib/story/story.ts';

/** What was researched before the story was written; see `about` in the file. */
interface Facts {
	missile_counts: {
		who: string;
		total: number | string | null;
		al_asad: number | null;
		erbil: number | null;
		failed_or_other: number | string | null;
		confidence: string | null;
		sources: string[];
	}[];
	injury_counts: { date_announced: string; count: number; wording: string; sources: string[] }[];
}

const facts = JSON.parse(readFileSync(new URL('./fixtures/facts.json', import.meta.url), 'utf8')) as Facts;
const { story } = readBundle('geodata/reciprocal-blow');

const chartsOf = (step: string) => story.steps.find(({ id }) => id === step)?.charts ?? [];
const missiles = chartsOf('two-bases').find((chart): chart is CountsChart => chart.kind === 'counts');
const injuries = chartsOf('ayn-al-asad').find((chart): chart is AnnouncementsChart => chart.kind === 'announcements');

const urlOf = (id: string) => story.sources.find((source) => source.id === id)?.url ?? `no source ${id}`;
const plainQuotes = (text: string) => text.replaceAll(/[“”"]/g, '');
const numberOrNull = (value: number | string | null) => (typeof value === 'number' ? value : null);

/** The same counts in the words of the chart and of the research. */
const names: [who: string, researched: string, date: string | undefined][] = [
	['Iraqi military', 'Iraqi military, 8 Jan', '2020-01-08'],
	['US defence secretary and top general', 'Esper and Milley, 8 Jan', '2020-01-08'],
	['US Central Command, first count', 'US Central Command, first count', undefined],
	['Iraqi and Kurdish sources to CNN', 'Iraqi and Kurdish sources to CNN, 8 Jan', '2020-01-08'],
	['General Hajizadeh of Iran’s Guards', 'Hajizadeh (IRGC Aerospace), 9 Jan', '2020-01-09'],
	['US Joint Staff Surgeon', 'Joint Staff Surgeon briefing, 24 Feb', '2020-02-24'],
	['Iran’s Guards, by Iranian media', 'IRGC via ISNA / state TV, 8 Jan', '2020-01-08'],
	['Trend, Azerbaijan', 'Trend (Azerbaijan), 8 Jan', '2020-01-08']
];

describe('the chart of missiles', () => {
	it('has every count that was researched, and no other', () => {
		expect(missiles?.parts).toEqual(['Ayn al-Asad', 'Erbil', 'failed']);
		expect(missiles?.values.map(({ who }) => who)).toEqual(names.map(([who]) => who));
		expect(names.map(([, researched]) => researched).sort()).toEqual(facts.missile_counts.map(({ who }) => who).sort());
	});

	it.each(names)('gives the count of %s as it was found', (who, researched, date) => {
		const value = missiles?.values.find((candidate) => candidate.who === who);
		const fact = facts.missile_counts.find((candidate) => candidate.who === researched);
		if (!value || !fact) throw new RangeError(`no count of ${who}`);
		expect(value.total ?? null).toBe(numberOrNull(fact.total));
		expect(value.split ?? [null, null, null]).toEqual([fact.al_asad, fact.erbil, numberOrNull(fact.failed_or_other)]);
		expect(value.confidence ?? null).toBe(fact.confidence);
		expect(value.date).toBe(date);
		expect(fact.sources).toEqual(expect.arrayContaining(value.sources.map(urlOf)));
	});

	it('leaves in words what was said in words', () => {
		const said = facts.missile_counts.flatMap(({ total }) => (typeof total === 'string' ? [plainQuotes(total)] : []));
		expect(said).toEqual(['tens', 'at least 35']);
		const inWords = missiles?.values.filter(({ total, split }) => total === undefined && split === undefined);
		expect(inWords?.map(({ wording }) => plainQuotes(wording ?? ''))).toEqual(said);
	});

	it('says how far the full counts lie apart', () => {
		const totals = facts.missile_counts.flatMap(({ total }) => (typeof total === 'number' ? [total] : []));
		expect(missiles?.caption).toContain(`from ${Math.min(...totals)} to ${Math.max(...totals)}`);
	});

	it.each(['Iraqi military', 'Iraqi and Kurdish sources to CNN'])('tells what %s say of duds, and no more', (who) => {
		const wording = missiles?.values.find((candidate) => candidate.who === who)?.wording;
		const researched = names.find(([name]) => name === who)?.[1];
		const fact = facts.missile_counts.find((candidate) => candidate.who === researched)?.failed_or_other;
		expect(fact).toMatch(who === 'Iraqi military' ? /^2 of the 17 unexploded/ : /^one unexploded inside Erbil airport/);
		expect(wording).toBe(who === 'Iraqi military' ? '2 of the 17 did not explode' : '1 at Erbil did not explode');
	});
});

describe('the chart of brain injuries', () => {
	it('has every announcement in its order', () => {
		expect(injuries?.values.map(({ date, total }) => [date, total])).toEqual(
			facts.injury_counts.map(({ date_announced, count }) => [date_announced, count])
		);
	});

	it.each(facts.injury_counts)('takes $count of $date_announced from a source of it', ({ date_announced, sources }) => {
		const value = injuries?.values.find(({ date }) => date === date_announced);
		expect(sources).toEqual(expect.arrayContaining(value?.sources.map(urlOf) ?? ['no value']));
	});

	it('draws as not yet diagnosed what the research words so', () => {
		const undiagnosed = facts.injury_counts.filter(({ wording }) => !/diagnosed|TBI/.test(wording));
		const tentative = injuries?.values.filter((value) => value.tentative);
		expect(tentative?.map(({ total }) => total)).toEqual(undiagnosed.map(({ count }) => count));
		expect(tentative).toHaveLength(2);
	});

	it('says that it counts announcements', () => expect(injuries?.caption).toContain('counts announcements'));
});
