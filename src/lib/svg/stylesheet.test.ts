import { describe, expect, it } from 'vitest';
import { readBundle } from '../content/bundle.ts';
import { bandIds, bandOf, bands, type BandId } from '../scene/bands.ts';
import { scenesOf } from '../scene/scene.ts';
import { basemapBandAt } from '../geo/basemap.ts';
import { cameraProperties } from './camera-properties.ts';
import { basemapStylesheet, camerasStylesheet } from './stylesheet.ts';
import { unitsAround } from './units.ts';

interface Stage {
	width: number;
	height: number;
}

/** The declarations that a stylesheet of single classes gives to a class on a stage of a size, the last one winning. */
function declarationsOf(css: string, className: string, { width, height }: Stage): Record<string, string> {
	const found: Record<string, string> = {};
	const apply = (rules: string) => {
		for (const [, selectors = '', body = ''] of rules.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
			if (!selectors.split(',').some((selector) => selector.trim() === `.${className}`)) continue;
			for (const declaration of body.split(';')) {
				const colon = declaration.indexOf(':');
				found[declaration.slice(0, colon)] = declaration.slice(colon + 1);
			}
		}
	};
	const blocks = css.split(/^@container stage \(min-width:(\d+)px\) and \(min-height:(\d+)px\)\{\n([^]*?)\n\}$/gm);
	apply(blocks[0] ?? '');
	for (let index = 1; index < blocks.length; index += 4) {
		const [minWidth, minHeight] = [Number(blocks[index]), Number(blocks[index + 1])];
		if (width >= minWidth && height >= minHeight) apply(blocks[index + 2] ?? '');
		expect(blocks[index + 3]?.trim()).toBe('');
	}
	return found;
}

/** Stages on, just below and just above every border of a band, and between. */
const stages: Stage[] = [...new Set(bands.flatMap(({ minWidth }) => [minWidth - 1, minWidth, minWidth + 1]))].flatMap(
	(width) =>
		[...new Set(bands.flatMap(({ minHeight }) => [minHeight - 0.5, minHeight, minHeight + 30]))].map((height) => ({
			width: Math.max(width, 0),
			height: Math.max(height, 0)
		}))
);

describe.each(['geodata/reciprocal-blow', 'tests/fixtures/beagle-pacific'])('the stylesheet of %s', (folder) => {
	const scenes = scenesOf(readBundle(folder).story);
	const toUnits = unitsAround([30, 35]);
	const css = camerasStylesheet(scenes, toUnits);

	it('gives each step, on a stage of any size, the camera of the band that the script chooses', () => {
		for (const stage of stages) {
			const band = bandOf(stage).id;
			for (const { step, cameras } of scenes) {
				expect(declarationsOf(css, `scene-${step}`, stage)).toEqual(cameraProperties(cameras[band], toUnits));
			}
		}
	});

	it('shows on a stage of any size the labels of that band', () => {
		for (const stage of stages) {
			const shown = (id: BandId) => declarationsOf(css, `in-${id}`, stage)['display'];
			expect(bandIds.filter((id) => shown(id) === 'inline')).toEqual([bandOf(stage).id]);
			expect(bandIds.filter((id) => shown(id) === 'none')).toHaveLength(bandIds.length - 1);
		}
	});
});

describe('the stylesheet of a label that is drawn once for several bands', () => {
	const css = camerasStylesheet([], unitsAround([0, 0]));

	/** `display` of an element with several of the classes: of equal selectors the last rule wins. */
	function isShown(ids: readonly BandId[], stage: Stage): boolean {
		let display = '';
		const rules = [
			...css.matchAll(
				/@container stage \(min-width:(\d+)px\) and \(min-height:(\d+)px\)\{|([^{}\n]+)\{display:(\w+)\}/g
			)
		];
		let isInForce = true;
		for (const [, minWidth, minHeight, selectors, value] of rules) {
			if (minWidth) isInForce = stage.width >= Number(minWidth) && stage.height >= Number(minHeight);
			if (!isInForce || !selectors || !value) continue;
			const isMatched = selectors.split(',').some((selector) => ids.some((id) => selector.trim() === `.in-${id}`));
			if (isMatched) display = value;
		}
		return display === 'inline';
	}

	it('shows it exactly on stages of those bands', () => {
		const sets = Array.from({ length: 2 ** bandIds.length - 1 }, (_, index) =>
			bandIds.filter((_, bit) => (index + 1) & (1 << bit))
		);
		for (const ids of sets) {
			for (const stage of stages)
				expect(isShown(ids, stage), `${ids.join()} at ${stage.width}×${stage.height}`).toBe(
					ids.includes(bandOf(stage).id)
				);
		}
	});
});

describe('the stylesheet of the basemap', () => {
	const basemap = [
		{ id: 'far', minZoom: 0, maxZoom: 3.5 },
		{ id: 'mid', minZoom: 3.5, maxZoom: 6.5 },
		{ id: 'near', minZoom: 6.5, maxZoom: 24 }
	];
	const css = basemapStylesheet(basemap);

	/** An opacity of clamps, sums and products at a zoom. */
	function opacityOf(className: string, zoom: number): number {
		const body = new RegExp(`\\.${className}\\{opacity:(.*)\\}`).exec(css)?.[1];
		if (!body) throw new RangeError(`no .${className}`);
		const script = body.replaceAll('calc(', '(').replaceAll('var(--zoom)', String(zoom));
		const clamp = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));
		return Number(new Function('clamp', `return ${script}`)(clamp));
	}

	it.each([0, 1, 3.4, 3.5, 3.6, 6.49, 6.5, 8, 18])('shows at zoom %d the generalisation of that zoom alone', (zoom) => {
		const shown = basemap.filter(({ id }) => opacityOf(`basemap-${id}`, zoom) === 1).map(({ id }) => id);
		expect(shown).toEqual([basemapBandAt(basemap, zoom).id]);
		const hidden = basemap.filter(({ id }) => opacityOf(`basemap-${id}`, zoom) === 0);
		expect(hidden).toHaveLength(2);
	});

	it('fades generalised lines out before they would be wrong at the scale of a site', () => {
		expect([4, 8.5, 9.25, 10, 13].map((zoom) => opacityOf('generalised', zoom))).toEqual([1, 1, 0.5, 0, 0]);
	});
});
