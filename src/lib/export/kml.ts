import { circleAround } from '../geo/shapes.ts';
import { stepFeatures } from '../scene/features.ts';
import type { Place, Story } from '../story/story.ts';
import { circleOpacity, strokes } from '../style/marks.ts';
import { themes } from '../tokens/tokens.ts';
import { balloonText } from './kml-balloon.ts';
import { kmlCoordinates } from './kml-coordinates.ts';
import { kmlTour, stepPlacemark } from './kml-tour.ts';
import { printDocument, withAttributes, xml, type XmlElement } from './xml.ts';

/**
 * A story as KML 2.2: its places, the distances that it draws, and a tour through its steps. As on the story's own map,
 * an uncertain place is a circle and no pin, and a line is a distance and no path.
 */
export function storyKml(story: Story): string {
	const { title, standfirst } = story.meta;
	const document = xml(
		'Document',
		xml('name', title),
		xml('open', 1),
		xml('description', standfirst),
		styles(),
		kmlTour(story),
		xml(
			'Folder',
			xml('name', 'Steps'),
			story.steps.map((step) => stepPlacemark(story, step))
		),
		xml(
			'Folder',
			xml('name', 'Places'),
			shownPlaces(story).map((place) => placemark(place, isUncertain(story, place)))
		),
		xml(
			'Folder',
			xml('name', 'Uncertainty'),
			shownPlaces(story)
				.filter((place) => isUncertain(story, place))
				.map(circle)
		),
		xml('Folder', xml('name', 'Distances'), distances(story))
	);
	const namespaces = { xmlns: 'http://www.opengis.net/kml/2.2', 'xmlns:gx': 'http://www.google.com/kml/ext/2.2' };
	return printDocument(withAttributes(xml('kml', document), namespaces));
}

function styles(): XmlElement[] {
	const hidden = xml('IconStyle', xml('scale', 0));
	const style = (id: string, ...parts: XmlElement[]) => withAttributes(xml('Style', ...parts), { id });
	return [
		style(
			'step',
			hidden,
			xml('LabelStyle', xml('scale', 0)),
			xml('BalloonStyle', xml('text', '<h3>$[name]</h3>$[description]'))
		),
		style('name', hidden),
		style(
			'uncertain',
			lineStyle('circle'),
			xml('PolyStyle', xml('color', kmlColor(themes.light.uncertain, circleOpacity)))
		),
		style('distance', lineStyle('distance'))
	];
}

function lineStyle(name: 'circle' | 'distance'): XmlElement {
	const { color, width } = strokes[name];
	return xml('LineStyle', xml('color', kmlColor(themes.light[color], 1)), xml('width', width));
}

/** KML writes a colour as opacity, blue, green, red. */
function kmlColor(color: string, opacity: number): string {
	const [red = '', green = '', blue = ''] = color.match(/[\da-f]{2}/gi) ?? [];
	const alpha = Math.round(opacity * 255).toString(16);
	return `${alpha.padStart(2, '0')}${blue}${green}${red}`;
}

function shownPlaces(story: Story): Place[] {
	const shown = new Set(
		story.steps.flatMap(({ show }) => [
			...show.places.map((entry) => (typeof entry === 'string' ? entry : entry.id)),
			...show.circles,
			...show.areas
		])
	);
	return story.places.filter(({ id }) => shown.has(id));
}

/** Whether the story draws how far a place may lie from its point. */
const isUncertain = (story: Story, { id, uncertainty }: Place) =>
	Boolean(uncertainty) && story.steps.some(({ show }) => show.circles.includes(id) || show.areas.includes(id));

function placemark({ id, name, kind, lngLat, uncertainty, source, note }: Place, isCircle: boolean): XmlElement {
	const isNameOnly = isCircle || kind === 'country' || kind === 'area';
	const within = uncertainty ? `Within ${uncertainty} m. ` : '';
	return withAttributes(
		xml(
			'Placemark',
			xml('name', name),
			xml('description', balloonText([`${within}Coordinates: ${source}`, ...(note ? [note] : [])])),
			isNameOnly ? [xml('styleUrl', '#name')] : [],
			xml('Point', kmlCoordinates([lngLat]))
		),
		{ id: `place-${id}` }
	);
}

function circle({ name, lngLat, uncertainty }: Place): XmlElement {
	const ring = circleAround(lngLat, uncertainty ?? 0).coordinates[0] ?? [];
	return xml(
		'Placemark',
		xml('name', `${name}: somewhere within ${uncertainty} m`),
		xml('styleUrl', '#uncertain'),
		xml('Polygon', xml('tessellate', 1), xml('outerBoundaryIs', xml('LinearRing', kmlCoordinates(ring))))
	);
}

function distances(story: Story): XmlElement[] {
	const drawn = story.steps.flatMap((step) => stepFeatures(story, step));
	const once = new Map(
		drawn.flatMap((feature) => (feature.kind === 'distance' ? [[feature.id, feature] as const] : []))
	);
	const nameOf = (place: string) => story.places.find(({ id }) => id === place)?.name ?? place;
	return [...once.values()].map(({ from, to, kilometers, geometry }) =>
		xml(
			'Placemark',
			xml('name', `${nameOf(from)} to ${nameOf(to)}: ${Math.round(kilometers)} km, a distance, not a path`),
			xml('styleUrl', '#distance'),
			xml('LineString', xml('tessellate', 1), kmlCoordinates(geometry.coordinates))
		)
	);
}
