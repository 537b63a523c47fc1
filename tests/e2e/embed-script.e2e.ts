import { drivenFrame, hostOf, scrollStory, stepIn } from './driven-story.ts';
import { expect, storyFrame as stepsFrame, test } from './host-pages.ts';
import { ids, scrollRange, stayDrawn, strides, sweep } from './story.ts';

test.use({ viewport: { width: 1000, height: 700 } });
test.beforeEach(({ page }) => stayDrawn(page));

test('A4: at 50 places down the host’s page, step and position are those of the story alone, and the map is pinned', async ({
	page,
	site,
	hosts
}) => {
	test.slow();
	await page.goto(site.url);
	await page.waitForFunction(() => 'mapStory' in window);
	const range = await scrollRange(page);
	const tops = strides(0, range, range / 49).map(Math.floor);
	expect(tops).toHaveLength(50);
	const alone = await sweep(page, tops);
	const mapsAlone = await page.evaluate((places) => {
		const map = document.querySelector('[data-map]');
		return places.map((top) => {
			scrollTo({ top, behavior: 'instant' });
			return map?.getBoundingClientRect().top ?? NaN;
		});
	}, tops);
	expect(mapsAlone.filter((top) => top === 0).length, 'places where the map alone is pinned').toBeGreaterThan(40);
	expect(new Set(alone.map(({ step }) => step)).size, 'all steps are reached').toBe(ids.length);

	await page.goto(hostOf(hosts, site));
	const frame = await drivenFrame(page);
	for (const [at, top] of tops.entries()) {
		const there = await scrollStory(page, frame, top);
		expect(there.step, `${top} px down`).toBe(alone[at]?.step);
		expect(there.position, `${top} px down`).toBeCloseTo(alone[at]?.position ?? NaN, 3);
		expect(Math.abs(there.frame), `the frame at ${top} px`).toBeLessThanOrEqual(1);
		// Above and below the steps it makes room for the page's ends, as in the story alone.
		expect(Math.abs(there.map - (mapsAlone[at] ?? NaN)), `the map at ${top} px`).toBeLessThanOrEqual(1);
	}
});

test('wheel, links and the element’s own verbs scroll the host’s page, and with it the story; it hears of each step', async ({
	page,
	site,
	hosts
}) => {
	await page.addInitScript(() => {
		const told: unknown[] = [];
		Object.assign(window, { told });
		for (const name of ['ready', 'step', 'error'])
			addEventListener(name, (event) => told.push([name, (event as CustomEvent).detail]), true);
	});
	await page.goto(hostOf(hosts, site));
	const told = () => page.evaluate(() => (window as unknown as { told: [string, { step: string }][] }).told);
	const call = (name: 'goto' | 'next' | 'prev', step?: string) =>
		page
			.locator('map-story')
			.evaluate(
				(element, [verb, id]) => (element as unknown as Record<string, (step?: string) => void>)[verb ?? '']?.(id),
				[name, step] as const
			);
	// Asked before the story is there, it is done when it is.
	await page.waitForFunction(() => customElements.get('map-story'));
	await call('goto', ids[2]);
	const frame = await drivenFrame(page);
	await expect.poll(() => stepIn(frame)).toBe(ids[2]);
	expect((await told())[0]).toEqual(['ready', { steps: ids, step: ids[0], index: 0 }]);

	const before = await page.evaluate(() => scrollY);
	const down = await frame.evaluate(() => scrollY);
	await page.mouse.move(200, 350);
	for (let tick = 0; tick < 5; tick += 1) await page.mouse.wheel(0, 100);
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(before + 500);
	await expect.poll(() => frame.evaluate(() => Math.round(scrollY))).toBe(Math.round(down + 500));

	/** Host and story agree on how far down it is. */
	const together = async () => {
		const inside = await frame.evaluate(() => scrollY);
		const top = await page.locator('map-story').evaluate((element) => -element.getBoundingClientRect().top);
		return Math.abs(inside - top);
	};
	await call('goto', ids[5]);
	await expect.poll(() => stepIn(frame)).toBe(ids[5]);
	await call('next');
	await expect.poll(() => stepIn(frame)).toBe(ids[6]);
	await call('prev');
	await expect.poll(() => stepIn(frame)).toBe(ids[5]);
	await frame.locator(`nav.time-line a[href="#${ids[9]}"]`).click();
	await expect.poll(() => stepIn(frame)).toBe(ids[9]);
	await expect.poll(together).toBeLessThan(1);
	await call('goto', 'nowhere');
	await expect.poll(async () => (await told()).at(-1)).toEqual(['error', { reason: 'cannot goto' }]);
	const steps = (await told()).flatMap(([name, detail]) => (name === 'step' ? [detail.step] : []));
	expect(steps).toEqual(expect.arrayContaining([ids[2], ids[5], ids[6], ids[9]]));

	// What is no message of the story's changes nothing, nor what is one and does not come from it.
	const seen = () =>
		page.evaluate(() => [location.href, scrollY, document.querySelector('map-story')?.getAttribute('style')]);
	const usual = await seen();
	await frame.evaluate(() => {
		const like = [
			{ type: 'height', height: -5 },
			{ type: 'height', height: '9em' },
			{ type: 'navigate', url: 'about:blank' }
		];
		const more = [{ type: 'toString' }, { type: 'scroll-to', top: 'x' }, { type: 'state', steps: null }];
		for (const message of [...like, ...more]) parent.postMessage({ ns: 'map-story', v: 1, ...message }, '*');
		for (const message of [null, 7, 'height', [], { ns: 'map-story', v: 2, type: 'height', height: 9 }])
			parent.postMessage(message, '*');
	});
	await page.evaluate(() => postMessage({ ns: 'map-story', v: 1, type: 'height', height: 99_999 }, '*'));
	await call('goto', 'nowhere again');
	await expect.poll(async () => (await told()).filter(([name]) => name === 'error').length).toBe(2);
	expect(await seen()).toEqual(usual);

	// A window of another width keeps what is read.
	await page.setViewportSize({ width: 700, height: 700 });
	await expect.poll(() => frame.evaluate(() => innerWidth)).toBe(700);
	await drivenFrame(page);
	await expect.poll(together).toBeLessThan(1);
	expect(await stepIn(frame)).toBe(ids[9]);

	expect(await page.evaluate(() => history.length), 'entries of the history').toBeLessThanOrEqual(2);
	const [opened] = await Promise.all([
		page.waitForEvent('popup'),
		frame.locator('.page-footer a[href*="method"]').first().click()
	]);
	expect(opened.url(), 'another page leaves the frame').toContain('method');
	expect(frame.url()).toContain('scroll=host');
});

test('several stories are scrolled each by its own length, below a bar of the host’s, too; one that is cut off goes by buttons', async ({
	page,
	site,
	hosts
}) => {
	await page.goto(hostOf(hosts, site, 'script-several'));
	const [first, second] = [await drivenFrame(page), await drivenFrame(page, 1)];
	await scrollStory(page, first, 900);
	expect(await second.evaluate(() => scrollY)).toBe(0);
	const there = await scrollStory(page, second, 1500, 1);
	expect(Math.abs(there.frame - 60)).toBeLessThanOrEqual(1);
	expect(await second.evaluate(() => innerHeight)).toBe(640);
	const left = await first.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY);
	expect(left, 'the first is at its end').toBeLessThan(1);

	const steps = await stepsFrame(page, 2);
	await expect(steps.locator('article.is-current')).toHaveAttribute('data-step-id', ids[0] ?? '');
	await page
		.locator('map-story')
		.nth(2)
		.evaluate((element) => (element as unknown as { next(): void }).next());
	await expect(steps.locator('article.is-current')).toHaveAttribute('data-step-id', ids[1] ?? '');
	expect(await first.evaluate(() => scrollY), 'the others stay where they are').toBeGreaterThan(900);
});

test('a page that stops pinning the frame later is noticed: the story goes on by buttons, at the same step', async ({
	page,
	site,
	hosts
}) => {
	await page.goto(hostOf(hosts, site));
	const frame = await drivenFrame(page);
	await page.locator('map-story').evaluate((element) => (element as unknown as { goto(step: number): void }).goto(4));
	await expect.poll(() => stepIn(frame)).toBe(ids[4]);
	const entries = await page.evaluate(() => history.length);
	await page.evaluate(() => {
		const story = document.querySelector<HTMLElement>('map-story');
		// What an article's own styles may do: the frame is no longer where it was pinned.
		story?.shadowRoot?.querySelector('iframe')?.style.setProperty('position', 'relative');
		scrollBy(0, 10);
	});
	const steps = await stepsFrame(page);
	await expect(steps.getByRole('button', { name: 'Next' })).toBeVisible();
	await expect(steps.locator('article.is-current')).toHaveAttribute('data-step-id', ids[4] ?? '');
	expect(await page.evaluate(() => history.length), 'entries of the history').toBe(entries);
	expect(page.frames().length, 'the page and its one frame').toBe(2);
});

test('an article that stands in a frame itself has no scroll to tell the story by: it goes by buttons', async ({
	page,
	site,
	hosts
}) => {
	await page.goto(`${hosts.url}plain.html?embed=${encodeURIComponent(hostOf(hosts, site))}`);
	const article = page.frameLocator('iframe');
	await expect(article.locator('map-story iframe')).toHaveAttribute('src', `${site.url}embed/`);
	await expect(article.frameLocator('map-story iframe').locator('article.is-current')).toBeVisible();
});
