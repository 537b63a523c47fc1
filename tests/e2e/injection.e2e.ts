import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { serve } from '../../tools/serve.js';
import { scriptPayloads } from '../script-payloads.ts';
import { at, expect, test } from './fixtures.ts';
import { ids, stayDrawn } from './story.ts';

/** The second story with texts that would run a script in every field that takes them; the gate builds it. */
const build = 'test-results/injected';

/** Collects what a script that ran would leave: a dialog, or `window.ran`. A refusal by the policy fails any test. */
function watchScripts(page: Page): { nothingRan: () => Promise<void> } {
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	return {
		nothingRan: async () => {
			expect(await page.evaluate(() => 'ran' in window)).toBe(false);
			expect(dialogs).toEqual([]);
		}
	};
}

test('D10: a story whose every text would run a script shows them as text, on every page', async ({ page }) => {
	const bundle = 'test-results/injected-story/injected.json';
	expect(existsSync(bundle), 'the gate writes and builds the injected story').toBe(true);
	const payloads = JSON.parse(readFileSync(bundle, 'utf8')) as string[];
	const site = await serve({ folder: build });
	const scripts = watchScripts(page);
	let shown = '';
	for (const path of ['', 'claims/', 'method/', 'present/lesson/', '?questions']) {
		await page.goto(site.url + path);
		if (path === '?questions') await page.locator('.tasks').first().waitFor();
		if (path === '') {
			await at(page);
			// The panel is made in the browser, from data.
			await page.getByRole('link', { name: 'Who says what' }).first().click();
			await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
		}
		shown += await page.evaluate(() => document.body.textContent);
		// A link of the drawing is SVG, whose `href` is no text.
		const addresses = await page.evaluate(() =>
			[...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href') ?? '', a.baseURI).href)
		);
		expect(addresses.length).toBeGreaterThan(0);
		for (const address of addresses) expect(address).toMatch(/^(?:https?|mailto):/);
		await scripts.nothingRan();
	}
	const words = shown.replace(/\s+/g, ' ');
	for (const payload of payloads) expect(words).toContain(payload.trim().replace(/\s+/g, ' '));
	await site.close();
});

test('D10: no text in the address runs a script: fragment', async ({ page }) => {
	await stayDrawn(page);
	const scripts = watchScripts(page);
	for (const payload of scriptPayloads.slice(0, 3)) {
		await page.goto(`./#${payload}`);
		await at(page);
	}
	await page.evaluate(async (payloads) => {
		for (const payload of payloads) {
			for (const text of [payload, encodeURIComponent(payload)]) {
				location.hash = text;
				dispatchEvent(new HashChangeEvent('hashchange'));
				window.mapStory?.goTo(text);
				await new Promise((resolve) => requestAnimationFrame(resolve));
			}
		}
	}, scriptPayloads);
	await scripts.nothingRan();
	expect(ids).toContain((await at(page)).step);
});

test('D10: no text in the address runs a script: the query of the ledger', async ({ page }) => {
	const scripts = watchScripts(page);
	const keys = ['speaker', 'status', 'place', 'paragraph', 'other'];
	for (let from = 0; from < scriptPayloads.length; from += 45) {
		const query = new URLSearchParams();
		for (const [index, payload] of scriptPayloads.slice(from, from + 45).entries()) {
			query.append(keys[index % keys.length] ?? '', payload);
			query.append(payload, keys[index % keys.length] ?? '');
		}
		await page.goto(`claims/?${query}`);
		await expect(page.locator('fieldset').first()).toBeEnabled();
		await scripts.nothingRan();
	}
});

test('D10: no message from another window runs a script or moves the story', async ({ page }) => {
	await stayDrawn(page);
	const scripts = watchScripts(page);
	await page.goto('./');
	const before = await at(page);
	await page.evaluate(async (payloads) => {
		const channels = ['map-story', 'map-story:presence'].map((name) => new BroadcastChannel(name));
		for (const text of payloads) {
			for (const message of [
				text,
				{ type: text },
				{ type: 'map-story:go-to', position: text },
				[text],
				{ text: { html: text } }
			]) {
				window.postMessage(message, '*');
				for (const channel of channels) channel.postMessage(message);
			}
		}
		await new Promise((resolve) => setTimeout(resolve));
	}, scriptPayloads);
	expect(await at(page)).toEqual(before);
	await scripts.nothingRan();
});

test('a script that does run is found out (so this one has to fail)', async ({ page }) => {
	test.fail();
	const scripts = watchScripts(page);
	await page.setContent('<script>alert(1)</script>');
	await scripts.nothingRan();
});
