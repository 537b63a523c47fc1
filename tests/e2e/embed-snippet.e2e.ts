import { readFileSync } from 'node:fs';
import { expect, test } from './host-pages.ts';
import { stayDrawn } from './story.ts';

/** The snippets that newsrooms copy: a frame, and our script. */
const snippets = [
	...['README.md', 'src/lib/embed/README.md']
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n')
		.matchAll(/```html\n([\s\S]+?)```/g)
].map(([, html = '']) => html);

for (const [name, pattern] of [
	['plain', /^<iframe/],
	['with our script', /embed\.v1\.js/]
] as const) {
	test(`A7: the snippet, ${name}, has all that a frame should, and moves nothing when it comes`, async ({
		page,
		site,
		hosts
	}) => {
		const snippet = snippets.find((html) => pattern.test(html)) ?? '';
		expect(snippet).not.toBe('');
		expect(snippet, 'no inline script').not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
		await stayDrawn(page);
		const html = snippet.replaceAll('https://story.example/', site.url);
		await page.addInitScript(() => {
			const shifts: number[] = [];
			Object.assign(window, { shifts });
			new PerformanceObserver((list) =>
				list.getEntries().forEach((entry) => shifts.push((entry as unknown as { value: number }).value))
			).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(`${hosts.url}snippet.html?snippet=${encodeURIComponent(html)}`);
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
		expect(snippet, 'a link for where frames are not shown').toMatch(/<a href="https:\/\/story\.example\/">[^<]+<\/a>/);
		expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts), 'layout shifts').toEqual([]);
	});
}
