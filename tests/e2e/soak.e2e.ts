import type { CDPSession, Page } from '@playwright/test';
import { giveNetwork } from './drawn-map.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { landscape, ids } from './story.ts';

test.use({ viewport: landscape });

/** How many steps are gone, forward and back: all that the bar asks for at night, and a few at every change. */
const strolls = process.env.NIGHTLY ? 200 : 24;

/** Most that the heap may grow by, in bytes. */
const growth = 10_000_000;

/** Keeps count of the WebGL contexts that a page makes and has not lost. */
function watchContexts(page: Page): Promise<unknown> {
	return page.addInitScript(() => {
		const getContext = HTMLCanvasElement.prototype.getContext as (kind: string, ...rest: unknown[]) => unknown;
		const contexts = new Set<WebGL2RenderingContext>();
		Object.assign(window, { contexts });
		Object.assign(HTMLCanvasElement.prototype, {
			getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
				const context = getContext.call(this, kind, ...rest);
				if (context instanceof WebGL2RenderingContext) contexts.add(context);
				return context;
			}
		});
	});
}

const openContexts = (page: Page) =>
	page.evaluate(() => {
		const { contexts } = window as unknown as { contexts: Set<WebGL2RenderingContext> };
		return [...contexts].filter((context) => !context.isContextLost()).length;
	});

/** What the page holds after everything that can be let go has been. */
async function held(client: CDPSession): Promise<{ heap: number; listeners: number; nodes: number }> {
	// What waits for another thing to be finalised goes in a second round.
	for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
	const { metrics } = await client.send('Performance.getMetrics');
	const value = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
	return { heap: value('JSHeapUsedSize'), listeners: value('JSEventListeners'), nodes: value('Nodes') };
}

/** Goes to and fro through the story, over the ways between the steps too, and ends at its beginning. */
async function stroll(page: Page, count: number): Promise<void> {
	const last = ids.length - 1;
	const turns = Array.from({ length: count }, (_, index) => last - Math.abs(last - ((index + 1) % (2 * last))));
	await page.evaluate(async (indices) => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		for (const index of indices) {
			const before = scrollY;
			window.mapStory?.goTo(index);
			const after = scrollY;
			scrollTo({ top: (before + after) / 2, behavior: 'instant' });
			await frame();
			scrollTo({ top: after, behavior: 'instant' });
			await frame();
		}
		window.mapStory?.goTo(0);
	}, turns);
	expect(await at(page)).toMatchObject({ position: 0 });
}

for (const [what, address, contexts] of [
	['the live map', './', 1],
	['the drawn map', './?renderer=svg', 0]
] as const) {
	test(`D13: ${strolls} steps to and fro with ${what} leave the heap, the listeners and the contexts as they were`, async ({
		page
	}) => {
		test.setTimeout(600_000);
		await watchContexts(page);
		await giveNetwork(page, {});
		await page.goto(address);
		if (contexts) await whenLive(page);
		else await at(page);
		const client = await page.context().newCDPSession(page);
		await client.send('Performance.enable');
		// What is made once, such as tiles and labels of each step, is no leak.
		await stroll(page, 2 * (ids.length - 1));
		const before = await held(client);
		await stroll(page, strolls);
		const after = await held(client);
		const grown = after.heap - before.heap;
		test.info().annotations.push({
			type: 'measured',
			description: `heap ${Math.round(before.heap / 1000)} kB, grown by ${Math.round(grown / 1000)} kB; listeners ${before.listeners}, then ${after.listeners}; nodes ${before.nodes}, then ${after.nodes}`
		});
		expect(grown, 'growth of the heap in bytes').toBeLessThan(growth);
		expect(after.listeners, 'listeners').toBeLessThanOrEqual(before.listeners);
		expect(await openContexts(page)).toBe(contexts);
		await expect(page.locator('canvas')).toHaveCount(contexts);
	});
}
