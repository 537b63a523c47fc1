import type { Locator, Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { expect, test } from './fixtures.ts';
import { mainColours } from './pictures.ts';
import { desktop, ids, phone, story } from './story.ts';

test.use({ javaScriptEnabled: false });

/** Share of the pixels by which two pictures of the same size differ visibly. */
function difference(one: PNG, other: PNG): number {
	// Parts of a pixel are rounded by where the page stands: one row more or less is no difference.
	expect(other.width).toBe(one.width);
	expect(Math.abs(other.height - one.height)).toBeLessThanOrEqual(1);
	let different = 0;
	for (let byte = 0; byte < Math.min(one.data.length, other.data.length); byte += 4) {
		const apart = [0, 1, 2].some(
			(channel) => Math.abs((one.data[byte + channel] ?? 0) - (other.data[byte + channel] ?? 0)) > 24
		);
		if (apart) different += 1;
	}
	return different / (one.width * one.height);
}

async function pictureOf(page: Page, id: string): Promise<PNG> {
	const box = await page.locator(`figure[data-drawn="${id}"]`).boundingBox();
	if (!box) throw new Error(`the drawing of ${id} is not there`);
	return PNG.sync.read(await page.screenshot({ clip: box }));
}

/** Ids of the marks of a drawing whose middle lies outside of its frame; it has some. */
function marksOutside(figure: Locator): Promise<(string | null)[]> {
	return figure.evaluate((drawing) => {
		const frame = drawing.querySelector('.frame')?.getBoundingClientRect();
		const marks = [...drawing.querySelectorAll('[data-mark]')];
		if (!frame || !marks.length) throw new Error('a drawing without a frame or a mark');
		const isOutside = (mark: Element) => {
			const { left, right, top, bottom } = mark.getBoundingClientRect();
			const [x, y] = [(left + right) / 2, (top + bottom) / 2];
			return x < frame.left || x > frame.right || y < frame.top || y > frame.bottom;
		};
		return marks.filter(isOutside).map((mark) => mark.getAttribute('data-mark'));
	});
}

const inWords = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

test('all titles, quotations, claims, context and map descriptions can be read', async ({ page }) => {
	await page.goto('./');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(story.meta.title);
	for (const step of story.steps) {
		const section = page.locator(`section[data-step-id="${step.id}"]`);
		await expect(section.getByRole('heading', { level: 2 })).toHaveText(step.title);
		await expect(section.getByRole('heading', { level: 2 })).toBeVisible();
		await expect(section.locator('[data-quote]')).toHaveText(step.passages.map(({ quote }) => quote));
		const text = inWords((await section.textContent()) ?? '');
		for (const claim of step.claims) expect(text, claim.id).toContain(inWords(claim.text));
		for (const fact of step.context) expect(text).toContain(inWords(fact.text));
		await expect(section.locator('[data-drawn] figcaption')).toHaveText(step.description);
		for (const details of await section.locator('details').all()) {
			await details.locator('summary').click();
			await expect(details.locator('p, table, li').first()).toBeVisible();
		}
	}
});

for (const [name, viewport] of Object.entries({ phone, desktop })) {
	test(`on a ${name} each step's own drawing is in view while the step is, and no two neighbours are alike`, async ({
		page
	}) => {
		test.slow();
		await page.setViewportSize(viewport);
		await page.goto('./');
		let before: PNG | undefined;
		for (const id of ids) {
			await page.goto(`./#${id}`);
			const figure = page.locator(`figure[data-drawn="${id}"]`);
			await expect(figure).toBeInViewport({ ratio: 0.8 });
			await expect(page.locator(`section[data-step-id="${id}"] h2`)).toBeInViewport({ ratio: 1 });
			expect(await marksOutside(figure), `marks of ${id} outside of its drawing`).toEqual([]);
			const picture = await pictureOf(page, id);
			expect(mainColours(picture), `colours of the drawing of ${id}`).toBeGreaterThan(2);
			if (before) expect(difference(before, picture), `${id} against the step before`).toBeGreaterThan(0.01);
			before = picture;
		}
	});
}

test('the drawing stays in view while a long step is read to its end', async ({ page }) => {
	await page.setViewportSize(desktop);
	await page.goto('./');
	const id = ids[6] ?? '';
	await page.locator(`section[data-step-id="${id}"] details`).last().scrollIntoViewIfNeeded();
	await expect(page.locator(`figure[data-drawn="${id}"]`)).toBeInViewport({ ratio: 0.8 });
});

test('nothing promises what needs a script', async ({ page }) => {
	await page.goto('./');
	await expect(page.getByRole('button', { name: 'Explore the map' })).toHaveCount(0);
});

test('Contents opens and closes, and its links lead to their steps', async ({ page }) => {
	await page.goto('./');
	const panel = page.getByRole('navigation', { name: 'Contents' });
	await expect(panel).toBeHidden();
	await page.getByRole('button', { name: 'Contents' }).click();
	await expect(panel).toBeVisible();
	await panel.getByRole('button', { name: 'Close' }).click();
	await expect(panel).toBeHidden();
	await page.getByRole('button', { name: 'Contents' }).click();
	await panel.getByRole('link', { name: story.steps[8]?.title ?? '', exact: true }).click();
	await expect(page).toHaveURL(new RegExp(`#${ids[8]}$`));
	await page.keyboard.press('Escape');
	await expect(page.locator(`section[data-step-id="${ids[8]}"] h2`)).toBeInViewport({ ratio: 1 });
});

test('the marks of a drawing lead to their steps', async ({ page }) => {
	await page.setViewportSize(desktop);
	await page.goto(`./#${ids[0]}`);
	await page.locator(`figure[data-drawn="${ids[0]}"] a[href="#erbil"]`).click();
	await expect(page).toHaveURL(/#erbil$/);
	await expect(page.locator('section[data-step-id="erbil"] h2')).toBeInViewport({ ratio: 1 });
});
