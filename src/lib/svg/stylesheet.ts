import { bands, type Band } from '../scene/bands.ts';
import type { Scene } from '../scene/scene.ts';
import { generalisedFade } from '../style/marks.ts';
import { cameraProperties } from './camera-properties.ts';
import type { ToUnits } from './units.ts';

/** Each step's camera in each band, so that a drawn map is right before any script. */
export function camerasStylesheet(scenes: readonly Scene[], toUnits: ToUnits): string {
	const rules = (band: Band) =>
		scenes.map((scene) => {
			const properties = Object.entries(cameraProperties(scene.cameras[band.id], toUnits));
			return `.scene-${scene.step}{${properties.map(([name, value]) => `${name}:${value}`).join(';')}}`;
		});
	const shown = (band: Band, index: number) =>
		[...bands.slice(0, index).map(({ id }) => `.in-${id}`)].join(',') +
		(index ? '{display:none}' : '') +
		`.in-${band.id}{display:inline}`;
	return [
		`${bands.map(({ id }) => `.in-${id}`).join(',')}{display:none}`,
		...bands.map((band, index) => {
			const inside = [...rules(band), shown(band, index)].join('\n');
			if (index === 0) return inside;
			return `@container stage (min-width:${band.minWidth}px) and (min-height:${band.minHeight}px){\n${inside}\n}`;
		})
	].join('\n');
}

/** Which generalisation of the basemap a zoom shows, and where its lines fade out. */
export function basemapStylesheet(basemap: readonly { id: string; minZoom: number; maxZoom: number }[]): string {
	const [from, to] = generalisedFade;
	return [
		...basemap.map(
			({ id, minZoom, maxZoom }) =>
				`.basemap-${id}{opacity:calc(clamp(0,(var(--zoom) - ${minZoom})*9999 + 1,1)*clamp(0,(${maxZoom} - var(--zoom))*9999,1))}`
		),
		`.generalised{opacity:clamp(0,(${to} - var(--zoom))/${to - from},1)}`
	].join('\n');
}
