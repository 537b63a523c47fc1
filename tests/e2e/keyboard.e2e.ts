import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import { stopAt, walk, type Stop } from './focus.ts';
import { hearStatus } from './spoken.ts';
import { desktop, ids, indexOf, plateaus, readTo, stayDrawn, strides, sweep } from './story.ts';

const paths = [
	'',
	'claims/',
	'method/',
	'embed/',
	'present/?renderer=svg',
	'present/notes/',
	'share/',
	'present/lesson/',
	'handout/'
];

/** At night every page in every size: a narrow window, 400 % zoom, 200 % zoom, and a desktop. */
const sizes = [{ width: 320, height: 640 }, { width: 320, height: 256 }, { width: 640, height: 400 }, desktop];
const walks = process.env.NIGHTLY
	? sizes.flatMap((viewport) => paths.map((path) => ({ viewport, path })))
	: [
			{ viewport: sizes[0] ?? desktop, path: '' },
			{ viewport: sizes[2] ?? desktop, path: '?renderer=svg' },
			{ viewport: sizes[1] ?? desktop, path: 'claims/' },
			{ viewport: sizes[1] ?? desktop, path: 'present/notes/' },
			{ viewport: sizes[0] ?? desktop, path: 'embed/' },
			{ viewport: desktop, path: 'present/?renderer=svg' }
		];

for (const { viewport, path } of walks) {
	test(`C3, C5: at ${viewport.width}×${viewport.height} no stop of Tab on /${path} is hidden or without an outline, there and back`, async ({
		page
	}) => {
		test.slow();
		await page.setViewportSize(viewport);
		await stayDrawn(page);
		await page.goto(`./${path}`);
		const hasMap = ['', '?renderer=svg', 'claims/', 'embed/', 'present/?renderer=svg'].includes(path);
		if (hasMap) await page.locator('[data-map][data-center]').waitFor();
		if (path === 'present/notes/') await expect(page.locator('.clock b').first()).not.toHaveText('–');
		if (path === 'share/') await expect(page.getByLabel('Code for the page')).toBeVisible();
		const there = await walk(page, 'Tab');
		expect(there.length, 'stops').toBeGreaterThan(4);
		const back = await walk(page, 'Shift+Tab');
		expect(back.map(({ what }) => what)).toEqual(there.map(({ what }) => what).reverse());
		const wrong = [...there, ...back].filter(({ isSeen, isOutlined }) => !isSeen || !isOutlined);
		expect(wrong.map(({ what, isSeen }) => `${what} ${isSeen ? 'has no outline' : 'is hidden'}`)).toEqual([]);
	});
}

/** The stops of a key from where the focus is until one lies outside of the map's region; that one is the last. */
async function throughTheMap(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<Stop[]> {
	const stops: Stop[] = [];
	do {
		await page.keyboard.press(key);
		const stop = await stopAt(page);
		if (!stop) throw new Error('the focus left the page');
		stops.push(stop);
	} while (stops.length < 60 && stops.at(-1)?.isInMap);
	return stops;
}

test.describe('with the live map', () => {
	test.use({ viewport: desktop });

	test('C3, C5: Tab enters and leaves the map in both directions, also while it is explored; what had the focus there hands it to the way back', async ({
		page
	}) => {
		test.slow();
		await page.goto(`./#${ids[6]}`);
		await whenLive(page);
		const explore = page.getByRole('button', { name: 'Explore the map' });
		for (const isExplored of [false, true]) {
			if (isExplored) {
				await explore.click();
				await expect(page.locator('[data-map] .mark').first()).toBeVisible();
			}
			await page.getByRole('link', { name: 'Skip map' }).focus();
			const there = await throughTheMap(page, 'Tab');
			expect(there.at(-1)?.isInTimeLine, `after ${there.at(-2)?.what}`).toBe(true);
			const back = await throughTheMap(page, 'Shift+Tab');
			expect(back.at(-1)?.what).toBe('a “Skip map”');
			expect(there.length).toBeGreaterThan(isExplored ? 12 : 3);
			expect(there.slice(0, -1).filter(({ isSeen }) => !isSeen)).toEqual([]);
		}
		for (const leave of [() => page.keyboard.press('Escape'), () => readTo(page, indexOf('erbil'), 0.5)]) {
			if (await explore.isVisible()) await explore.click();
			await page.getByRole('button', { name: 'Zoom in' }).focus();
			await leave();
			await at(page);
			await expect(explore).toBeFocused();
		}
	});
});

test.describe('with the drawn map', () => {
	test.use({ viewport: desktop });

	test('C5, C6: scrolling through the whole story never moves the focus and announces nothing; there is at most one live region, a polite one', async ({
		page
	}) => {
		await page.goto('./?renderer=svg');
		await at(page);
		await page.evaluate(() => {
			const live = '[aria-live], [role="status"], [role="alert"], [role="log"], [role="timer"], output';
			const told = { changes: 0, regions: document.querySelectorAll(live).length, assertive: 0, moves: 0 };
			told.assertive = document.querySelectorAll('[aria-live="assertive"], [role="alert"]').length;
			Object.assign(window, { told });
			new MutationObserver((records) => {
				for (const { target, addedNodes } of records) {
					const element = target instanceof Element ? target : target.parentElement;
					const added = [...addedNodes].some((node) => node instanceof Element && node.matches(live));
					if (added || element?.closest(live)) told.changes += 1;
				}
			}).observe(document, { subtree: true, childList: true, characterData: true });
			for (const kind of ['focusin', 'focusout']) addEventListener(kind, () => (told.moves += 1));
		});
		const told = () => page.evaluate(() => (window as unknown as { told: Record<string, number> }).told);
		const end = (await plateaus(page)).at(-1)?.bottom ?? 0;
		for (const focus of [
			page.getByRole('button', { name: 'Contents' }),
			page.locator(`#${ids[2]} blockquote button`).first()
		]) {
			await focus.focus();
			const { moves } = await told();
			const samples = await sweep(page, strides(0, end, 600));
			expect(new Set(samples.map(({ step }) => step)).size, 'steps on the way').toBe(ids.length);
			await expect(focus).toBeFocused();
			expect((await told()).moves, 'moves of the focus').toBe(moves);
		}
		const { changes, assertive, regions } = await told();
		expect({ changes, assertive }).toEqual({ changes: 0, assertive: 0 });
		expect(regions).toBeLessThanOrEqual(1);
	});

	test('C12: “Skip map” leads past the map and the time line to the step that is read, and past the marks to the claims', async ({
		page
	}) => {
		await page.goto('./?renderer=svg');
		await at(page);
		await readTo(page, 5, 0.5);
		await at(page);
		const skip = page.getByRole('link', { name: 'Skip map' });
		await skip.focus();
		await expect(skip).toBeInViewport({ ratio: 1 });
		await page.keyboard.press('Enter');
		expect(await at(page)).toMatchObject({ step: ids[5] });
		await expect(page.locator(`#${ids[5]}-title`)).toBeFocused();
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement?.closest('section')?.id)).toBe(ids[5]);
		await page.goto('./claims/');
		await page.locator('[data-map][data-center]').waitFor();
		await skip.focus();
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		const isAmongClaims = await page.evaluate(() => {
			const claims = document.getElementById('claims');
			return claims?.contains(document.activeElement) && document.activeElement !== claims;
		});
		expect(isAmongClaims).toBe(true);
	});
});

test('C5, C6: in the embed a step by button leaves the focus on it, and hammered keys say only the last step', async ({
	page
}) => {
	await stayDrawn(page);
	await page.goto('./embed/');
	await page.locator('.embed.is-running').waitFor();
	const status = page.getByRole('status');
	await expect(status).toHaveCount(1);
	await expect(status).toHaveText('');
	const next = page.getByRole('button', { name: 'Next' });
	await next.focus();
	await page.keyboard.press('Enter');
	await expect(status).toHaveText(new RegExp(`^Step 2 of ${ids.length}: `));
	await expect(next).toBeFocused();
	const said = await hearStatus(page);
	for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
	await expect(status).toHaveText(new RegExp(`^Step 8 of ${ids.length}: `));
	// The first of them may have been said before the others came; those in between never are.
	expect((await said()).length).toBeLessThanOrEqual(2);
	await expect(next).toBeFocused();
});

/** Every key that writes one sign, but the space, which scrolls. */
const signs = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

for (const address of ['', '?questions', 'embed/', 'claims/', 'method/', 'share/', 'handout/'])
	test(`B4, C14: no single letter, digit or sign is a key on /${address}, which is read`, async ({ page }) => {
		await stayDrawn(page);
		await page.goto(address);
		await page.waitForFunction(() => document.readyState === 'complete');
		if (['', '?questions', 'embed/'].includes(address)) await at(page);
		const state = () =>
			page.evaluate(() => [
				location.href,
				scrollY,
				document.fullscreenElement === null,
				document.activeElement?.localName,
				document.querySelectorAll('dialog[open], :popover-open, .cover').length,
				{ ...document.querySelector<HTMLElement>('[data-map]')?.dataset }
			]);
		const before = await state();
		for (const sign of signs) await page.keyboard.press(sign);
		expect(await state()).toEqual(before);
	});

test('C14: where the map is explored, the signs that zoom it are keys only while it has the focus', async ({
	page
}) => {
	await page.goto('./#two-bases');
	await whenLive(page);
	await page.getByRole('button', { name: 'Explore the map' }).click();
	await page.getByRole('button', { name: 'Next place' }).focus();
	const { zoom } = await at(page);
	for (const sign of signs) await page.keyboard.press(sign);
	expect((await at(page)).zoom).toBe(zoom);
	await page.locator('[data-map] canvas').focus();
	await page.keyboard.press('+');
	await expect.poll(async () => (await at(page)).zoom).toBeGreaterThan(zoom + 0.5);
});
