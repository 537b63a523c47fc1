import fc from 'fast-check';
import { settingsFrom } from '../properties/settings.ts';
import { at, expect, test } from './fixtures.ts';
import { ids, stayDrawn } from './story.ts';

const { numRuns, seed } = settingsFrom(process.env);

/** Anything that may stand behind `#`: ids of the page, near misses, escapes that are broken, and any text. */
const fragment = fc.oneof(
	fc.constantFrom(...ids),
	fc.constantFrom(...ids).map((id) => id.toUpperCase()),
	fc.constantFrom('%', '%E0%A4%A', '%00', '#', '##', '?', '__proto__', 'top', '-1', '1e999', 'NaN', '/', '//'),
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'binary' }).map((text) => encodeURIComponent(text.toWellFormed()))
);

test(`D12: whatever stands in the address, the story is at one of its steps and its camera is finite (${numRuns} fragments)`, async ({
	page
}) => {
	test.setTimeout(1_800_000);
	await stayDrawn(page);
	await page.goto('./');
	await at(page);
	const fragments = fc.sample(fragment, { numRuns, seed });
	const wrong = await page.evaluate(async (texts) => {
		const found: string[] = [];
		const region = document.querySelector<HTMLElement>('[data-map]');
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		for (const text of texts) {
			const wanted = new URL(location.href);
			wanted.hash = text;
			// A browser takes no more than some of these in a second.
			for (location.hash = text; location.hash !== wanted.hash; location.hash = text) {
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
			const went = window.mapStory?.goTo(text);
			await frame();
			await frame();
			const { steps = [], position = NaN } = window.mapStory ?? {};
			const { step = '', position: shown, center = '', zoom } = region?.dataset ?? {};
			const numbers = [position, Number(shown), ...center.split(',').map(Number), Number(zoom)];
			const isWell =
				position >= 0 && position <= steps.length - 1 && steps.includes(step) && numbers.every(Number.isFinite);
			if (!isWell || went !== steps.includes(text)) found.push(JSON.stringify([text, position, step, went, numbers]));
			if (went && steps[Math.round(position)] !== text) found.push(`${text} leads to ${step}`);
		}
		return found;
	}, fragments);
	expect(wrong, `seed ${seed}`).toEqual([]);
});

test('D12: the page can be opened at any fragment', async ({ page }) => {
	await stayDrawn(page);
	for (const text of fc.sample(fragment, { numRuns: 12, seed })) {
		await page.goto('about:blank');
		await page.goto(`./#${text}`);
		const { step, position } = await at(page);
		expect(ids, text).toContain(step);
		expect(position).toBeGreaterThanOrEqual(0);
		expect(position).toBeLessThanOrEqual(ids.length - 1);
	}
});
