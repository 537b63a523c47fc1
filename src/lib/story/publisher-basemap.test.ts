import { describe, expect, test } from 'vitest';
import { publisherBasemap } from './publisher-basemap.ts';

const chosen = (style: string, hosts?: string) =>
	publisherBasemap({ PUBLIC_BASEMAP_STYLE: style, ...(hosts !== undefined && { PUBLIC_BASEMAP_HOSTS: hosts }) });

test.each([{}, { PUBLIC_BASEMAP_STYLE: '' }, { PUBLIC_BASEMAP_STYLE: ' ', PUBLIC_BASEMAP_HOSTS: ' ' }])(
	'a build without an address has no basemap of the publisher: %j',
	(env) => {
		expect(publisherBasemap(env)).toBeUndefined();
	}
);

describe('the hosts of a publisher’s basemap', () => {
	test.each([
		['https://tiles.example/a/style.json?key=1', undefined, ['https://tiles.example']],
		['http://tiles.example:8080/style.json', '', ['http://tiles.example:8080']],
		['pmtiles://https://tiles.example/a.pmtiles', undefined, ['https://tiles.example']],
		[
			'https://a.example/style.json',
			'https://b.example  https://c.example/{z}\nhttps://a.example',
			['https://a.example', 'https://b.example', 'https://c.example']
		],
		['basemap/style.json', 'https://b.example', ['https://b.example']]
	])('of %s, with %j besides, are %j', (style, named, hosts) => {
		expect(chosen(style, named)).toEqual({ address: style, hosts, theme: 'light' });
	});

	test.each(['pmtiles://basemap.pmtiles', 'pmtiles:///maps/basemap.pmtiles', 'basemap/style.json', '/style.json'])(
		'are none where it stands beside the pages: %s',
		(style) => {
			expect(chosen(style)?.hosts).toEqual([]);
		}
	);
});

test.each([
	['mapbox://styles/one', undefined, 'PUBLIC_BASEMAP_STYLE: "mapbox://styles/one"'],
	['//tiles.example/style.json', undefined, 'PUBLIC_BASEMAP_STYLE: "//tiles.example/style.json"'],
	['javascript:alert(1)', undefined, 'PUBLIC_BASEMAP_STYLE'],
	['https://a.example/style.json', 'b.example', 'PUBLIC_BASEMAP_HOSTS: "b.example"'],
	['https://a.example/style.json', "https://b.example;script-src'self'", 'PUBLIC_BASEMAP_HOSTS'],
	['https://a.example/style.json', 'https://*.example', 'PUBLIC_BASEMAP_HOSTS: "https://*.example"'],
	['', 'https://b.example', 'no PUBLIC_BASEMAP_STYLE']
])('what no page can ask stops the build: %j %j', (style, hosts, problem) => {
	expect(() => chosen(style, hosts)).toThrow(problem);
});

test('its colours are those of a light map unless the publisher says otherwise', () => {
	const themed = (theme: string) =>
		publisherBasemap({ PUBLIC_BASEMAP_STYLE: 'https://a.example/style.json', PUBLIC_BASEMAP_THEME: theme })?.theme;
	expect([themed(''), themed('light'), themed('dark')]).toEqual(['light', 'light', 'dark']);
	expect(() => themed('sepia')).toThrow('PUBLIC_BASEMAP_THEME: "sepia"');
});
