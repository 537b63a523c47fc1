import { describe, expect, test } from 'vitest';
import type { LiveMap } from '../map/live-map.ts';
import type { PublisherBasemap } from '../story/publisher-basemap.ts';
import { BasemapChoice } from './basemap-choice.svelte.ts';

const ofTheSite: PublisherBasemap = { address: 'pmtiles://basemap.pmtiles', hosts: [], theme: 'light' };
const ofAnotherHost: PublisherBasemap = {
	address: 'https://tiles.example/style.json',
	hosts: ['https://tiles.example', 'http://fonts.example:8080'],
	theme: 'dark'
};

/** A choice with what the live map was told to do, and what tells it how that went. */
function choiceOf() {
	const told: string[] = [];
	let tell: Parameters<LiveMap['layBasemap']>[0] = () => {};
	const live: Pick<LiveMap, 'layBasemap' | 'removeBasemap'> = {
		layBasemap(onNews) {
			told.push('lay');
			tell = onNews;
		},
		removeBasemap: () => told.push('remove')
	};
	const choice = new BasemapChoice(() => live as LiveMap);
	return { choice, told, tell: (news: Parameters<typeof tell>[0]) => tell(news) };
}

test('without a live map, and without a publisher’s basemap, there is nothing to choose', () => {
	const { choice, told } = choiceOf();
	expect(choice.state).toBeUndefined();
	choice.begin(undefined);
	expect(choice.state).toBeUndefined();
	expect(told).toEqual([]);
});

test('what comes from the site itself is laid by itself', () => {
	const { choice, told, tell } = choiceOf();
	choice.begin(ofTheSite);
	expect([choice.state, choice.hosts, told]).toEqual(['loading', [], ['lay']]);
	tell({ state: 'online', credits: '© Someone', hasOwnColors: false });
	expect([choice.state, choice.credits, choice.theme]).toEqual(['online', '© Someone', undefined]);
});

describe('what comes from another host', () => {
	test('is laid when the reader wants it, and taken away when not', () => {
		const { choice, told, tell } = choiceOf();
		choice.begin(ofAnotherHost);
		expect([choice.state, choice.isOn, told]).toEqual(['offered', false, []]);
		expect(choice.hosts).toEqual(['tiles.example', 'fonts.example:8080']);
		choice.turn(true);
		expect([choice.state, choice.isOn, told]).toEqual(['loading', true, ['lay']]);
		tell({ state: 'online', credits: '© Someone', hasOwnColors: true });
		expect(choice.theme).toBe('dark');
		choice.turn(false);
		expect(choice.theme).toBeUndefined();
		expect([choice.state, choice.credits, told]).toEqual(['offered', '', ['lay', 'remove']]);
	});

	test('is there again with the next live map', () => {
		const { choice, told, tell } = choiceOf();
		choice.begin(ofAnotherHost);
		choice.turn(true);
		tell({ state: 'online', credits: '', hasOwnColors: true });
		// The same map after a loss of its context keeps what is laid.
		choice.begin(ofAnotherHost);
		expect(told).toEqual(['lay']);
		choice.end();
		expect(choice.state).toBeUndefined();
		choice.begin(ofAnotherHost);
		expect([choice.state, told]).toEqual(['loading', ['lay', 'lay']]);
	});
});

test('what was not to be had is not tried again unless the reader wants it', () => {
	const { choice, told, tell } = choiceOf();
	choice.begin(ofTheSite);
	tell({ state: 'failed' });
	expect([choice.state, choice.isOn]).toEqual(['failed', false]);
	choice.begin(ofTheSite);
	choice.end();
	choice.begin(ofTheSite);
	expect([choice.state, told]).toEqual(['offered', ['lay']]);
	choice.turn(true);
	expect(told).toEqual(['lay', 'lay']);
});
