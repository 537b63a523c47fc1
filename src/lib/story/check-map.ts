import { longitudeNear } from '#lib/geo/longitude.ts';
import { kilometers } from '#lib/geo/shapes.ts';
import type { BundlePart, IncompleteFiles, Path, Problem } from './problem.ts';
import type { Bounds, LngLat } from './story.ts';
import { airfieldsOf, entriesOf, placesOf, runwaysOf, stepsOf } from './walk.ts';

/** What cannot be drawn, and coordinates that look wrong although they are on the globe. */
export function checkMap(files: IncompleteFiles): Problem[] {
	return [...checkPlaces(files), ...checkRunways(files), ...checkShown(files), ...checkSwaps(files)];
}

function checkPlaces(files: IncompleteFiles): Problem[] {
	return placesOf(files).flatMap(({ value, path }): Problem[] => {
		const { names, native } = value.properties ?? {};
		if (native === undefined || names?.[native] !== undefined) return [];
		const given = Object.keys(names ?? {}).join(', ') || 'none';
		const message = `expected one of the languages in \`names\` (${given}); found \`${native}\``;
		return [{ part: 'places', path: [...path, 'properties', 'native'], message }];
	});
}

/** How far two thresholds may be from the stated length: some are displaced. */
const lengthTolerance = 0.2;

function checkRunways(files: IncompleteFiles): Problem[] {
	const points = new Map(airfieldsOf(files).map(({ value }) => [value.id, lngLat(value.geometry?.coordinates)]));
	return runwaysOf(files).flatMap(({ value, path }): Problem[] => {
		const [low, high] = (value.geometry?.coordinates ?? []).map(lngLat);
		const { airfield, length } = value.properties ?? {};
		if (!low || !high) return [];
		const report = (message: string): Problem[] => {
			return [{ part: 'airfields', path: [...path, 'geometry', 'coordinates'], message }];
		};

		const meters = Math.round(kilometers(low, high) * 1000);
		if (meters === 0) return report('expected two thresholds; found the same point twice');
		if (length && Math.abs(meters / length - 1) > lengthTolerance) {
			return report(`expected thresholds about ${length} m apart, the length of the runway; found ${meters} m`);
		}
		const point = points.get(airfield);
		const distance = point ? kilometers(point, low) : 0;
		if (distance <= 20) return [];
		return report(
			`expected a threshold within 20 km of airfield \`${airfield}\`; found one ${Math.round(distance)} km away`
		);
	});
}

function checkShown(files: IncompleteFiles): Problem[] {
	const places = new Map(placesOf(files).map(({ value }) => [value.id, value.properties]));
	const problems: Problem[] = [];
	const report = (path: Path, message: string) => problems.push({ part: 'story', path, message });

	for (const { value: step, path } of stepsOf(files)) {
		for (const { value, path: linePath } of entriesOf(step.show?.distances, [...path, 'show', 'distances'])) {
			if (value.from === undefined || value.from !== value.to) continue;
			report([...linePath, 'to'], `expected another place than \`from\`; found \`${value.to}\` twice`);
		}
		const rounded = (['circles', 'areas'] as const).flatMap((key) =>
			entriesOf(step.show?.[key], [...path, 'show', key])
		);
		for (const { value, path: circlePath } of rounded) {
			const uncertainty = places.get(value)?.uncertainty;
			if (uncertainty !== null && uncertainty !== 0) continue;
			report(circlePath, `expected a place with an uncertainty in metres; found \`${value}\`, which states none`);
		}
		for (const { value, path: shownPath } of entriesOf(step.show?.airfields, [...path, 'show', 'airfields'])) {
			const runways = runwaysOf(files).filter((runway) => runway.value.properties?.airfield === value);
			const isAirfield = airfieldsOf(files).some((airfield) => airfield.value.id === value);
			if (!isAirfield || runways.some((runway) => runway.value.geometry)) continue;
			report(shownPath, `expected an airfield with a runway that can be drawn; found \`${value}\` without thresholds`);
		}
	}
	return problems;
}

function checkSwaps(files: IncompleteFiles): Problem[] {
	const region = bounds(files.story?.meta?.region);
	if (!region) return [];
	const far = new Set(placesOf(files).flatMap(({ value }) => (value.properties?.outside ? (value.id ?? []) : [])));
	const problems: Problem[] = [];
	const check = (part: BundlePart, point: LngLat | undefined, path: Path, hint = '') => {
		if (!point || isInside(region, point) || !isInside(region, swapped(point))) return;
		const expected = `expected a place in or near the region [${region.join(', ')}]`;
		problems.push({
			part,
			path,
			message: `${expected}; found [${point.join(', ')}]: did you swap lng and lat?${hint}`
		});
	};

	for (const { value, path } of placesOf(files)) {
		if (value.properties?.outside) continue;
		const hint = ' (if it really lies there, add `"outside": true` to its properties)';
		check('places', lngLat(value.geometry?.coordinates), [...path, 'geometry', 'coordinates'], hint);
	}
	for (const { value, path } of airfieldsOf(files)) {
		if (far.has(value.properties?.place ?? '')) continue;
		check('airfields', lngLat(value.geometry?.coordinates), [...path, 'geometry', 'coordinates']);
	}
	for (const { value, path } of runwaysOf(files)) {
		for (const [index, threshold] of (value.geometry?.coordinates ?? []).entries()) {
			check('airfields', lngLat(threshold), [...path, 'geometry', 'coordinates', index]);
		}
	}
	for (const { value, path } of stepsOf(files)) {
		if (!value.view) continue;
		if ('point' in value.view && typeof value.view.point !== 'string') {
			check('story', lngLat(value.view.point), [...path, 'view', 'point'], ' (a place far away is named by its id)');
		}
		const box = 'bounds' in value.view ? bounds(value.view.bounds) : undefined;
		if (box && !isInside(region, [box[2], box[3]])) {
			check('story', [box[0], box[1]], [...path, 'view', 'bounds']);
		}
	}
	return problems;
}

const swapped = ([lng, lat]: LngLat): LngLat => [lat, lng];

/** Whether a point lies in the region or within a quarter of its size around it, at least 1° and at most 5°. */
function isInside([west, south, east, north]: Bounds, [lng, lat]: LngLat): boolean {
	const margin = (span: number) => Math.min(Math.max(span / 4, 1), 5);
	const width = (east - west + 360) % 360;
	const isBetween = Math.abs(longitudeNear(lng, west + width / 2) - west - width / 2) <= width / 2 + margin(width);
	return isBetween && lat >= south - margin(north - south) && lat <= north + margin(north - south);
}

/** Of what should be a point; what a list of points holds too much may be anything. */
function lngLat(point: unknown): LngLat | undefined {
	const [lng, lat] = Array.isArray(point) ? (point as unknown[]) : [];
	return typeof lng === 'number' && typeof lat === 'number' && Number.isFinite(lng + lat) ? [lng, lat] : undefined;
}

function bounds(box: readonly (number | undefined)[] | undefined): Bounds | undefined {
	const [west, south, east, north] = box ?? [];
	if (west === undefined || south === undefined || east === undefined || north === undefined) return undefined;
	return Number.isFinite(west + south + east + north) ? [west, south, east, north] : undefined;
}
