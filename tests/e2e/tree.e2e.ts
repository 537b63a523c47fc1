import type { Locator, Page } from '@playwright/test';
import { dateWords } from '../../src/lib/views/date-words.ts';
import { at, expect, test, whenLive } from './fixtures.ts';
import { desktop, ids, stayDrawn, story } from './story.ts';

type Step = (typeof story.steps)[number];

/** Text as the accessibility tree has it: a name or a value, between quotation marks. */
const quoted = (text: string) => JSON.stringify(text.replaceAll(/\s+/g, ' ').trim());

/** A role and its name as a key of a snapshot, which is YAML: the name may have colons. */
const named = (role: string, name: string) => `'${`${role} ${quoted(name)}`.replaceAll("'", "''")}'`;

/** What a step's part of the accessibility tree has, in this order. */
const treeOf = ({ title, description, date }: Step) => `
- ${named('region', title)}:
  - ${named('figure', description)}
  - paragraph:
    - time: ${quoted(dateWords(date))}
  - ${named('heading', title).replace(/'$/, " [level=2]'")}
`;

/** Fails unless a list of the step has a line of its own for each thing that its drawing names. */
async function expectLineForEachName(page: Page, id: string) {
	const labels = await page
		.locator(`[data-drawn="${id}"] [data-label]`)
		.evaluateAll((all) => all.map((label) => label.getAttribute('data-label') ?? ''));
	const things = new Set(labels.filter((label) => !label.startsWith('ring:')));
	const details = page.locator(`#${id} details`, { hasText: 'What the map names' });
	await details.locator('summary').click();
	const lines = await details.getByRole('listitem').allInnerTexts();
	expect(things.size, id).toBeGreaterThan(0);
	expect(lines.length, id).toBe(things.size);
	expect(new Set(lines).size, 'different lines').toBe(lines.length);
}

/** Fails unless a step's part of the tree has its quotations, in order and marked as such, and no picture without a name. */
async function expectQuotations(region: Locator, { id, passages }: Step) {
	const tree = await region.ariaSnapshot();
	const quotations = [...tree.matchAll(/- paragraph: ("Quotation: .*")$/gm)].map(([, words = '']) => words);
	expect(quotations, id).toEqual(passages.map(({ quote }) => quoted(`Quotation: “${quote}”`)));
	expect(tree.match(/- blockquote/g)?.length ?? 0, id).toBe(passages.length);
	expect(tree.match(/- (?:img|image)(?=:?$)/gm) ?? [], id).toEqual([]);
}

for (const javaScriptEnabled of [true, false]) {
	test.describe(`${javaScriptEnabled ? 'with' : 'without'} the script`, () => {
		test.use({ viewport: desktop, javaScriptEnabled });

		test('C1, C2, C15: each step is a region named by its title, with the map in words before its text, and a list of what it names', async ({
			page
		}) => {
			await stayDrawn(page);
			await page.goto('./');
			if (javaScriptEnabled) await at(page);
			expect(new Set(story.steps.map(({ description }) => description.trim())).size).toBe(ids.length);
			const titles = page.locator('main :is(h1, h2)').filter({ visible: true });
			expect(await titles.allInnerTexts()).toEqual([story.meta.title, ...story.steps.map(({ title }) => title)]);
			for (const step of story.steps) {
				const region = page.getByRole('region', { name: step.title, exact: true });
				await expect(region).toMatchAriaSnapshot(treeOf(step), { timeout: 5000 });
				await expectQuotations(region, step);
				await expectLineForEachName(page, step.id);
			}
		});
	});
}

test('C1: one region named for the story holds the map and its controls, and no part of it is called “Map”', async ({
	page
}) => {
	await page.setViewportSize(desktop);
	await page.goto(`./#${ids[6]}`);
	await whenLive(page);
	const region = page.getByRole('region', { name: `Map: ${story.meta.title}`, exact: true });
	await expect(region).toHaveCount(1);
	await expect(region.locator('canvas')).toHaveCount(1);
	expect(await page.locator('body').ariaSnapshot()).not.toMatch(/ "Map(?: marker)?"/);
	// A picture beside its words: nobody stops at it until it is explored.
	await expect(region.locator('canvas')).toHaveAttribute('inert');
	await region.getByRole('button', { name: 'Explore the map' }).click();
	await expect(region.getByRole('region', { name: `Movable map: ${story.meta.title}` })).toHaveCount(1);
});

/** Steps whose map is told in words somewhere in this part of the tree. */
async function told(part: Locator): Promise<string[]> {
	const tree = await part.ariaSnapshot();
	const words = story.steps.map(({ id, description }) => ({ id, text: quoted(description).slice(1, -1) }));
	return words
		.filter(({ text }) => tree.includes(text) || tree.includes(JSON.parse(`"${text}"`) as string))
		.map(({ id }) => id);
}

/** What a step's map names, as lists have it. */
const namesOf = (index: number) =>
	story.named[index]?.map(({ name, what }) => (what ? `${name}, ${what}` : name)) ?? [];

test('C1, C2: on /embed/static/ each step’s map is told in words, with a list of what it names', async ({ page }) => {
	await page.goto('./embed/static/');
	expect(await told(page.locator('main'))).toEqual(ids);
	const names = page.getByRole('list', { name: 'What the map names' }).getByRole('listitem');
	await expect(names).toHaveText([...ids.keys()].flatMap(namesOf));
});

for (const path of ['embed/', 'present/']) {
	test(`C1, C2: on /${path} the map of the step that is shown is told in words, with a list of what it names, and no other`, async ({
		page
	}) => {
		await stayDrawn(page);
		await page.goto(`./${path}`);
		await at(page);
		for (const [index, id] of ids.entries()) {
			await page.evaluate((step) => window.mapStory?.goTo(step), id);
			await expect.poll(() => told(page.locator('main')), id).toEqual([id]);
			await expect(page.getByRole('list', { name: 'What the map names' }).getByRole('listitem')).toHaveText(
				namesOf(index)
			);
		}
	});
}
