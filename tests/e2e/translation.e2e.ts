import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import { ids, stayDrawn } from './story.ts';

/** Does to every text of the page what a browser's translator does: elements of its own take the text's place. */
function translate(page: Page): Promise<void> {
	return page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const texts: Text[] = [];
		while (walker.nextNode()) texts.push(walker.currentNode as Text);
		for (const text of texts) {
			if (!text.data.trim() || text.parentElement?.closest('svg, script, style, textarea, [translate="no"]')) continue;
			const [outer, inner] = [document.createElement('font'), document.createElement('font')];
			inner.append(text.data);
			outer.append(inner);
			text.replaceWith(outer);
		}
	});
}

/** All that the page says, but for what nobody translates. */
function words(page: Page): Promise<string> {
	return page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		let all = '';
		while (walker.nextNode()) {
			const { parentElement, textContent } = walker.currentNode;
			if (!parentElement?.closest('svg, script, style, textarea, [translate="no"]')) all += textContent;
		}
		return all.replace(/\s+/g, ' ');
	});
}

/**
 * Does one thing after the other, the last of which leads back to where the first began; then, once the page is
 * translated, all of it again.
 */
async function expectSameWords(page: Page, deeds: Readonly<Record<string, () => Promise<unknown>>>) {
	const told: Record<string, string> = {};
	for (const [name, act] of Object.entries(deeds)) {
		await act();
		told[name] = await words(page);
	}
	expect(new Set(Object.values(told)).size, 'different words').toBeGreaterThan(1);
	await translate(page);
	for (const [name, act] of Object.entries(deeds)) {
		await act();
		await expect.poll(() => words(page), `the words after “${name}”`).toBe(told[name]);
	}
}

const status = (page: Page) => page.getByRole('status').first();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('translated by the browser, the story still tells what each map and the panel over it show', async ({ page }) => {
	await stayDrawn(page);
	await page.goto('./');
	await at(page);
	const goTo = (index: number) => async () => {
		await page.evaluate((step) => window.mapStory?.goTo(step), index);
		await at(page);
	};
	await expectSameWords(page, {
		'a step': goTo(2),
		'another step': goTo(8),
		'the panel of the ledger': async () => {
			await page.getByRole('link', { name: 'Who says what' }).first().click();
			await expect(page.getByRole('dialog')).toBeVisible();
		},
		'one speaker': () => page.getByLabel('Speaker', { exact: true }).selectOption({ index: 2 }),
		closed: async () => {
			await press(page, 'Close');
			await expect(page.getByRole('dialog')).toHaveCount(0);
		},
		begin: goTo(0)
	});
});

test('translated by the browser, the story for a class says what was compared', async ({ page }) => {
	await stayDrawn(page);
	await page.goto('./?questions');
	const tasks = page.locator('.tasks').first();
	await expectSameWords(page, {
		compare: () => tasks.getByRole('button').click(),
		'guess again': () => tasks.getByRole('button').click()
	});
});

test('translated by the browser, the embed still counts its steps, names its button and announces', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 600 });
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('embed/');
	await whenLive(page);
	const step = (name: string, number: number) => async () => {
		await press(page, name);
		await expect(status(page)).toContainText(`Step ${number} of`);
		await at(page);
	};
	const mapButton = page.locator('.stage .controls button');
	await expectSameWords(page, {
		next: step('Next', 2),
		explore: async () => {
			await mapButton.click();
			await press(page, 'Next place');
			await expect(status(page)).toContainText('place 1 of');
		},
		'back to the story': () => mapButton.click(),
		back: step('Back', 1)
	});
	await expect(mapButton).toHaveText('Explore the map');
});

test('translated by the browser, each screen of a talk has its own words and no other’s', async ({ page }) => {
	await page.goto('present/?renderer=svg#erbil');
	await at(page);
	const key = (name: string, said?: string) => async () => {
		await page.keyboard.press(name);
		if (said) await expect(status(page)).toContainText(said);
	};
	const erbil = ids.indexOf('erbil') + 1;
	await expectSameWords(page, {
		next: key('PageDown', `Step ${erbil + 1} of`),
		parts: key('r'),
		'next part': key('PageDown'),
		whole: key('r'),
		black: key('b'),
		'not black': key('b'),
		closing: key('End', 'Questions'),
		digit: key('1'),
		'another digit': key('2'),
		'back to the step': async () => {
			await page.keyboard.press('Escape');
			await page.keyboard.type(String(erbil));
			await key('Enter', `Step ${erbil} of`)();
		}
	});
});

test('translated by the browser, the speaker’s window tells of the screen that is shown', async ({ context }) => {
	const stage = await context.newPage();
	await stage.goto('present/?renderer=svg#erbil');
	await at(stage);
	const opened = stage.waitForEvent('popup');
	await stage.getByRole('link', { name: 'Notes' }).click();
	const notes = await opened;
	await expect(notes.locator('[data-connected="true"]')).toBeVisible();
	const heading = notes.getByRole('heading', { level: 1 });
	const go = (name: RegExp, shown?: string) => async () => {
		await notes.getByRole('button', { name }).click();
		if (shown) await expect(heading).toContainText(shown);
	};
	const erbil = ids.indexOf('erbil') + 1;
	await expectSameWords(notes, {
		next: go(/^Next/, `Step ${erbil + 1} of`),
		freeze: go(/Freeze/),
		'look ahead': go(/^Next/, `Step ${erbil + 2} of`),
		show: go(/Show this/),
		black: go(/Black/),
		white: go(/White/),
		story: go(/White/),
		digit: () => notes.keyboard.press('1'),
		'another digit': () => notes.keyboard.press('3'),
		'go there': async () => {
			await notes.keyboard.press('Enter');
			await expect(heading).toContainText('Step 13 of');
		},
		closing: go(/^Next/, 'Closing questions'),
		'back to the step': async () => {
			await notes.keyboard.type(String(erbil));
			await notes.keyboard.press('Enter');
			await expect(heading).toContainText(`Step ${erbil} of`);
		}
	});
	await stage.close();
	await expect(notes.locator('[data-connected="false"]')).toHaveText(
		/^\s*Not connected:\s+open the audience’s window\s*$/
	);
});

test('translated by the browser, the ledger counts the claims that are left', async ({ page }) => {
	await page.goto('claims/');
	const speaker = page.getByLabel('Speaker', { exact: true });
	await expect(speaker).toBeEnabled();
	await expectSameWords(page, {
		'one speaker': () => speaker.selectOption({ index: 2 }),
		'another speaker': () => speaker.selectOption({ index: 3 }),
		all: () => press(page, 'Show all'),
		'a mark of the map': () => page.locator('[data-map] .mark').first().click(),
		'all again': () => press(page, 'Show all')
	});
});

test('translated by the browser, the sharing page says what was copied', async ({ page }) => {
	await page.goto('share/');
	const status = page.getByRole('status').first();
	await expectSameWords(page, {
		copy: async () => {
			await page.getByRole('button', { name: 'Copy' }).first().click();
			await expect(status).not.toBeEmpty();
		},
		'another kind of page': () => page.getByLabel('Kind of page').selectOption('amp'),
		'the first kind again': () => page.getByLabel('Kind of page').selectOption('frame')
	});
});
