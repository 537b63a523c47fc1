import type { Page } from '@playwright/test';
import { at, expect, test, whenLive } from './fixtures.ts';
import {
	atRest,
	desktop,
	expectCamera,
	ids,
	indexOf,
	pathOn,
	phone,
	plateaus,
	positionOn,
	readTo,
	scrollRange,
	stayDrawn,
	story,
	strides,
	sweep
} from './story.ts';

const middle = ids[6] ?? '';
const late = ids[9] ?? '';

/** Opens the story with the drawn map alone, which is quicker and says the same. */
async function open(page: Page, address = './') {
	await stayDrawn(page);
	await page.goto(address);
	return at(page);
}

for (const [name, viewport] of Object.entries({ phone, desktop })) {
	test.describe(`on a ${name}`, () => {
		test.use({ viewport });

		test('scrolling down moves position and map without a jump, and scrolling up moves them back the same way', async ({
			page
		}) => {
			test.slow();
			await open(page);
			const path = await pathOn(page);
			const { width = NaN } = (await page.locator('[data-map] > .frame').boundingBox()) ?? {};
			const steps = await plateaus(page);
			const gap = Math.min(...steps.slice(1).map(({ top }, index) => top - (steps[index]?.bottom ?? NaN)));
			// Closely on the way between two steps, where the map moves.
			const tops = steps.flatMap(({ top, bottom }, index) => [
				...strides(top, bottom, (bottom - top) / 2),
				...strides(bottom, steps[index + 1]?.top ?? bottom, gap / 12).slice(1, -1)
			]);
			const down = await sweep(page, [0, ...tops, await scrollRange(page)]);

			expect(down[0]).toMatchObject({ step: ids[0], position: 0 });
			expect(down.at(-1)).toMatchObject({ step: ids.at(-1), position: ids.length - 1 });
			for (const [index, now] of down.entries()) {
				const where = `at position ${now.position}`;
				expectCamera(now, path(now.position), where);
				expect(now.step, where).toBe(ids[Math.round(now.position)]);
				expect(Math.abs(now.shown - now.position), where).toBeLessThan(0.0001);
				const before = down[index - 1];
				if (!before) continue;
				const gone = now.position - before.position;
				expect(gone, where).toBeGreaterThanOrEqual(0);
				const from = Math.floor(before.position);
				const way = (steps[from + 1]?.top ?? Infinity) - (steps[from]?.bottom ?? NaN);
				// Two pixels more, since browsers round where they scroll to.
				expect(gone, where).toBeLessThanOrEqual((now.top - before.top + 2) / way);
				const east = Math.sign(path(from + 1).center[0] - path(from).center[0]);
				expect((now.center[0] - before.center[0]) * east, `${where}: the way goes on`).toBeGreaterThanOrEqual(0);
				const across = (Math.abs(now.center[0] - before.center[0]) / 360) * 512 * 2 ** Math.min(now.zoom, before.zoom);
				expect(across / width, `${where}: share of the stage jumped over`).toBeLessThan(0.5);
				expect(Math.abs(now.zoom - before.zoom), `${where}: zoom jumped over`).toBeLessThan(1.5);
			}
			for (const index of ids.slice(1).keys()) {
				const onTheWay = down.filter(({ position }) => position > index && position < index + 1);
				expect(onTheWay.length, `samples on the way from step ${index}`).toBeGreaterThan(3);
			}

			const some = down.filter((_, index) => index % 3 === 0);
			const up = await sweep(page, some.map(({ top }) => top).reverse());
			expect(up.reverse()).toEqual(some);
		});

		test('going to a step, from before or from behind, is exact', async ({ page }) => {
			await open(page);
			const path = await pathOn(page);
			const order = [...ids.keys()].flatMap((index) => [ids.length - 1 - index, index]);
			for (const index of order) {
				expect(await page.evaluate((step) => window.mapStory?.goTo(step), index)).toBe(true);
				const now = await at(page);
				expect(now).toMatchObject({ step: ids[index], position: index });
				expectCamera(now, path(index), `step ${index}`);
			}
		});

		test('a link to each step opens exactly there, with the title of the step in view and not under the map', async ({
			page
		}) => {
			test.slow();
			await stayDrawn(page);
			for (const [index, id] of ids.entries()) {
				await page.goto('about:blank');
				await page.goto(`./#${id}`);
				const now = await at(page);
				expect(now, id).toMatchObject({ step: id, position: index });
				expectCamera(now, (await pathOn(page))(index), id);
				await expectTitleInView(page, index);
				expect(new URL(page.url()).hash).toBe(`#${id}`);
			}
		});

		test('reading on from a link, the address in the bar leads there too', async ({ page }) => {
			await open(page);
			await page.evaluate((id) => (location.hash = id), late);
			await expect(page.locator('[data-map]')).toHaveAttribute('data-step', late);
			expect(await at(page)).toMatchObject({ step: late, position: indexOf(late) });
			await expectTitleInView(page, indexOf(late));
		});

		for (const [where, share] of Object.entries({ 'while a step is read': 0.6, 'on the way between two steps': 1.4 })) {
			test(`a reload ${where} leads back to the same place`, async ({ page }) => {
				await open(page);
				await readTo(page, indexOf(middle), share);
				const before = await at(page);
				const top = await page.evaluate(() => scrollY);
				// The address follows a moment later; a reload has to be right with it.
				await expect(page).toHaveURL(new RegExp(`#${before.step}$`));
				await page.reload();
				await expect.poll(() => page.evaluate(() => Math.round(scrollY))).toBe(Math.round(top));
				expect(await at(page)).toEqual(before);
			});
		}

		test('End and Home lead to the last and the first step', async ({ page }) => {
			await open(page);
			await page.keyboard.press('End');
			await expect(page.locator('[data-map]')).toHaveAttribute('data-position', String(ids.length - 1));
			const path = await pathOn(page);
			expectCamera(await at(page), path(ids.length - 1), 'at the end');
			await page.keyboard.press('Home');
			await expect(page.locator('[data-map]')).toHaveAttribute('data-position', '0');
			await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
			expectCamera(await at(page), path(0), 'at the start');
		});

		test('a fast wheel, there and back, leaves the map true to where the page came to rest', async ({ page }) => {
			await open(page);
			const path = await pathOn(page);
			await page.mouse.move(viewport.width / 2, viewport.height * 0.8);
			for (const push of [1800, 2600, 3000, -2200, 1500, -900]) {
				for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, push / 4);
			}
			await atRest(page);
			const now = await at(page);
			expect(now.position).toBeGreaterThan(0);
			expectCamera(now, path(await positionOn(page)), 'after the wheel');
			const [again] = await sweep(page, [await page.evaluate(() => scrollY)]);
			expect(again?.shown).toBe(now.position);
		});
	});
}

async function expectTitleInView(page: Page, index: number) {
	const title = page.getByRole('heading', { level: 2, name: story.steps[index]?.title ?? '', exact: true });
	await expect(title).toBeInViewport({ ratio: 1 });
	const onTop = await title.evaluate((heading) => {
		const { left, top, bottom } = heading.getBoundingClientRect();
		return [top + 2, bottom - 2].map((y) => heading.contains(document.elementFromPoint(left + 4, y)));
	});
	expect(onTop, `the title of step ${index} is not covered`).toEqual([true, true]);
}

test.describe('with a finger', () => {
	test.use({ viewport: phone, hasTouch: true, isMobile: true });

	for (const [where, from] of Object.entries({ 'on the text': 750, 'on the map': 300 })) {
		test(`a fling ${where} scrolls the page, and the map is true where it comes to rest`, async ({ page }) => {
			await page.goto('./');
			await whenLive(page);
			const path = await pathOn(page);
			const client = await page.context().newCDPSession(page);
			// How far a flick carries depends on the machine.
			for (let flick = 0; flick < 40 && (await page.evaluate(() => scrollY)) < 3000; flick += 1) {
				const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
					client.send('Input.dispatchTouchEvent', {
						type,
						touchPoints: y === undefined ? [] : [{ x: phone.width / 2, y }]
					});
				await touch('touchStart', from);
				for (let way = 30; way <= 240; way += 30) await touch('touchMove', from - way);
				await touch('touchEnd');
			}
			await atRest(page);
			const now = await at(page);
			expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(3000);
			expect(now.position).toBeGreaterThan(0);
			expectCamera(now, path(await positionOn(page)), 'after the fling');
		});
	}
});

for (const { name, from, to } of [
	{ name: 'turning a phone', from: phone, to: { width: 844, height: 390 } },
	{ name: 'making a window narrow', from: desktop, to: { width: 768, height: 1024 } }
]) {
	test.describe(name, () => {
		test.use({ viewport: from });

		test('keeps the step that is read, there and back, and shows its camera for the new stage', async ({ page }) => {
			await open(page);
			for (const share of [0.02, 0.5, 0.98]) {
				for (const id of [ids[0] ?? '', middle, ids.at(-1) ?? '']) {
					await page.setViewportSize(from);
					await readTo(page, indexOf(id), share);
					const before = await at(page);
					expect(before, `${id} at ${share}`).toMatchObject({ step: id, position: indexOf(id) });
					for (const size of [to, from]) {
						await page.setViewportSize(size);
						await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
						const now = await at(page);
						expect(now, `${id} at ${share}`).toMatchObject({ step: id, position: indexOf(id) });
						expectCamera(now, (await pathOn(page))(await positionOn(page)), `${id} at ${size.width} px`);
					}
				}
			}
		});

		test('keeps the place on the way between two steps', async ({ page }) => {
			await open(page);
			await readTo(page, indexOf(middle), 1.3);
			const before = await at(page);
			expect(before.position).toBeCloseTo(indexOf(middle) + 0.3, 1);
			for (const size of [to, from]) {
				await page.setViewportSize(size);
				await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
				const now = await at(page);
				expect(now.position).toBeCloseTo(before.position, 2);
				expectCamera(now, (await pathOn(page))(await positionOn(page)), `at ${size.width} px`);
			}
		});
	});
}

test.describe('with reduced motion', () => {
	test.use({ viewport: phone, contextOptions: { reducedMotion: 'reduce' } });

	test('the map is always at one of the steps, never on the way, while the position goes on', async ({ page }) => {
		await open(page);
		const path = await pathOn(page);
		const samples = await sweep(page, strides(0, await scrollRange(page), 60));
		for (const sample of samples) {
			expectCamera(sample, path(Math.round(sample.position)), `at position ${sample.position}`);
		}
		expect(samples.filter(({ position }) => !Number.isInteger(position)).length).toBeGreaterThan(20);
	});

	test('the live map stands where the attributes say', async ({ page }) => {
		await page.goto('./');
		await whenLive(page);
		await readTo(page, indexOf(middle), 1.7);
		const now = await at(page);
		const shown = await page.evaluate(() => {
			const map = window.mapStory?.map;
			return { ...map?.getCenter(), zoom: map?.getZoom() };
		});
		const { center, zoom } = (await pathOn(page))(indexOf(middle) + 1);
		expect(now.position).toBeCloseTo(indexOf(middle) + 0.7, 1);
		expect(shown.lng).toBeCloseTo(center[0], 6);
		expect(shown.lat).toBeCloseTo(center[1], 6);
		expect(shown.zoom).toBeCloseTo(zoom, 6);
	});
});

test('attributes change at most once a frame, however often the page is scrolled in it, and are true at rest', async ({
	page
}) => {
	await page.goto('./');
	await whenLive(page);
	const path = await pathOn(page);
	const seen = await page.evaluate(async () => {
		const region = document.querySelector('[data-map]');
		if (!region) throw new Error('no map');
		let frame = 0;
		let running = true;
		const changes = new Map<string, number>();
		const observer = new MutationObserver((records) => {
			for (const { attributeName } of records) {
				const key = `${attributeName} in frame ${frame}`;
				changes.set(key, (changes.get(key) ?? 0) + 1);
			}
		});
		observer.observe(region, { attributes: true });
		const count = () => {
			frame += 1;
			if (running) requestAnimationFrame(count);
		};
		requestAnimationFrame(count);
		const { port1, port2 } = new MessageChannel();
		const end = document.documentElement.scrollHeight - innerHeight;
		for (let turn = 0; turn < 240; turn += 1) {
			scrollTo({ top: (end * turn) / 300, behavior: 'instant' });
			dispatchEvent(new Event('scroll'));
			dispatchEvent(new Event('resize'));
			// A task, not a frame: several turns fall into one frame.
			await new Promise((resolve) => {
				port1.onmessage = resolve;
				port2.postMessage('on');
			});
			if (turn % 6 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		for (let rest = 0; rest < 3; rest += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
		running = false;
		observer.disconnect();
		return { frames: frame, keys: changes.size, most: Math.max(...changes.values()) };
	});
	expect(seen.most).toBe(1);
	expect(seen.keys).toBeGreaterThan(40);
	const now = await at(page);
	expectCamera(now, path(await positionOn(page)), 'at rest');
	expect((await sweep(page, [await page.evaluate(() => scrollY)]))[0]?.shown).toBe(now.position);
});
