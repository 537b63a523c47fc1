import { kml as toGeojson } from '@tmcw/togeojson';
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '#lib/content/bundle.ts';
import { plainText } from '../story/plain-text.ts';
import { storyKml } from './kml.ts';
import { printDocument, withAttributes, xml } from './xml.ts';

const google = 'http://www.google.com/kml/ext/2.2';

/** Parses XML with a parser that is not ours. @throws Error if it is not well-formed */
const parseXml = (text: string) =>
	new DOMParser({
		onError: (level, message) => {
			// The sign for what is unknown is meant.
			if (message.includes('replacement character')) return;
			throw new Error(`${level}: ${message}`);
		}
	}).parseFromString(text, 'text/xml');

const textOf = (element: Element, name: string) => element.getElementsByTagName(name)[0]?.textContent ?? '';

const folders = ['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific', 'tests/fixtures/tiny'];

describe.each(folders.map((folder) => readBundle(folder).story).map((story) => [story.meta.id, story] as const))(
	'the KML of %s',
	(_, story) => {
		const document = parseXml(storyKml(story));
		const { features } = toGeojson(document as unknown as Document);
		const placemarks = [...document.getElementsByTagName('Placemark')];
		const byName = (name: string) => features.filter(({ properties }) => properties?.name === name);

		it('has every place that the maps name, where the bundle has it, and an uncertain one as a circle without a pin', () => {
			const shown = story.steps.flatMap(({ show }) => [
				...show.places.map((entry) => (typeof entry === 'string' ? entry : entry.id)),
				...show.circles
			]);
			expect(shown.length).toBeGreaterThan(0);
			for (const { id, name, lngLat, uncertainty } of story.places.filter((place) => shown.includes(place.id))) {
				expect(byName(name), name).toContainEqual(
					expect.objectContaining({ geometry: { type: 'Point', coordinates: lngLat } })
				);
				const isCircle = story.steps.some(({ show }) => show.circles.includes(id) || show.areas.includes(id));
				const circle = byName(`${name}: somewhere within ${uncertainty} m`);
				expect(circle.map(({ geometry }) => geometry?.type)).toEqual(isCircle && uncertainty ? ['Polygon'] : []);
				const placemark = placemarks.find((element) => element.getAttribute('id') === `place-${id}`);
				if (isCircle && uncertainty) expect(textOf(placemark ?? expect.unreachable(), 'styleUrl')).toBe('#name');
			}
		});

		it('has a tour that goes through the steps in order and opens and closes a balloon at each', () => {
			const tours = [...document.getElementsByTagNameNS(google, 'Tour')];
			expect(tours).toHaveLength(1);
			const playlist = tours[0]?.getElementsByTagNameNS(google, 'Playlist')[0] ?? expect.unreachable();
			const played = [...playlist.childNodes].filter((node): node is Element => node.nodeType === 1);
			expect(played.map(({ localName }) => localName)).toEqual(
				story.steps.flatMap(() => ['FlyTo', 'AnimatedUpdate', 'Wait', 'AnimatedUpdate'])
			);
			for (const [index, step] of story.steps.entries()) {
				const [fly, open, wait, close] = played.slice(index * 4) as [Element, Element, Element, Element];
				for (const [change, visibility] of [
					[open, '1'],
					[close, '0']
				] as const) {
					const target = change.getElementsByTagName('Placemark')[0]?.getAttribute('targetId');
					const placemark = placemarks.find((element) => element.getAttribute('id') === target);
					expect(textOf(placemark ?? expect.unreachable(), 'name')).toBe(step.title);
					expect(textOf(change, 'gx:balloonVisibility')).toBe(visibility);
				}
				expect(Number(textOf(wait, 'gx:duration'))).toBeGreaterThanOrEqual(5);
				expect(Math.abs(Number(textOf(fly, 'longitude')))).toBeLessThanOrEqual(180);
				expect(Math.abs(Number(textOf(fly, 'latitude')))).toBeLessThanOrEqual(90);
				expect(Number(textOf(fly, 'range'))).toBeGreaterThan(100);
			}
		});

		it('says in a step’s balloon what the story says, as HTML that is well-formed', () => {
			for (const step of story.steps) {
				const [point] = byName(step.title);
				const description = point?.properties?.description as string | { value: string };
				const html = typeof description === 'string' ? description : description.value;
				const paragraphs = [...parseXml(`<div>${html}</div>`).getElementsByTagName('p')].map((p) => p.textContent);
				expect(paragraphs).toEqual(expect.arrayContaining(plainText(step.prose)));
				for (const { quote } of step.passages) expect(paragraphs.join('\n')).toContain(`“${quote}”`);
			}
		});

		it('asks for nothing of another host', () => {
			expect(document.getElementsByTagName('href')).toHaveLength(0);
			expect(document.getElementsByTagName('NetworkLink')).toHaveLength(0);
		});
	}
);

describe('XML', () => {
	it('says what it was given, whatever signs are in it', () => {
		// Control characters, halves of a pair and U+FFFE cannot stand in XML at all.
		const text = fc
			.string({ unit: 'binary' })
			// eslint-disable-next-line no-control-regex
			.map((value) => value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, ''));
		fc.assert(
			fc.property(text, text, (attribute, content) => {
				const element = withAttributes(xml('a', xml('b', content)), { c: attribute });
				const root = parseXml(printDocument(element)).documentElement ?? expect.unreachable();
				expect([root.getAttribute('c'), root.textContent]).toEqual([attribute, content]);
			})
		);
	});

	it('has a sign for what it cannot say', () => {
		const root = parseXml(printDocument(xml('a', 'a\u0000b\ud800c\uffff'))).documentElement;
		expect(root?.textContent).toBe('a\ufffdb\ufffdc\ufffd');
	});
});
