import { at, expect, test } from './fixtures.ts';
import { stopAt } from './focus.ts';
import { ids, indexOf, phone, desktop, stayDrawn, story } from './story.ts';

for (const [name, viewport] of Object.entries({ phone, desktop })) {
	test.describe(`the Contents panel on a ${name}`, () => {
		test.use({ viewport });

		test.beforeEach(async ({ page }) => {
			await stayDrawn(page);
			await page.goto('./');
			await at(page);
		});

		test('lists the steps in order of time, each with its date, and says which one is read', async ({ page }) => {
			await page.evaluate(() => window.mapStory?.goTo(7));
			await at(page);
			await page.getByRole('button', { name: 'Contents' }).click();
			const panel = page.getByRole('navigation', { name: 'Contents' });
			await expect(panel).toBeVisible();
			const steps = panel.getByRole('list').first().getByRole('listitem');
			await expect(steps.getByRole('link')).toHaveText(story.steps.map(({ title }) => title));
			await expect(steps).toHaveText(story.steps.map(() => /\b(19|20)\d\d\b/));
			await expect(panel.locator('[aria-current]')).toHaveAttribute('href', `#${ids[7]}`);
		});

		test('lists P0 to P13 with our line, an excerpt of the paragraph and a jump to a step that quotes it', async ({
			page
		}) => {
			await page.getByRole('button', { name: 'Contents' }).click();
			const panel = page.getByRole('navigation', { name: 'Contents' });
			const paragraphs = panel.getByRole('list').nth(1).getByRole('listitem');
			await expect(paragraphs).toHaveCount(14);
			for (const [index, { id, line, step }] of story.paragraphs.entries()) {
				expect(id).toBe(`P${index}`);
				const entry = paragraphs.nth(index);
				await expect(entry.getByText(id, { exact: true })).toBeVisible();
				await expect(entry.getByRole('link')).toHaveText(line);
				await expect(entry.getByRole('link')).toHaveAttribute('href', `#${step}`);
				const quotes = await page
					.locator(`section[data-step-id="${step}"] blockquote[data-paragraph="${id}"] [data-quote]`)
					.allTextContents();
				expect(quotes.length, `${id} is quoted in the step that its line leads to`).toBeGreaterThan(0);
				expect(story.steps.flatMap(({ passages }) => passages.map(({ quote }) => quote))).toContain(
					await entry.locator('q').textContent()
				);
			}
		});

		test('goes to the step that is chosen with the mouse, and closes', async ({ page }) => {
			for (const index of [8, 2]) {
				await page.getByRole('button', { name: 'Contents' }).click();
				await page
					.getByRole('navigation', { name: 'Contents' })
					.getByRole('link', { name: story.steps[index]?.title ?? '', exact: true })
					.click();
				await expect(page.getByRole('navigation', { name: 'Contents' })).toBeHidden();
				expect(await at(page)).toMatchObject({ step: ids[index], position: index });
			}
		});

		test('C3: goes to a step by keyboard alone, and reading goes on there', async ({ page }) => {
			const { step = '' } = story.paragraphs[8] ?? {};
			await page.getByRole('button', { name: 'Contents' }).focus();
			await page.keyboard.press('Enter');
			const panel = page.getByRole('navigation', { name: 'Contents' });
			await expect(panel).toBeVisible();
			const link = panel.getByRole('link', { name: story.paragraphs[8]?.line ?? '' });
			for (let presses = 0; presses < 60; presses += 1) {
				await page.keyboard.press('Tab');
				if (await link.evaluate((element) => element === document.activeElement)) break;
			}
			await expect(link).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(panel).toBeHidden();
			expect(await at(page)).toMatchObject({ step, position: indexOf(step) });
			await page.keyboard.press('Tab');
			const focused = await page.evaluate(() => document.activeElement?.closest('section')?.dataset.stepId);
			expect(focused, 'the next stop of Tab').toBe(step);
		});

		test('C3: Escape closes it, and focus returns to the button that opened it', async ({ page }) => {
			const button = page.getByRole('button', { name: 'Contents' });
			await button.focus();
			await page.keyboard.press('Enter');
			const panel = page.getByRole('navigation', { name: 'Contents' });
			await expect(panel).toBeVisible();
			await page.keyboard.press('Tab');
			await page.keyboard.press('Tab');
			await expect(panel.locator(':focus')).toHaveCount(1);
			await page.keyboard.press('Escape');
			await expect(panel).toBeHidden();
			await expect(button).toBeFocused();
			expect(await at(page)).toMatchObject({ position: 0 });
		});

		test('C3, C5: it closes when the keys lead out of it at either end, and what has the focus then is seen', async ({
			page
		}) => {
			const button = page.getByRole('button', { name: 'Contents' });
			const panel = page.getByRole('navigation', { name: 'Contents' });
			await button.focus();
			for (const key of ['Tab', 'Shift+Tab']) {
				await page.keyboard.press('Enter');
				await expect(panel).toBeVisible();
				const end = panel.locator('button, input, a');
				await (key === 'Tab' ? end.last() : end.first()).focus();
				await page.keyboard.press(key);
				await expect(panel).toBeHidden();
				expect(await stopAt(page)).toMatchObject({ isSeen: true, isOutlined: true });
				await button.focus();
			}
		});
	});
}

test('C12: the skip link leads to the first step, and the next stop of Tab is in its text', async ({ page }) => {
	await stayDrawn(page);
	await page.goto('./');
	await at(page);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the story' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`#${ids[0]}$`));
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.closest('section')?.dataset.stepId)).toBe(ids[0]);
});
