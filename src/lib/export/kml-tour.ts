import { bandWith, referenceBand } from '../scene/bands.ts';
import { viewCamera, type Camera } from '../scene/camera.ts';
import { frameLongitude } from '../scene/frame.ts';
import { pixelsPerKilometer } from '../scene/scale-bar.ts';
import type { Step, Story } from '../story/story.ts';
import { readingSeconds, stepBalloon } from './kml-balloon.ts';
import { kmlCoordinates, kmlPosition } from './kml-coordinates.ts';
import { withAttributes, xml, type XmlElement } from './xml.ts';

/** How long a flight between two steps takes, in seconds. */
const flight = 5;

const placemarkId = ({ id }: Step) => `step-${id}`;

/**
 * A tour through the steps for Google Earth: it flies to each, opens its balloon for as long as it takes to read, and
 * closes it.
 */
export function kmlTour(story: Story): XmlElement {
	const parts = story.steps.flatMap((step) => [
		xml('gx:FlyTo', xml('gx:duration', flight), xml('gx:flyToMode', 'bounce'), lookAt(stepCamera(story, step))),
		balloon(step, true),
		xml('gx:Wait', xml('gx:duration', readingSeconds(stepBalloon(story, step)))),
		balloon(step, false)
	]);
	return xml('gx:Tour', xml('name', `Tour: ${story.meta.title}`), xml('gx:Playlist', parts));
}

/**
 * What the tour opens at a step: a balloon at the middle of its view. It has no date in KML's sense, or viewers would
 * hide it at all other times.
 */
export function stepPlacemark(story: Story, step: Step): XmlElement {
	const camera = stepCamera(story, step);
	return withAttributes(
		xml(
			'Placemark',
			xml('name', step.title),
			xml('description', stepBalloon(story, step)),
			lookAt(camera),
			xml('styleUrl', '#step'),
			xml('Point', kmlCoordinates([camera.center]))
		),
		{ id: placemarkId(step) }
	);
}

const stepCamera = (story: Story, step: Step) =>
	viewCamera(step.view, bandWith(referenceBand), story.places, frameLongitude(story));

/** Half of the angle that Google Earth's window shows across, in radians. */
const halfAngle = Math.PI / 6;

function lookAt(camera: Camera): XmlElement {
	const [lng, lat] = kmlPosition(camera.center);
	const { width, height } = bandWith(referenceBand).stage;
	const meters = (Math.max(width, height) / pixelsPerKilometer(camera)) * 1000;
	const range = meters / 2 / Math.tan(halfAngle);
	return xml(
		'LookAt',
		xml('longitude', lng),
		xml('latitude', lat),
		xml('altitude', 0),
		xml('heading', camera.bearing),
		xml('tilt', 0),
		xml('range', Math.round(range)),
		xml('altitudeMode', 'clampToGround')
	);
}

function balloon(step: Step, isOpen: boolean): XmlElement {
	const change = withAttributes(xml('Placemark', xml('gx:balloonVisibility', isOpen ? 1 : 0)), {
		targetId: placemarkId(step)
	});
	return xml('gx:AnimatedUpdate', xml('gx:duration', 0), xml('Update', xml('targetHref'), xml('Change', change)));
}
