import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, ids, phone, stayDrawn } from './story.ts';

/**
 * What can be pressed and is smaller than this many CSS pixels in either direction, in words. A link within a sentence
 * is as large as the line, as WCAG 2.5.8 allows; a control in a label is as large as the label.
 */
function tooSmall(page: Page, least: number): Promise<string[]> {
	return page.evaluate((pixels) => {
		const closed = [...document.querySelectorAll('details:not([open])')];
		for (const details of closed) details.toggleAttribute('open', true);
		const isInSentence = (element: Element) => {
			if (element instanceof SVGElement || element.localName !== 'a' || getComputedStyle(element).display !== 'inline')
				return false;
			const block = element.closest('p, li, td, dd, figcaption, div');
			const words = (node: Element | null) => node?.textContent.replaceAll(/\s+/g, '').length ?? 0;
			return words(block) > words(element) + 1;
		};
		const targets = [...document.querySelectorAll('a[href], button, summary, select, input, [role="button"]')];
		const seen = targets.filter((element) => element.checkVisibility({ visibilityProperty: true }));
		if (!seen.length) throw new Error('no target is seen');
		const found = seen.flatMap((element) => {
			if (isInSentence(element) || element.matches('.skip')) return [];
			const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
			if (Math.min(width, height) >= pixels - 0.01) return [];
			const words = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40);
			return [
				`${element.localName}.${element.getAttribute('class')} “${words}”: ${width.toFixed(1)}×${height.toFixed(1)}`
			];
		});
		// As it was before a frame is drawn: a text that grows would move the story on.
		for (const details of closed) details.toggleAttribute('open', false);
		return found;
	}, least);
}

const kinds = [
	{ name: 'a pointer', least: 24, viewport: desktop, use: {} },
	{ name: 'a pointer at 320 pixels', least: 24, viewport: { width: 320, height: 640 }, use: {} },
	{ name: 'a finger', least: 44, viewport: phone, use: { hasTouch: true, isMobile: true } }
];

for (const { name, least, viewport, use } of kinds) {
	test.describe(`with ${name}`, () => {
		test.use({ viewport, ...use, expectedProblems: [/404 \(Not Found\)/] });

		for (const path of ['', 'claims/', 'method/', 'no-such-page', 'embed/', 'embed/static/']) {
			test(`C9: every target of /${path} is at least ${least} pixels wide and high`, async ({ page }) => {
				await stayDrawn(page);
				await page.goto(`./${path}`);
				if (path === '') await at(page);
				if (path === 'embed/') await page.locator('.embed.is-running').waitFor();
				if (path === 'claims/') await page.locator('[data-map][data-center]').waitFor();
				expect(await tooSmall(page, least)).toEqual([]);
			});
		}

		test.describe('without a script', () => {
			test.use({ javaScriptEnabled: false });

			test(`C9: every target of the story is at least ${least} pixels wide and high, and each mark of a drawing is pressed where it is`, async ({
				page
			}) => {
				await page.goto('./');
				expect(await tooSmall(page, least)).toEqual([]);
				const links = await page.locator('svg.drawing a').evaluateAll((all) =>
					all.map((link) => {
						link.scrollIntoView({ block: 'center' });
						const { left, top, width, height } = link.getBoundingClientRect();
						const isHit = link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
						return { to: link.getAttribute('href'), isHit };
					})
				);
				expect(links.length).toBeGreaterThan(10);
				expect(links.filter(({ isHit }) => !isHit)).toEqual([]);
			});
		});

		// At night with each, for they are many.
		if (least === 44 || process.env.NIGHTLY) {
			test(`C9: every target of the pages for a class and for other sites is at least ${least} pixels wide and high`, async ({
				page
			}) => {
				test.slow();
				for (const path of ['share/', 'handout/', 'handout/worksheet/', 'present/lesson/', 'present/notes/']) {
					await page.goto(`./${path}`);
					if (path === 'share/') await expect(page.getByLabel('Code for the page')).toBeVisible();
					if (path === 'present/notes/') await expect(page.locator('.clock b').first()).not.toHaveText('–');
					expect.soft(await tooSmall(page, least), `/${path}`).toEqual([]);
				}
			});

			test(`C9: every target of the stage and its dialogs is at least ${least} pixels wide and high`, async ({
				page
			}) => {
				await page.goto(`./present/#${ids[6]}`);
				await whenLive(page);
				await page.getByRole('button', { name: 'Explore the map' }).click();
				await expect(page.locator('[data-map] .mark').first()).toBeVisible();
				expect.soft(await tooSmall(page, least)).toEqual([]);
				for (const name of ['Keys', 'Overview']) {
					await page.getByRole('button', { name }).click();
					await expect(page.getByRole('dialog')).toBeVisible();
					expect.soft(await tooSmall(page, least), name).toEqual([]);
					await page.keyboard.press('Escape');
				}
				await page.keyboard.press('End');
				await page.getByRole('button', { name: 'Of every step' }).click();
				await expect(page.getByRole('dialog')).toBeVisible();
				expect.soft(await tooSmall(page, least), 'questions').toEqual([]);
			});
		}

		test(`C9: every target of the panels is at least ${least} pixels wide and high`, async ({ page }) => {
			await stayDrawn(page);
			await page.goto('./');
			await at(page);
			await page.getByRole('button', { name: 'Contents' }).click();
			await expect(page.getByRole('navigation', { name: 'Contents' })).toBeVisible();
			expect(await tooSmall(page, least)).toEqual([]);
			await page.keyboard.press('Escape');
			await page.getByRole('link', { name: 'Who says what' }).first().click();
			await expect(page.getByRole('dialog')).toBeVisible();
			expect(await tooSmall(page, least)).toEqual([]);
		});

		test(`C9: every target of an explored map is at least ${least} pixels wide and high, and no mark lies on another`, async ({
			page
		}) => {
			await page.goto(`./#${ids[6]}`);
			await whenLive(page);
			await page.getByRole('button', { name: 'Explore the map' }).click();
			const marks = page.locator('[data-map] .mark');
			await expect(marks.first()).toBeVisible();
			await at(page);
			expect(await tooSmall(page, least)).toEqual([]);
			const boxes = await Promise.all((await marks.all()).map((mark) => mark.boundingBox()));
			for (const [index, a] of boxes.entries()) {
				for (const b of boxes.slice(index + 1)) {
					const apart = Math.max(Math.abs((a?.x ?? NaN) - (b?.x ?? NaN)), Math.abs((a?.y ?? NaN) - (b?.y ?? NaN)));
					expect(apart).toBeGreaterThanOrEqual((a?.width ?? NaN) - 0.5);
				}
			}
			await marks.first().focus();
			await page.keyboard.press('Enter');
			await expect(page.getByRole('dialog')).toBeVisible();
			expect(await tooSmall(page, least)).toEqual([]);
		});
	});
}
