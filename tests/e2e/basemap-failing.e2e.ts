import type { Page } from '@playwright/test';
import { axeFaults } from './axe.ts';
import { archiveOf, pictureTile } from './basemap-archive.ts';
import { misdeeds, type Misdeed } from './basemap-misdeeds.ts';
import { choose, expectEmbedded, expectOnline, note, open, othersAreAsked, turnBasemap } from './basemap-page.ts';
import { elapse, holdTime } from './drawn-map.ts';
import { at, expect } from './fixtures.ts';
import { archive, hang, hostOf, json, origin, pink, status, test, type Answer, type Publisher } from './publisher.ts';
import { hearStatus } from './spoken.ts';
import { landscape } from './story.ts';

// One pattern: of a list of two, Playwright takes the second for options of the first. Of what the pages' policy refuses,
// only the host that the publisher has not named is expected.
const expected = new RegExp(
	`${othersAreAsked.source}|^console error: (?!securitypolicyviolation: (?!connect-src http://other\\.test))`
);

test.use({ viewport: landscape, expectedProblems: [expected] });

// So that a limit is reached when a test says so, however slow the machine is.
test.beforeEach(({ page }) => holdTime(page));

/** How long a fault may take until the page shows a state that stands, in milliseconds. */
const limit = 8000;

/** Asks for the basemap while its host does one thing after another, and at last as it should. */
async function expectEachEnds(page: Page, publisher: Publisher, courses: readonly Misdeed[], good: Answer) {
	for (const [what, until, answer] of courses) {
		await test.step(what, async () => {
			publisher.answer(answer);
			const asked = page.waitForRequest(until);
			await turnBasemap(page, true);
			await asked;
			await elapse(page, limit);
			await expectEmbedded(page, 'failed');
		});
	}
	publisher.answer(good);
	await turnBasemap(page, true);
	await expectOnline(page);
}

/** Every second row of a part, all at night: each takes seconds. */
const tried = (courses: readonly Misdeed[]) => courses.filter((_, row) => process.env.NIGHTLY || row % 2 === 0);

for (const [part, courses] of Object.entries(misdeeds)) {
	test(`D4: whatever is wrong with ${part}, the embedded basemap is there within 8 s, with a notice`, async ({
		page,
		publisher,
		onlineSite
	}) => {
		test.setTimeout(300_000);
		await open(page, onlineSite);
		await expectEachEnds(page, publisher, tried(courses), hostOf());
	});
}

test('D4: whatever is wrong with an archive, the embedded basemap is there within 8 s, with a notice', async ({
	page,
	publisher,
	onlineSite
}) => {
	test.setTimeout(300_000);
	await choose(page, { address: `pmtiles://${origin}/a.pmtiles`, hosts: [origin], theme: 'light' });
	await open(page, onlineSite);
	const whole = archiveOf(pictureTile(pink));
	const courses: [string, Answer][] = [
		['is not there', status(404)],
		['is no archive', json('{}')],
		['hangs', hang],
		['has its quota used up', status(429)],
		['is cut off', archive(whole.subarray(0, 140))]
	];
	await expectEachEnds(
		page,
		publisher,
		courses.map(([what, answer]) => [what, /\.pmtiles$/, answer]),
		archive(whole)
	);
});

test('D4, C6, C15: when the quota runs out while one reads, the embedded basemap is back, which is said, and the online one can be asked for again', async ({
	page,
	publisher,
	onlineSite
}) => {
	publisher.answer(hostOf());
	await open(page, onlineSite);
	await turnBasemap(page, true);
	await expectOnline(page);
	const heard = await hearStatus(page);
	publisher.answer(hostOf({ '.png': status(429) }));
	await page.evaluate(() => window.mapStory?.goTo(9));
	await expectEmbedded(page, 'failed');
	expect((await heard()).map((words) => words.trim())).toEqual([await note(page).textContent()]);
	expect(await axeFaults(page, '.stays')).toEqual([]);
	expect(await at(page)).toMatchObject({ position: 9, renderer: 'map' });
	publisher.answer(hostOf());
	await turnBasemap(page, true);
	await expectOnline(page);
});

for (const [what, answer] of Object.entries({ 'answer 404': status(404), hang })) {
	test(`D4: when tiles ${what} while one reads, the embedded basemap is back within 8 s`, async ({
		page,
		publisher,
		onlineSite
	}) => {
		publisher.answer(hostOf());
		await open(page, onlineSite);
		await turnBasemap(page, true);
		await expectOnline(page);
		publisher.answer(hostOf({ '.png': answer }));
		const asked = page.waitForRequest(/\.png$/);
		await page.evaluate(() => window.mapStory?.goTo(9));
		await asked;
		await at(page);
		await elapse(page, limit);
		await expectEmbedded(page, 'failed');
	});
}
