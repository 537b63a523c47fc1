import type { Page } from '@playwright/test';
import { addStyles, at, expect, test } from './fixtures.ts';
import { desktop, ids, plateaus, readTo, stayDrawn } from './story.ts';

/** What makes the page, or a text in it, scroll sideways, and text that is cut off, in words. */
function losses(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = true;
		const lost: string[] = [];
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth > clientWidth) lost.push(`the page is ${scrollWidth} wide in ${clientWidth}`);
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const range = document.createRange();
		let count = 0;
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const element = node.parentElement;
			if (!element || !node.textContent?.trim() || element.closest('svg, script, style, .visually-hidden')) continue;
			if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
			// Unseen until they have the focus, or names beyond what is seen.
			if (element.closest('.skip, .long, .read, [data-map] .over')) continue;
			count += 1;
			range.selectNodeContents(node);
			for (const { left, right } of range.getClientRects()) {
				// The row of the time line scrolls by itself to the step that is read, and a table may.
				if (element.closest('.time-line, table')) continue;
				if (left < -0.5 || right > clientWidth + 0.5)
					lost.push(`beyond the page: “${node.textContent.trim().slice(0, 40)}”`);
			}
			// A frame leaves out whole parts of a step; what of it is seen is not cut.
			const room = element.closest('.embed .text')?.getBoundingClientRect();
			if (room && range.getBoundingClientRect().bottom > room.bottom + 1)
				lost.push(`below its room: “${node.textContent.trim().slice(0, 40)}”`);
			for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
				const { overflowX, overflowY } = getComputedStyle(box);
				const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
				const isCut =
					(cuts(overflowX) && box.scrollWidth > box.clientWidth + 1) ||
					(cuts(overflowY) && box.scrollHeight > box.clientHeight + 1);
				if (isCut && !box.matches('.frame, .scroller, .stage, .embed .text')) lost.push(`cut off in .${box.className}`);
			}
		}
		if (count < 3) throw new Error(`only ${count} texts are seen`);
		return [...new Set(lost)];
	});
}

/** As WCAG 1.4.12 has it. */
const spacing = `
	* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
	p { margin-block-end: 2em !important }
`;

/** Of the page's own size, from which all others are counted. */
const doubled = 'html { font-size: calc(2 * var(--body)) !important }';

const pages = ['', 'claims/', 'method/', 'no-such-page', 'embed/static/', 'handout/', 'handout/worksheet/'];
const pagesAtNight = [...pages, 'embed/', 'present/', 'present/notes/', 'present/lesson/', 'share/'];

/** Every page in every case at night; at every change the story, its panels and what differs most. */
const cases = [
	{ name: '400 % zoom of 1280×1024', viewport: { width: 320, height: 256 }, css: '', paths: pages },
	{ name: '200 % text at 390×844', viewport: { width: 390, height: 844 }, css: doubled, paths: ['', 'claims/'] },
	{ name: 'text spacing at 320×640', viewport: { width: 320, height: 640 }, css: spacing, paths: ['', 'claims/'] },
	{ name: '200 % text at 1280×800', viewport: { width: 1280, height: 800 }, css: doubled, paths: [] },
	{ name: 'text spacing at 1440×900', viewport: desktop, css: spacing, paths: [] }
]
	.map((one) => (process.env.NIGHTLY ? { ...one, paths: pagesAtNight } : one))
	.filter(({ paths }) => paths.length);

for (const { name, viewport, css, paths } of cases) {
	test.describe(`with ${name}`, () => {
		test.use({ viewport, expectedProblems: [/404 \(Not Found\)/] });

		test('C11: no text of any page or panel is lost or scrolls in two directions', async ({ page, site }) => {
			test.slow();
			await stayDrawn(page);
			for (const path of paths) {
				await page.goto(`${site.url}${path}`);
				const isStepped = ['', 'embed/', 'present/'].includes(path);
				if (isStepped) await at(page);
				if (css) await addStyles(page, css);
				// What fits is measured anew.
				if (css && isStepped) await at(page);
				expect.soft(await losses(page), `/${path}`).toEqual([]);
				if (path !== '') continue;
				await page.getByRole('button', { name: 'Contents' }).click();
				await expect(page.getByRole('navigation', { name: 'Contents' })).toBeVisible();
				expect(await losses(page), 'Contents').toEqual([]);
				await page.keyboard.press('Escape');
				await page.getByRole('link', { name: 'Who says what' }).first().click();
				await expect(page.getByRole('dialog')).toBeVisible();
				expect(await losses(page), 'the panel of the ledger').toEqual([]);
			}
		});
	});
}

test.describe('at 400 % zoom', () => {
	test.use({ viewport: { width: 320, height: 256 } });

	test('C11: the map does not stay over the text, and each step has its own drawing above its text', async ({
		page
	}) => {
		await stayDrawn(page);
		await page.goto('./');
		await at(page);
		for (const index of [3, 8]) {
			await page.evaluate((id) => window.mapStory?.goTo(id), ids[index] ?? '');
			expect(await at(page)).toMatchObject({ step: ids[index], position: index });
			const title = page.locator(`#${ids[index]}-title`);
			await expect(title).toBeInViewport({ ratio: 0.5 });
			const drawing = page.locator(`[data-drawn="${ids[index]}"] svg.drawing`);
			await drawing.evaluate((svg) => svg.scrollIntoView({ block: 'start', behavior: 'instant' }));
			await expect(drawing).toBeInViewport({ ratio: 0.9 });
			const isOnTop = await drawing.evaluate((svg) => {
				const { left, top, width, height } = svg.getBoundingClientRect();
				const hit = document.elementFromPoint(left + width / 2, top + height / 2);
				return hit !== null && svg.contains(hit);
			});
			expect(isOnTop, 'the drawing is seen').toBe(true);
			const box = await drawing.boundingBox();
			expect(box?.height).toBeGreaterThan(200);
		}
	});
});

for (const viewport of [
	{ width: 320, height: 640 },
	{ width: 390, height: 844 }
]) {
	test(`C11: at ${viewport.width}×${viewport.height} map and time line leave half of the height to the text, and cover none of what is read`, async ({
		page
	}) => {
		await page.setViewportSize(viewport);
		await stayDrawn(page);
		await page.goto(`./#${ids[3]}`);
		await at(page);
		const bottom = await page.locator('.stays').evaluate((stays) => stays.getBoundingClientRect().bottom);
		expect(bottom).toBeLessThanOrEqual(viewport.height / 2);
		expect(bottom, 'the map is there').toBeGreaterThan(viewport.height * 0.4);
		// Each thing of the step comes below the map when it is scrolled into view, and nothing lies on it.
		for (const part of await page.locator(`#${ids[3]} .text > *`).all()) {
			await part.evaluate((element) => element.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
			const hidden = await part.evaluate((element) => {
				const { left, top, width, bottom } = element.getBoundingClientRect();
				const covered = document.querySelector('.stays')?.getBoundingClientRect().bottom ?? 0;
				const seen = { top: Math.max(top, covered), bottom: Math.min(bottom, innerHeight) };
				const hit = document.elementFromPoint(left + width / 2, (seen.top + seen.bottom) / 2);
				return seen.bottom - seen.top < 10 || !hit?.closest('.text') ? element.outerHTML.slice(0, 80) : '';
			});
			expect(hidden).toBe('');
		}
	});
}

for (const viewport of [
	{ width: 844, height: 390 },
	{ width: 390, height: 844 },
	{ width: 1024, height: 768 },
	{ width: 768, height: 1024 }
]) {
	test.describe(`at ${viewport.width}×${viewport.height}`, () => {
		test.use({ viewport });

		test('C12: map and text are seen together in either orientation, and nothing asks to turn the device', async ({
			page
		}) => {
			await stayDrawn(page);
			await page.goto('./');
			await at(page);
			expect((await plateaus(page)).length).toBe(ids.length);
			await readTo(page, 4, 0.3);
			expect(await at(page)).toMatchObject({ step: ids[4] });
			await expect(page.locator('[data-map]')).toBeInViewport({ ratio: 0.9 });
			await expect(page.getByRole('button', { name: 'Contents' })).toBeInViewport({ ratio: 1 });
			const share = await page.locator(`#${ids[4]} [data-reading]`).evaluate((text) => {
				const { top, bottom } = text.getBoundingClientRect();
				const stage = document.querySelector('.stays')?.getBoundingClientRect();
				const from = stage && stage.left < 10 ? stage.bottom : 0;
				return (Math.min(bottom, innerHeight) - Math.max(top, from)) / innerHeight;
			});
			expect(share, 'height of the text that is seen').toBeGreaterThan(0.35);
		});
	});
}

test('C11: on the stage the text has half of the height, and all that stands below it is reached', async ({ page }) => {
	await page.goto('./present/?renderer=svg');
	for (const viewport of [
		{ width: 320, height: 256 },
		{ width: 640, height: 400 },
		{ width: 844, height: 390 },
		{ width: 390, height: 844 }
	]) {
		await page.setViewportSize(viewport);
		await page.evaluate((id) => window.mapStory?.goTo(id), ids[3] ?? '');
		await at(page);
		const slide = page.locator('.slide');
		await slide.evaluate((text) => text.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
		const { y = NaN, height = NaN } = (await slide.boundingBox()) ?? {};
		const seen = Math.min(y + height, viewport.height) - Math.max(y, 0);
		expect.soft(seen / viewport.height, `at ${viewport.width}×${viewport.height}`).toBeGreaterThanOrEqual(0.5);
		for (const below of [page.locator('[data-map]'), page.getByRole('button', { name: 'Next' })]) {
			await below.scrollIntoViewIfNeeded();
			await expect.soft(below).toBeInViewport({ ratio: 0.8 });
		}
	}
});

for (const path of ['present/?renderer=svg', 'present/notes/']) {
	test(`C11: a reader who wants text of twice the size has it on /${path}, and loses none`, async ({ page }) => {
		await page.goto(`./${path}`);
		const text = page.locator(path === 'present/notes/' ? '.speaker p' : '.slide p').first();
		for (const viewport of [
			{ width: 390, height: 844 },
			{ width: 1280, height: 800 }
		]) {
			await page.setViewportSize(viewport);
			await expect(text).toBeVisible();
			const size = () => text.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
			const before = await size();
			await addStyles(page, doubled);
			expect.soft((await size()) / before, `at ${viewport.width}×${viewport.height}`).toBeGreaterThan(1.99);
			expect.soft(await losses(page)).toEqual([]);
			await page.evaluate(() => void (document.adoptedStyleSheets = []));
		}
	});
}
