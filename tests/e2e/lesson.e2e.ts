import type { Page } from '@playwright/test';
import { readBundle } from '../../src/lib/content/bundle.ts';
import { kindOf, kindWords } from '../../src/lib/story/claim-kind.ts';
import { at, expect, test } from './fixtures.ts';
import { atRest, desktop, ids, phone, secondStory, stayDrawn, story } from './story.ts';

const { story: whole } = readBundle('geodata/reciprocal-blow');

test.use({ viewport: desktop });

const section = (page: Page, id: string) => page.locator(`section[data-step-id="${id}"]`);
const tasks = (page: Page, id: string) => section(page, id).locator('.tasks');

/** Opens the story with its questions. */
async function openLesson(page: Page, hash = ''): Promise<void> {
	await stayDrawn(page);
	await page.goto(`./?questions${hash}`);
	await at(page);
	await expect(page.getByText('For a class: questions and claims to sort')).toBeVisible();
}

test('?questions shows each step’s questions behind its quotations, and no other address asks for them', async ({
	page,
	context
}) => {
	const asked: string[] = [];
	context.on('request', (request) => asked.push(request.url()));
	await stayDrawn(page);
	await page.goto('./');
	await at(page);
	await expect(page.locator('.tasks, .lesson-note')).toHaveCount(0);
	const before = new Set(asked.map((url) => url.replace(/[?#].*/, '')));
	expect([...before].filter((url) => /questions|claims\.json/.test(url))).toEqual([]);
	asked.length = 0;

	await openLesson(page, `#${ids[6]}`);
	expect((await at(page)).step).toBe(ids[6]);
	await expect(page).toHaveURL(new RegExp(`\\?questions#${ids[6]}$`));
	for (const { id, questions, claims } of whole.steps) {
		await expect(tasks(page, id).locator('.questions > li'), id).toHaveText([...questions]);
		await expect(tasks(page, id).locator('[data-guess]'), id).toHaveCount(claims.length);
		const follows = await section(page, id).evaluate((step) => {
			const [last, own] = [[...step.querySelectorAll('[data-quote]')].at(-1), step.querySelector('.tasks')];
			return last && own ? last.compareDocumentPosition(own) === Node.DOCUMENT_POSITION_FOLLOWING : false;
		});
		expect(follows, `${id}: behind the last quotation`).toBe(true);
	}
	const more = asked.map((url) => url.replace(/[?#].*/, '')).filter((url) => !before.has(url));
	const data = more.filter((url) => url.endsWith('.json')).map((url) => url.replace(/^.*\/data\//, ''));
	expect(data.sort()).toEqual(['claims.json', 'questions.json']);
	expect(more.filter((url) => url.endsWith('.js'))).not.toEqual([]);
});

test('claims are sorted by keyboard before their status shows, compared with the ledger, and nothing is kept or sent', async ({
	page,
	context
}) => {
	const step = whole.steps[1];
	const id = step?.id ?? '';
	await openLesson(page, `#${id}`);
	await atRest(page);
	const bodies: string[] = [];
	context.on('request', (request) => bodies.push(request.url()));
	const shown = section(page, id).locator('.status:visible, .chip:visible');
	const isSeen = () =>
		section(page, id)
			.locator('.status')
			.evaluateAll((all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length);
	expect(await isSeen()).toBe(0);

	const fields = tasks(page, id).locator('[data-guess]');
	await fields.first().getByRole('radio').first().focus();
	for (const [index, claim] of (step?.claims ?? []).entries()) {
		const field = fields.nth(index);
		await expect(field).toHaveAttribute('data-guess', claim.id);
		await page.keyboard.press('Space');
		// The second one as the ledger does not have it.
		const wanted = index === 1 ? 'fact' : kindOf[claim.status];
		for (let press = 0; press < 6; press += 1) {
			if ((await field.locator('input:checked').getAttribute('value')) === wanted) break;
			await page.keyboard.press('ArrowRight');
		}
		await expect(field.getByRole('radio', { name: kindWords[wanted] })).toBeChecked();
		await page.keyboard.press('Tab');
	}
	await expect(tasks(page, id).getByRole('button', { name: 'Compare with the ledger' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(tasks(page, id).getByRole('status')).toContainText('2 of 3 marked as the ledger has them');
	await expect(fields.nth(0)).toContainText('As the ledger has it: allegation, “alleged”');
	await expect(fields.nth(1)).toContainText('The ledger has: denial, “denied”');
	expect(await isSeen()).toBe(3);
	await expect(shown.first()).toBeVisible();
	// Another step is still to be guessed.
	await expect(section(page, ids[2] ?? '')).toHaveAttribute('data-guessing', '');

	await page.keyboard.press('Enter');
	await expect(tasks(page, id).locator('input:checked')).toHaveCount(0);
	await expect(tasks(page, id).getByRole('status')).toBeEmpty();
	expect(bodies).toEqual([]);
	expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
	const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
	expect(kept).not.toMatch(/guess|allegation/);
	await page.reload();
	await expect(tasks(page, id).locator('input:checked')).toHaveCount(0);
});

test.describe('with a finger', () => {
	test.use({ viewport: phone, hasTouch: true, isMobile: true });

	test('what is pressed in a lesson is at least 44 pixels wide and high, and stays within the page', async ({
		page
	}) => {
		await openLesson(page);
		const small = await page.locator('.tasks').evaluateAll((all) =>
			all.flatMap((one) =>
				[...one.querySelectorAll('label, button')].flatMap((target) => {
					const { width, height, left, right } = target.getBoundingClientRect();
					const isWell = Math.min(width, height) >= 43.99 && left >= 0 && right <= innerWidth;
					return isWell ? [] : [`${target.textContent.trim()}: ${width}×${height} at ${left}`];
				})
			)
		);
		expect(small).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
	});
});

test.describe('without the questions', () => {
	test.use({ expectedProblems: [/status of 503/] });

	test('the page says that they did not come, and the story is as it was', async ({ page }) => {
		await stayDrawn(page);
		await page.route('**/data/questions.json', (route) => route.fulfill({ status: 503, body: '' }));
		await page.goto('./?questions');
		await expect(page.getByText('could not be loaded')).toBeVisible();
		await expect(page.locator('.tasks, [data-guessing]')).toHaveCount(0);
	});
});

test('the lesson plan has its lengths, and leads to the steps and the sources; another story brings its own', async ({
	page,
	site,
	secondSite
}) => {
	for (const [url, bundle] of [
		[secondSite.url, 'tests/fixtures/beagle-pacific'],
		[site.url, 'geodata/reciprocal-blow']
	] as const) {
		const { story: of } = readBundle(bundle);
		await page.goto(`${url}present/lesson/`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Lesson plan: ${of.meta.title}`);
		const lengths = of.lesson?.plans.map(({ minutes }) => `${minutes} minutes`) ?? [];
		await expect(page.getByRole('heading', { name: /^\d+ minutes$/ })).toHaveText(lengths);
		for (const { minutes, phases } of of.lesson?.plans ?? []) {
			await expect(page.locator(`[data-plan="${minutes}"] h3`)).toHaveText(phases.map(({ title }) => title));
		}
		const plan = page.locator('main');
		for (const words of [...(of.lesson?.aims ?? []), ...(of.lesson?.materials ?? [])])
			await expect(plan).toContainText(words);
		await expect(page.locator('dt')).toHaveText(of.lesson?.vocabulary.map(({ word }) => word) ?? []);
		await expect(page.locator('a[href^="http"]')).toHaveCount(of.lesson?.reading.length ?? NaN);
	}
	expect(secondStory.meta.title).not.toBe(story.meta.title);
	await stayDrawn(page);
	await page.locator('[data-plan="90"] a').nth(3).click();
	expect((await at(page)).step).toBe(ids[3]);
	await page.goto('handout/');
	await page.getByRole('link', { name: 'With questions' }).click();
	await expect(page.locator('.tasks').first()).toBeVisible();
});
