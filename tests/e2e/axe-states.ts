import type { Page } from '@playwright/test';
import { takeWebGl } from './drawn-map.ts';
import { at, expect, whenLive } from './fixtures.ts';
import { ids, stayDrawn } from './story.ts';

/** Opens a page in a state, and calls `check` wherever axe has something else to see: in all of it, or in one part. */
export type AxeState = (page: Page, check: (what: string, part?: string) => Promise<void>) => Promise<void>;

/** Opens the story with the drawn map, which is all that its panels need. */
async function openDrawn(page: Page, hash = ''): Promise<void> {
	await stayDrawn(page);
	await page.goto(`./${hash}`);
	await at(page);
}

async function openDetails(page: Page, index: number): Promise<void> {
	for (const details of await page.locator(`#${ids[index]} .text details`).all())
		await details.locator('summary').click();
}

async function openNotes(page: Page): Promise<void> {
	await page.goto('./present/notes/');
	// Its clock shows a time once its script runs.
	await expect(page.locator('.clock b').first()).not.toHaveText('–');
}

/** A page that holds all that it shows as soon as it is there. */
const plain =
	(path: string): AxeState =>
	async (page, check) => {
		await page.goto(`./${path}`);
		await check(path);
	};

/** Each state of a page that differs in what axe can find, by its name. */
export const axeStates: Readonly<Record<string, AxeState>> = {
	'the story with the drawn map': async (page, check) => {
		await openDrawn(page);
		await check('the beginning');
	},
	'a step with the drawn map, with what can be opened open': async (page, check) => {
		await page.goto(`./?renderer=svg#${ids[7]}`);
		await at(page);
		await openDetails(page, 7);
		await page.locator('[data-map] summary').click();
		await check('step 8', `#${ids[7]}`);
	},
	'the story without WebGL': async (page, check) => {
		await takeWebGl(page);
		await page.goto(`./#${ids[2]}`);
		await expect(page.locator('[data-map]')).toHaveAttribute('data-state', 'failed');
		await at(page);
		await check('step 3', '.stays');
	},
	'the live map, explored, with the panel of a place': async (page, check) => {
		await page.goto(`./#${ids[6]}`);
		await whenLive(page);
		await check('the live map', '.stays');
		await page.getByRole('button', { name: 'Explore the map' }).click();
		const mark = page.locator('[data-map] .mark').first();
		await expect(mark).toBeVisible();
		await mark.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog')).toBeVisible();
		await check('explored', '.stays');
	},
	'the panels of the story': async (page, check) => {
		await openDrawn(page);
		await page.getByRole('button', { name: 'Contents' }).click();
		await check('Contents', '#contents');
		await page.keyboard.press('Escape');
		await page.getByRole('link', { name: 'Who says what' }).first().click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await check('the ledger', 'dialog');
	},
	'the story as it is printed': async (page, check) => {
		await openDrawn(page);
		await page.emulateMedia({ media: 'print' });
		await check('the print');
	},
	'the ledger': async (page, check) => {
		await page.goto('./claims/?status=denial');
		await page.locator('[data-map][data-center]').waitFor();
		await check('with a filter');
	},
	'the method': plain('method/'),
	'an unknown address': async (page, check) => {
		await page.goto('./no-such-page');
		await expect(page.locator('#ways')).toBeHidden();
		await check('the page');
	},
	'the embed': async (page, check) => {
		await stayDrawn(page);
		await page.goto('./embed/');
		await page.locator('.embed.is-running').waitFor();
		await check('the first step');
		await page.setViewportSize({ width: 320, height: 240 });
		await check('in a small frame');
	},
	'the embed without a script': plain('embed/static/'),
	'the stage': async (page, check) => {
		for (const hash of ['', `#${ids[1]}`, '#questions']) {
			await page.goto(`./present/?renderer=svg${hash}`);
			await at(page);
			await check(hash || 'the title');
		}
	},
	'the dialogs of the stage': async (page, check) => {
		await page.goto('./present/?renderer=svg');
		await at(page);
		for (const key of ['o', '?']) {
			await page.keyboard.press(key);
			await expect(page.getByRole('dialog')).toBeVisible();
			await check(`by the key ${key}`, 'dialog');
			await page.keyboard.press('Escape');
		}
	},
	'the speaker’s notes': async (page, check) => {
		await openNotes(page);
		await page.keyboard.press('PageDown');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Step 1 of ${ids.length}`);
		await check('the first step');
	},
	'the handout': plain('handout/'),
	'the worksheet': plain('handout/worksheet/'),
	'a step of a lesson': async (page, check) => {
		await openDrawn(page, `?questions#${ids[1]}`);
		const tasks = `[data-step-id="${ids[1]}"] .tasks`;
		await page.locator(tasks).getByRole('button').click();
		await check('step 2', tasks);
	},
	'the lesson plan': plain('present/lesson/'),
	'the page for other sites': async (page, check) => {
		await page.goto('share/');
		await expect(page.getByLabel('Code for the page')).toBeVisible();
		await page.getByText('Some of the steps').click();
		await check('with the list of steps');
	},
	'the speaker’s notes on one screen': async (page, check) => {
		await openNotes(page);
		await page.getByRole('button', { name: 'One screen' }).click();
		await check('with the notes as a drawer');
		await page.getByRole('button', { name: 'Notes', exact: true }).click();
		await expect(page.locator('[data-notes]')).toBeHidden();
		await check('with the drawer shut');
	}
};

/** Pages of the one file: of the same parts as those of the site, one of which stands in the document at a time. */
export const nightStates: Readonly<Record<string, AxeState>> = {
	'the pages of the one file': async (page, check) => {
		for (const [file, part] of [
			...['/claims', '/method', '/present'].map((one) => ['story', one]),
			['story-teacher', '/notes']
		]) {
			await page.goto(`./download/${file}.html?renderer=svg#${part}`);
			await expect(page.locator(`[id="${part}"] main`)).toBeVisible();
			await expect(page.locator('main')).toHaveCount(1);
			await check(`${file} ${part}`);
		}
	}
};
