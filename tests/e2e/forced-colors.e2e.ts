import type { Locator, Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, ids, stayDrawn } from './story.ts';

test.use({ viewport: desktop, contextOptions: { forcedColors: 'active' } });

/** Share of the pixels that differ by more than a shade between two pictures of the same size. */
function difference(a: Buffer, b: Buffer): number {
	const [first, second] = [PNG.sync.read(a), PNG.sync.read(b)];
	expect([second.width, second.height]).toEqual([first.width, first.height]);
	let count = 0;
	for (let at = 0; at < first.data.length; at += 4) {
		const apart = [0, 1, 2].map((channel) =>
			Math.abs((first.data[at + channel] ?? 0) - (second.data[at + channel] ?? 0))
		);
		if (Math.max(...apart) > 48) count += 1;
	}
	return count / (first.width * first.height);
}

/** A picture of an element and a little around it. */
async function picture(page: Page, element: Locator): Promise<Buffer> {
	const { x, y, width, height } = (await element.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	const clip = { x: Math.max(0, x - 6), y: Math.max(0, y - 6), width: width + 12, height: height + 12 };
	return page.screenshot({ clip, animations: 'disabled' });
}

/** Share of the pixels behind and of an element's first words that have the most frequent colour: all, where none is seen. */
async function plainShare(page: Page, element: Locator): Promise<number> {
	const clip = await element.evaluate((it) => {
		const texts = document.createNodeIterator(it, NodeFilter.SHOW_TEXT, (node) =>
			node.nodeValue?.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT
		);
		const words = texts.nextNode();
		if (!words) throw new Error('no words');
		const range = document.createRange();
		range.selectNodeContents(words);
		const { left, top, right, bottom } = range.getBoundingClientRect();
		const [x, y] = [Math.ceil(left), Math.ceil(top)];
		// Whole pixels within, without the edges of what the browser lays behind words.
		return { x, y, width: Math.floor(right) - x, height: Math.floor(bottom) - y };
	});
	const { data } = PNG.sync.read(await page.screenshot({ clip, animations: 'disabled' }));
	const counts = new Map<string, number>();
	for (let at = 0; at < data.length; at += 4) {
		const color = data.subarray(at, at + 3).join();
		counts.set(color, (counts.get(color) ?? 0) + 1);
	}
	return Math.max(...counts.values()) / (data.length / 4);
}

async function expectWords(page: Page, element: Locator, what: string): Promise<void> {
	expect.soft(await plainShare(page, element), what).toBeLessThan(0.9);
}

// Light at night: the system's own colours are the same in both, those of the map are not.
for (const colorScheme of process.env.NIGHTLY ? (['light', 'dark'] as const) : (['dark'] as const)) {
	test.describe(`in forced colours, ${colorScheme}`, () => {
		test.use({ colorScheme });

		test('C13: controls have an edge, and the focus is seen around each', async ({ page }) => {
			await stayDrawn(page);
			await page.goto(`./#${ids[2]}`);
			await at(page);
			expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
			for (const control of [
				page.getByRole('button', { name: 'Contents' }),
				page.locator('[data-map] a.control'),
				page.locator('.time-line a').nth(4),
				page.locator(`#${ids[2]} blockquote button`).first(),
				page.locator(`#${ids[2]} summary`).filter({ visible: true }).first()
			]) {
				await control.scrollIntoViewIfNeeded();
				await at(page);
				const before = await picture(page, control);
				await control.focus();
				await page.keyboard.press('Shift');
				await at(page);
				expect(difference(before, await picture(page, control)), await control.innerText()).toBeGreaterThan(0.03);
				await control.blur();
			}
		});

		test('C13: the step that is read stands out in the time line, and in Contents', async ({ page }) => {
			await stayDrawn(page);
			await page.goto(`./#${ids[2]}`);
			await at(page);
			const now = page.locator('.time-line a[aria-current]');
			const other = page.locator('.time-line a:not([aria-current])').first();
			const backgroundOf = (link: Locator) =>
				link.locator('span').evaluate((span) => getComputedStyle(span).backgroundColor);
			expect(await backgroundOf(now)).not.toBe(await backgroundOf(other));
			await expectWords(page, now.locator('span'), 'its number');
			await page.getByRole('button', { name: 'Contents' }).click();
			const weights = await page
				.getByRole('navigation', { name: 'Contents' })
				.locator('ol:not(.paragraphs) a')
				.evaluateAll((links) =>
					links.map((link) => [link.ariaCurrent ?? '', getComputedStyle(link).fontWeight].join())
				);
			expect(new Set(weights)).toEqual(new Set([',400', 'step,600']));
		});

		test('C13: the step that is shown stands out in the embed and on the stage, and the focus is seen on Next', async ({
			page
		}) => {
			await stayDrawn(page);
			const next = page.getByRole('button', { name: 'Next' });
			const expectSeen = async () => {
				expect(await next.evaluate((button) => getComputedStyle(button).borderTopStyle), 'its edge').toBe('solid');
				await expectWords(page, next, 'its words');
				const before = await picture(page, next);
				await next.focus();
				await page.keyboard.press('Shift');
				await at(page);
				expect(difference(before, await picture(page, next))).toBeGreaterThan(0.03);
			};
			await page.goto(`./embed/?start=${ids[2]}`);
			await at(page);
			const dots = await page
				.locator('nav.bar .dot')
				.evaluateAll((all) => all.map((dot) => getComputedStyle(dot, '::before').backgroundColor));
			expect(dots.filter((color) => color === dots[2])).toHaveLength(1);
			await expectSeen();
			await page.goto(`./present/#${ids[2]}`);
			await at(page);
			const bar = await page
				.locator('.progress li')
				.evaluateAll((all) => all.map((part) => getComputedStyle(part).backgroundColor));
			expect(bar[1]).toBe(bar[0]);
			expect(new Set(bar).size, 'past, shown and to come').toBe(3);
			expect(bar.filter((color) => color === bar[2])).toHaveLength(1);
			await expectSeen();
		});

		test('C13: what is pressed is told from what is not, in a quotation, on the ledger’s map and on an explored one', async ({
			page
		}) => {
			await page.goto(`./#${ids[6]}`);
			await whenLive(page);
			const background = (element: Locator) => element.evaluate((it) => getComputedStyle(it).backgroundColor);
			const place = page.locator(`#${ids[6]} blockquote button`).first();
			const before = await background(place);
			await place.click();
			expect(await background(place), 'of the place of a quotation').not.toBe(before);
			await expectWords(page, place, 'the place of a quotation');
			await page.getByRole('button', { name: 'Explore the map' }).click();
			const marks = page.locator('[data-map] .mark');
			await expect(marks.nth(1)).toBeVisible();
			await marks.first().focus();
			await page.keyboard.press('Enter');
			expect(await background(marks.first())).not.toBe(await background(marks.nth(1)));
			await page.goto('./claims/?place=tehran&place=lyon');
			const mark = page.locator('[data-map] [data-places="tehran"]');
			const released = await background(mark);
			await mark.focus();
			await page.keyboard.press('Enter');
			await expect(mark).toHaveAttribute('aria-pressed', 'true');
			expect(await background(mark), 'of a place on the map of the ledger').not.toBe(released);
			await expectWords(page, mark, 'a place on the map of the ledger');
		});

		test('C13: what is pressed or said on the stage, in the speaker’s window and beside a preview has words that are seen', async ({
			page
		}) => {
			await stayDrawn(page);
			await page.goto(`./present/#${ids[2]}`);
			await at(page);
			await page.keyboard.press('5');
			await expectWords(page, page.locator('.typed'), 'the number that is typed');
			await page.goto('./present/notes/');
			await expect(page.locator('.clock b').first()).not.toHaveText('–');
			await page.getByRole('button', { name: 'Black' }).click();
			const freeze = page.getByRole('button', { name: 'Freeze' });
			await freeze.click();
			await expect(freeze).toHaveAttribute('aria-pressed', 'true');
			for (const said of [freeze, page.locator('.frozen'), page.locator('.covered')])
				await expectWords(page, said, await said.innerText());
			await page.goto('./share/');
			const width = page.getByRole('button', { name: 'Phone, 360 px' });
			await width.scrollIntoViewIfNeeded();
			await expect(width).toHaveAttribute('aria-pressed', 'true');
			await expectWords(page, width, 'the width of the preview');
		});

		test('C13: the drawn map keeps the colours of its theme, as a picture does', async ({ page }) => {
			await page.goto(`./?renderer=svg#${ids[3]}`);
			await at(page);
			const drawn = page.locator('[data-map] .drawn');
			const seen = await drawn.screenshot({ animations: 'disabled' });
			await page.emulateMedia({ forcedColors: 'none', colorScheme });
			await at(page);
			expect(difference(seen, await drawn.screenshot({ animations: 'disabled' }))).toBeLessThan(0.02);
		});
	});
}
