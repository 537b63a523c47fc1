import { readFileSync } from 'node:fs';
import { snippets, usualHeight } from '../../src/lib/export/snippet.ts';
import { aboutScript } from '../../tools/host-script.ts';
import { expect, test } from './host-pages.ts';
import { stayDrawn } from './story.ts';

const { integrity } = aboutScript(readFileSync('build/embed.v1.js'));
const common = { title: 'Map story', height: usualHeight, integrity };

/** The snippets that newsrooms make on the page for other sites, and the text that shows each of them. */
for (const [form, file] of [
	['frame', 'README.md'],
	['script', 'src/lib/embed/README.md']
] as const) {
	test(`A7: the snippet, as ${form}, has all that a frame should, and moves nothing when it comes`, async ({
		page,
		site,
		hosts
	}) => {
		const snippet = snippets[form]({ ...common, address: site.url });
		expect(snippet, 'no inline script').not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
		await stayDrawn(page);
		await page.addInitScript(() => {
			const shifts: number[] = [];
			Object.assign(window, { shifts });
			new PerformanceObserver((list) =>
				list.getEntries().forEach((entry) => shifts.push((entry as unknown as { value: number }).value))
			).observe({ type: 'layout-shift', buffered: true });
		});
		// The script is late: what is below the story has been painted by then.
		await page.route('**/embed.v1.js', async (route) => {
			await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
			await route.continue();
		});
		await page.goto(`${hosts.url}snippet.html?snippet=${encodeURIComponent(snippet)}`);
		const frame = page.locator('iframe');
		await expect(page.frameLocator('iframe').locator('h1')).toBeVisible();
		await expect(page.frameLocator('iframe').locator('.is-running')).toBeVisible();
		const box = await frame.boundingBox();
		const width = await page.evaluate(() => document.body.clientWidth);
		expect(box?.width).toBe(width);
		expect(box?.height).toBeGreaterThanOrEqual(600);
		expect(await frame.getAttribute('title')).toMatch(/\S+ \S+/);
		await expect(frame).toHaveAttribute('loading', 'lazy');
		await expect(frame).toHaveAttribute('allow', 'fullscreen');
		await expect(frame).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
		expect(snippet, 'a link for where frames are not shown').toContain(`<a href="${site.url}">Map story</a>`);
		expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts), 'layout shifts').toEqual([]);
		// What newsrooms copy from the text is the same, but for its lines.
		const [, written = ''] = /```html\n([\s\S]+?)```/.exec(readFileSync(file, 'utf8')) ?? [];
		const asMade = written.replace(/\s+/g, ' ').replace(/ >/g, '>').replace(' async', ' async=""').trim();
		const made = snippets[form]({ ...common, address: 'https://story.example/' }).replace(/\s+/g, ' ');
		expect(asMade, file).toBe(made);
	});
}
