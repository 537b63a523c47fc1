import fc from 'fast-check';
import { snippets } from '../../src/lib/export/snippet.ts';
import { scriptPayloads } from '../script-payloads.ts';
import { expect, heard, heardHeights, openHost, test } from './host-pages.ts';
import { watchScripts } from './scripts-run.ts';
import { ids, stayDrawn, story } from './story.ts';

const fuzzed = 10_000;

test('A5, A6: in sandbox="allow-scripts", in a page that is isolated from all that does not agree to it, text, steps and live map work', async ({
	page,
	site,
	hosts
}) => {
	test.slow();
	const frame = await openHost(page, `${hosts.url}sandbox.html?coep`, `${site.url}embed/?renderer=map`);
	expect(await frame.evaluate(() => self.origin)).toBe('null');
	await expect(frame.locator('[data-map]')).toHaveAttribute('data-state', 'live', { timeout: 60_000 });
	await frame.getByRole('button', { name: 'Next' }).click();
	await expect(frame.locator('article.is-current h2')).toHaveText(story.steps[1]?.title ?? '');
	await expect(frame.locator('article.is-current [data-part=lead]')).toBeVisible();
	await expect.poll(() => heardHeights(page)).not.toEqual([]);
});

test.describe('the full story', () => {
	test.use({ expectedProblems: [/Blocked opening '.*allow-popups/] });

	for (const sandbox of ['allow-scripts', 'allow-scripts allow-popups']) {
		test(`A5: opens in the frame where sandbox="${sandbox}" gives no window outside of it`, async ({
			page,
			site,
			hosts
		}) => {
			await stayDrawn(page);
			// As high as the whole frame: the link stands at its end.
			await page.setViewportSize({ width: 800, height: 900 });
			const frame = await openHost(page, `${hosts.url}sandbox.html?sandbox=${sandbox}`, `${site.url}embed/`);
			await frame.getByRole('link', { name: 'Read the full story' }).click();
			await expect.poll(() => page.frames()[1]?.url()).toContain(`${site.url}#`);
			await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText(story.meta.title);
			await expect.poll(() => page.context().pages().length, { message: 'windows' }).toBe(1);
		});
	}

	test('A5: opens in a window of its own in AMP, as our code for it allows', async ({ page, site, hosts }) => {
		await stayDrawn(page);
		await page.setViewportSize({ width: 800, height: 900 });
		const frame = await openHost(page, `${hosts.url}amp.html`, `${site.url}embed/`);
		const code = snippets.amp({ address: site.url, title: '', height: 640 });
		expect(code).toContain(`sandbox="${await page.locator('iframe').getAttribute('sandbox')}"`);
		expect(await frame.evaluate(() => self.origin)).toBe('null');
		const [opened] = await Promise.all([
			page.waitForEvent('popup'),
			frame.getByRole('link', { name: 'Read the full story' }).click()
		]);
		await expect(opened.getByRole('heading', { level: 1 })).toHaveText(story.meta.title);
		expect(opened.url()).toBe(`${site.url}#${ids[0]}`);
		expect(await opened.evaluate(() => [opener, self.origin])).toEqual([null, new URL(site.url).origin]);
		expect(frame.url(), 'the embed stays').toBe(`${site.url}embed/#amp=1`);
	});
});

test('A5, A6: in sandbox="allow-scripts allow-same-origin", and in an isolated page, text and steps work', async ({
	page,
	site,
	hosts
}) => {
	await stayDrawn(page);
	for (const host of ['sandbox.html?sandbox=allow-scripts+allow-same-origin', 'plain.html?coep']) {
		const frame = await openHost(page, `${hosts.url}${host}`, `${site.url}embed/`);
		expect(await frame.evaluate(() => self.origin)).toBe(new URL(site.url).origin);
		await frame.getByRole('button', { name: 'Next' }).click();
		await expect(frame.locator('article.is-current h2')).toHaveText(story.steps[1]?.title ?? '');
		await expect(frame.locator('article.is-current [data-part=lead]')).toBeVisible();
		await expect.poll(() => heardHeights(page)).not.toEqual([]);
	}
});

test.describe('where no script may run', () => {
	test.use({ expectedProblems: [/Blocked script execution/] });

	test('A5: every step’s text stands below a drawn map', async ({ page, site, hosts }) => {
		await page.goto(`${hosts.url}no-scripts.html?embed=${encodeURIComponent(`${site.url}embed/`)}`);
		const frame = page.frameLocator('iframe');
		await expect(frame.locator('.stage .drawing')).toBeVisible();
		const found = await frame.locator('article').evaluateAll((articles) =>
			articles.map((article) => {
				const seen = (selector: string) =>
					article.querySelector<HTMLElement>(selector)?.checkVisibility({ visibilityProperty: true });
				return {
					title: article.querySelector('h2')?.textContent,
					isSeen: seen('h2') && seen('[data-quote]') && seen('[data-part=lead]'),
					top: article.getBoundingClientRect().top
				};
			})
		);
		expect(found.map(({ title }) => title)).toEqual(story.steps.map(({ title }) => title));
		expect(found.filter(({ isSeen }) => !isSeen)).toEqual([]);
		const tops = found.map(({ top }) => top);
		expect(tops).toEqual([...new Set(tops)].sort((a, b) => a - b));
		await expect(frame.getByRole('button', { name: 'Next' })).toBeHidden();
	});
});

test.describe('the stage in a frame', () => {
	// Nor may it keep the screen awake.
	test.use({ expectedProblems: [/screen-wake-lock is not allowed/] });

	test('A7: in a frame that may not fill the screen the stage has no button for it', async ({ page, site, hosts }) => {
		const stage = `${site.url}present/?renderer=svg`;
		await page.goto(`${hosts.url}plain.html?embed=${encodeURIComponent(stage)}`);
		const frame = page.frameLocator('iframe');
		// What follows a key is later than what is known once the page runs.
		await frame.getByRole('button', { name: 'Next' }).press('PageDown');
		await expect(frame.locator('[data-map]')).toHaveAttribute('data-position', '0');
		await expect(frame.getByRole('button', { name: 'Keys' })).toBeVisible();
		await expect(frame.getByRole('button', { name: 'Full screen' })).toHaveCount(0);
		await page.goto(stage);
		await expect(page.getByRole('button', { name: 'Full screen' })).toBeVisible();
	});
});

test('a host needs to allow nothing but the story’s own address', async ({ page, site, hosts }) => {
	await stayDrawn(page);
	const csp = `default-src 'self'; frame-src ${new URL(site.url).origin}`;
	const frame = await openHost(page, `${hosts.url}plain.html?csp=${encodeURIComponent(csp)}`, `${site.url}embed/`);
	await expect(frame.locator('article.is-current h2')).toBeVisible();
});

test('A10: commands are followed and answered, to the origin that asked and to no other', async ({
	page,
	site,
	hosts
}) => {
	await stayDrawn(page);
	const frame = await openHost(page, `${hosts.url}plain.html`, `${site.url}embed/`);
	const current = frame.locator('article.is-current');
	const send = (message: object) =>
		page.evaluate(
			(data) => document.querySelector('iframe')?.contentWindow?.postMessage({ ns: 'map-story', v: 1, ...data }, '*'),
			message
		);
	const ours = async () =>
		(await heard(page)).flatMap(({ data }) => {
			const message = (typeof data === 'object' ? data : null) as Record<string, unknown> | null;
			return message?.ns === 'map-story' && message.type !== 'height' ? [message] : [];
		});
	await send({ type: 'next' });
	await expect(current).toHaveAttribute('data-step-id', ids[1] ?? '');
	expect(await ours(), 'before it asks, a host hears nothing').toEqual([]);
	await send({ type: 'state?' });
	await expect.poll(ours).toEqual([{ ns: 'map-story', v: 1, type: 'state', steps: ids, step: ids[1], index: 1 }]);
	await send({ type: 'goto', step: ids[6] ?? '' });
	await expect(current).toHaveAttribute('data-step-id', ids[6] ?? '');
	await send({ type: 'goto', step: 3 });
	await expect(current).toHaveAttribute('data-step-id', ids[3] ?? '');
	await send({ type: 'prev' });
	await expect(current).toHaveAttribute('data-step-id', ids[2] ?? '');
	await send({ type: 'goto', step: 'nowhere' });
	await expect
		.poll(async () => (await ours()).map(({ type, step, reason }) => [type, step ?? reason]))
		.toEqual([
			['state', ids[1]],
			['step', ids[6]],
			['step', ids[3]],
			['step', ids[2]],
			['error', 'cannot goto']
		]);
	await expect(current).toHaveAttribute('data-step-id', ids[2] ?? '');
});

test(`A10, D12: ${fuzzed} messages of any kind change nothing and break nothing`, async ({ page, site, hosts }) => {
	test.slow();
	const frame = await openHost(page, `${hosts.url}plain.html`, `${site.url}embed/?renderer=svg`);
	await frame.evaluate(() => window.mapStory?.goTo(2));
	await expect(frame.locator('article.is-current')).toHaveAttribute('data-step-id', ids[2] ?? '');
	await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
	const name = fc.constantFrom('map-story', 'map-story ', 'Map-Story', 'map_story', '__proto__', 'amp');
	const type = fc.constantFrom('goto', 'next', 'prev', 'state?', 'scroll', 'navigate', 'html', 'constructor');
	const value = fc.oneof(
		fc.jsonValue(),
		fc.constantFrom('javascript:alert(1)', 'https://example.org/', '<img src=x onerror=alert(1)>', 'x'.repeat(9000))
	);
	// Whatever looks like a command lacks something: the version, the name, or has a field too many.
	const like = fc
		.record({ ns: name, v: fc.constantFrom(0, 1, 2, '1', null), type, step: value, top: value, url: value })
		.map((message) => ({ ...message, more: 1 }));
	const polluted = fc.tuple(value, type).map(([inner, name]) => ({
		json: `{"__proto__":${JSON.stringify(inner)},"ns":"map-story","v":1,"type":"${name}"}`
	}));
	const text = fc.oneof(
		fc.string({ maxLength: 60 }),
		value.map((inner) => `[iFrameSizer]${JSON.stringify(inner)}`)
	);
	const messages: unknown[] = fc.sample<unknown>(fc.oneof(value, like, polluted, text, fc.constant(null)), fuzzed);
	const before = await frame.evaluate(() => ({ address: location.href, html: document.body.innerHTML.length }));
	await page.evaluate((all) => {
		const target = document.querySelector('iframe')?.contentWindow;
		for (const message of all) {
			const json = (message as { json?: string } | null)?.json;
			target?.postMessage(typeof json === 'string' ? JSON.parse(json) : message, '*');
		}
	}, messages);
	// As good commands as any, but for who sends them: the frame itself, and a frame beside it.
	await frame.evaluate(() => {
		window.postMessage({ ns: 'map-story', v: 1, type: 'next' }, '*');
	});
	await page.evaluate(async () => {
		const beside = document.createElement('iframe');
		document.body.append(beside);
		const script = beside.contentDocument?.createElement('script');
		if (!script) return;
		script.textContent = "parent.frames[0].postMessage({ ns: 'map-story', v: 1, type: 'next' }, '*')";
		beside.contentDocument?.body.append(script);
	});
	// The last of them is a real one, so that all before it have come.
	await page.evaluate(() =>
		document.querySelector('iframe')?.contentWindow?.postMessage({ ns: 'map-story', v: 1, type: 'state?' }, '*')
	);
	await expect
		.poll(async () => (await heard(page)).some(({ data }) => (data as { type?: string } | null)?.type === 'state'))
		.toBe(true);
	expect(await frame.evaluate(() => window.mapStory?.position)).toBe(2);
	expect(await frame.evaluate(() => ({ address: location.href, html: document.body.innerHTML.length }))).toEqual(
		before
	);
	expect(await frame.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
	const states = (await heard(page)).filter(({ data }) => (data as { type?: string } | null)?.type === 'state');
	expect(states).toHaveLength(1);
});

test('D10: no message of a host runs a script in the embed, whichever of its fields holds it', async ({
	page,
	site,
	hosts
}) => {
	await stayDrawn(page);
	const scripts = watchScripts(page);
	const frame = await openHost(page, `${hosts.url}plain.html`, `${site.url}embed/`);
	const ours = { ns: 'map-story', v: 1 };
	const messages = scriptPayloads.flatMap((text) => [
		text,
		{ [text]: text },
		{ ...ours, ns: text, type: 'next' },
		{ ...ours, v: text, type: 'next' },
		{ ...ours, type: text },
		{ ...ours, type: 'goto', step: text },
		{ ...ours, type: 'scroll', top: text },
		{ ...ours, type: 'next', [text]: text },
		// The greetings of other makes.
		`pymxPYMx${text}xPYMxwidthxPYMx640`,
		`[iFrameSizer]${text}:8:false:false:32:true:true::bodyOffset:::0:false:parent:scroll:true`,
		{ message: 'ready', secret: text },
		{ sentinel: 'amp', type: text },
		{ type: 'iframe-child-init', targetElementSelector: text }
	]);
	await page.evaluate(
		([all, last]) => {
			const target = document.querySelector('iframe')?.contentWindow;
			for (const message of [...all, last]) target?.postMessage(message, '*');
		},
		[messages, { ...ours, type: 'goto', step: 2 }] as const
	);
	// The last of them is a real one, so that all before it have come.
	await expect(frame.locator('article.is-current')).toHaveAttribute('data-step-id', ids[2] ?? '');
	expect(await frame.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
	await scripts.nothingRan();
});
