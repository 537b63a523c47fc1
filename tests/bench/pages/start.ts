import { loadStyleParts } from '../../../src/lib/map/style-parts.ts';
import { firstPaint } from '../../../src/lib/views/first-paint.ts';
import type { BenchScene } from '../bench-site.ts';

/**
 * What a good page with one map does, and no more: after the first paint it asks for MapLibre and its data at once. The
 * attribute and the global are those of the story, so that both are measured by the same code.
 */
async function start(stage: HTMLElement): Promise<void> {
	const scene = JSON.parse(stage.dataset.scene ?? '') as BenchScene;
	await firstPaint();
	const [{ createBareMap }, parts] = await Promise.all([
		import('./bare-map.ts'),
		loadStyleParts(scene.dataUrl, new AbortController().signal)
	]);
	const map = createBareMap(stage, parts, scene, () => {
		stage.dataset.state = 'live';
	});
	Object.assign(window, { mapStory: { map } });
}

const stage = document.querySelector<HTMLElement>('[data-map]');
if (stage) void start(stage);
