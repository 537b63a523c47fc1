import { at, expect, test, whenLive } from './fixtures.ts';
import { landscape, ids, story, stayDrawn } from './story.ts';

const attributes = ['data-step', 'data-position', 'data-center', 'data-zoom', 'data-renderer', 'data-state'];

test.use({ viewport: landscape });

test('exactly one element carries data-map, with all the attributes of the contract, drawn and live', async ({
	page
}) => {
	let answer: () => void = () => {};
	const asked = new Promise<void>((resolve) => (answer = resolve));
	await page.route('**/data/map.json', async (route) => {
		await asked;
		await route.continue();
	});
	await page.goto('./');
	const drawn = await at(page);
	expect(drawn).toMatchObject({ step: ids[0], position: 0, renderer: 'svg', state: 'drawn' });
	answer();
	const live = await whenLive(page);
	expect(live).toEqual({ ...drawn, renderer: 'map', state: 'live' });
	const names = await page.locator('[data-map]').evaluate((region) => region.getAttributeNames());
	expect(names.filter((name) => name.startsWith('data-'))).toEqual(expect.arrayContaining(attributes));
});

test('the prerendered page holds a section for each step in the order of the story, each with its own drawing', async ({
	request
}) => {
	const html = await (await request.get('./')).text();
	expect([...html.matchAll(/<section[^>]* data-step-id="([^"]+)"/g)].map((match) => match[1])).toEqual(ids);
	expect(ids).toHaveLength(13);
	expect([...html.matchAll(/<figure[^>]* data-drawn="([^"]+)"/g)].map((match) => match[1])).toEqual(ids);
	expect(html.match(/ data-map\b/g)).toHaveLength(1);
});

test('every paragraph P0 to P13 is quoted in a blockquote that holds the verbatim words', async ({ page }) => {
	await stayDrawn(page);
	await page.goto('./');
	const quotations = await page
		.locator('blockquote')
		.evaluateAll((all) =>
			all.map((element) => [element.dataset.paragraph, element.querySelector('[data-quote]')?.textContent])
		);
	expect(quotations).toEqual(
		story.steps.flatMap((step) => step.passages.map(({ paragraph, quote }) => [paragraph, quote]))
	);
	const paragraphs = new Set(quotations.map(([paragraph]) => paragraph));
	expect([...paragraphs].sort()).toEqual(Array.from({ length: 14 }, (_, index) => `P${index}`).sort());
});

test('a quotation names its paragraph, its speaker and its status', async ({ page }) => {
	await stayDrawn(page);
	await page.goto('./');
	const speakers = new Map(story.speakers.map(({ id, name }) => [id, name]));
	const passages = story.steps.flatMap((step) => step.passages);
	for (const [index, { paragraph, speaker }] of passages.entries()) {
		const quotation = page.locator('blockquote').nth(index);
		await expect(quotation.locator('.paragraph')).toHaveText(paragraph);
		await expect(quotation.locator('cite')).toHaveText(speakers.get(speaker) ?? '');
		await expect(quotation.locator('.status')).not.toBeEmpty();
	}
});

test.describe('window.mapStory', () => {
	test.beforeEach(async ({ page }) => {
		await stayDrawn(page);
		await page.goto('./');
		await at(page);
	});

	test('has the members of the contract and no others', async ({ page }) => {
		const story = await page.evaluate(() => {
			const { mapStory } = window;
			return {
				members: Object.keys(mapStory ?? {}).sort(),
				steps: [...(mapStory?.steps ?? [])],
				position: mapStory?.position,
				map: mapStory?.map === undefined
			};
		});
		expect(story).toEqual({
			members: ['goTo', 'map', 'on', 'position', 'steps'],
			steps: ids,
			position: 0,
			map: true
		});
	});

	test('goes to a step by id and by index, and position says so', async ({ page }) => {
		expect(await page.evaluate((id) => window.mapStory?.goTo(id), ids[4] ?? '')).toBe(true);
		expect(await at(page)).toMatchObject({ step: ids[4], position: 4 });
		expect(await page.evaluate(() => window.mapStory?.position)).toBe(4);
		expect(await page.evaluate(() => window.mapStory?.goTo(11))).toBe(true);
		expect(await at(page)).toMatchObject({ step: ids[11], position: 11 });
		expect(await page.evaluate(() => window.mapStory?.position)).toBe(11);
	});

	test('answers false for a step that is not there, and stays where it is', async ({ page }) => {
		await page.evaluate(() => window.mapStory?.goTo(3));
		const before = await at(page);
		const answers = await page.evaluate(() =>
			['nowhere', '', '#erbil', 'constructor', -1, 13, 1.5, NaN, Infinity].map((step) => window.mapStory?.goTo(step))
		);
		expect(answers).toEqual(Array(9).fill(false));
		expect(await at(page)).toEqual(before);
	});

	test('calls back with each step that is reached, until it is stopped', async ({ page }) => {
		const heard = await page.evaluate(async () => {
			const { mapStory } = window;
			if (!mapStory) throw new Error('no mapStory');
			const frames = async () => {
				for (let count = 0; count < 3; count += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
			};
			const steps: { id: string; index: number }[] = [];
			const stop = mapStory.on('step', (step) => steps.push(step));
			mapStory.goTo(2);
			await frames();
			mapStory.goTo(2);
			await frames();
			mapStory.goTo(7);
			await frames();
			stop();
			mapStory.goTo(9);
			await frames();
			return { steps, position: mapStory.position };
		});
		expect(heard).toEqual({
			steps: [
				{ id: ids[2], index: 2 },
				{ id: ids[7], index: 7 }
			],
			position: 9
		});
	});

	test('refuses an event that there is not', async ({ page }) => {
		const message = await page.evaluate(() => {
			try {
				window.mapStory?.on('position' as 'step', () => {});
				return 'taken';
			} catch (error) {
				return String(error);
			}
		});
		expect(message).toBe('RangeError: no event "position"; there is "step"');
	});

	test('cannot be changed from outside', async ({ page }) => {
		const changed = await page.evaluate(() => {
			const mapStory = window.mapStory as unknown as Record<string, unknown>;
			return [
				Reflect.set(mapStory, 'position', 5),
				Reflect.set(mapStory, 'goTo', () => true),
				Reflect.set(mapStory.steps as string[], 0, 'other')
			];
		});
		expect(changed).toEqual([false, false, false]);
	});
});

test('nothing else is global than mapStory and what SvelteKit needs', async ({ page, context }) => {
	await page.goto('./');
	await whenLive(page);
	await page.evaluate(() => window.mapStory?.goTo(6));
	await at(page);
	const blank = await context.newPage();
	await blank.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
	await blank.goto('./blank');
	const keys = () => Object.getOwnPropertyNames(window);
	const usual = new Set(await blank.evaluate(keys));
	const added = (await page.evaluate(keys)).filter((key) => !usual.has(key) && !/^\d+$/.test(key));
	expect(added.filter((key) => !key.startsWith('__sveltekit_'))).toEqual(['mapStory']);
});

test('window.mapStory is set once the page shows the position that the address asks for', async ({ page }) => {
	await stayDrawn(page);
	await page.addInitScript(() => {
		Object.defineProperty(window, 'mapStory', {
			configurable: true,
			set(value: unknown) {
				const { position, step } = document.querySelector<HTMLElement>('[data-map]')?.dataset ?? {};
				document.documentElement.dataset.shownThen = `${position} ${step}`;
				Object.defineProperty(window, 'mapStory', { configurable: true, writable: true, value });
			}
		});
	});
	for (const path of ['./', 'embed/?start=erbil', 'present/']) {
		await page.goto('about:blank');
		await page.goto(path.includes('?') ? path : `${path}#erbil`);
		await expect(page.locator('html')).toHaveAttribute('data-shown-then', `${ids.indexOf('erbil')} erbil`);
	}
});
