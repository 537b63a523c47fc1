import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { axeStates, nightStates } from './axe-states.ts';
import { expect, test } from './fixtures.ts';
import { desktop, phone } from './story.ts';

const check = (page: Page) => async (what: string, part?: string) =>
	expect(await axeFaults(page, part), what).toEqual([]);

const modes = {
	'on a desktop, light': { viewport: desktop, colorScheme: 'light' },
	'on a phone, dark': { viewport: phone, colorScheme: 'dark' },
	'on a phone, light, with reduced motion': {
		viewport: phone,
		colorScheme: 'light',
		contextOptions: { reducedMotion: 'reduce' }
	},
	'on a desktop, dark, with forced colours': {
		viewport: desktop,
		colorScheme: 'dark',
		contextOptions: { forcedColors: 'active' }
	}
} as const;

const states = { ...axeStates, ...(process.env.NIGHTLY && nightStates) };

for (const [turn, [mode, use]] of Object.entries(modes).entries()) {
	test.describe(`axe ${mode}`, () => {
		test.use({ ...use, expectedProblems: [/404 \(Not Found\)/] });

		for (const [index, [state, open]] of Object.entries(states).entries()) {
			// Every state in every mode at night; at every change each in one, the modes in turn.
			if (!process.env.NIGHTLY && index % Object.keys(modes).length !== turn) continue;
			test(`C15: finds nothing wrong and nothing undecided in ${state}`, async ({ page }) => {
				test.slow();
				await open(page, check(page));
			});
		}
	});
}

const whole = [
	...['', 'claims/', 'method/', 'embed/', 'embed/static/', 'handout/', 'handout/worksheet/'],
	...['present/lesson/', 'share/']
];

/** They need a script for what they are for, and say so without one. */
const ofTalk = ['present/', 'present/notes/'];

test.describe('before its script comes', () => {
	test.use({ expectedProblems: [/ERR_FAILED|^page error: Failed to fetch dynamically imported|404 \(Not Found\)/] });

	// In a browser without scripts axe itself cannot run. A page of many drawings takes it minutes.
	const checked = process.env.NIGHTLY ? [...whole, ...ofTalk, 'no-such-page'] : ['claims/', 'embed/'];
	for (const path of checked) {
		test(`C15: axe finds nothing wrong and nothing undecided in /${path}`, async ({ page }) => {
			test.setTimeout(path === '' ? 1_800_000 : 180_000);
			await page.route(/\.js$/, (route) => route.abort());
			await page.goto(`./${path}`);
			await check(page)(path);
		});
	}
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('C15: every page has one main landmark, one heading of the first level, and a name for each region', async ({
		page
	}) => {
		for (const path of [...whole, ...ofTalk]) {
			await page.goto(`./${path}`);
			await expect(page.getByRole('main'), path).toHaveCount(1);
			await expect(page.getByRole('heading', { level: 1 }), path).toHaveCount(1);
			const nameless = page.locator(
				':is([role="region"], section[data-step-id][id], nav):not([aria-label], [aria-labelledby])'
			);
			await expect(nameless, path).toHaveCount(0);
		}
	});
});
