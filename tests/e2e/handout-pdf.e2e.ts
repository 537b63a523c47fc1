import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { readBundle } from '../../src/lib/content/bundle.ts';
import type { Story } from '../../src/lib/story/story.ts';
import { finishSite } from '../../tools/finish-site.ts';
import { printHandouts, type Printing } from '../../tools/handout.ts';
import { offerPdfs } from '../../tools/offer-pdfs.ts';
import { serve } from '../../tools/serve.js';
import { expect, test } from './fixtures.ts';
import { differingShare, PdfPages, type PagePart } from './pdf-pages.ts';
import { textOf } from './story.ts';

const { story } = readBundle('geodata/reciprocal-blow');

/** A copy of a built site that a test may add files to. */
function copyOf(build: string, name: string): string {
	const folder = `test-results/printed/${name}`;
	rmSync(folder, { recursive: true, force: true });
	cpSync(build, folder, { recursive: true });
	return folder;
}

const onlyHandout: Printing = { pages: ['handout'], papers: ['a4'] };

const withoutSpaces = (text: string) => text.replace(/\s+/g, '');
const countOf = (text: string, part: string) => text.split(withoutSpaces(part)).length - 1;

/** Fails unless a printed handout has each step of its story on a page of its own, and all that the step says. */
function expectEachStepOnce(pages: readonly string[], { steps, meta, sources }: Story): void {
	expect(pages.length).toBeLessThanOrEqual(steps.length + 2);
	const whole = pages.join(' ');
	expect(countOf(pages[0] ?? '', meta.title)).toBe(1);
	for (const [index, step] of steps.entries()) {
		const page = pages[index + 1] ?? '';
		expect(countOf(whole, step.description), step.id).toBe(1);
		const said = [
			step.title,
			step.description,
			...step.prose.map(textOf),
			...step.passages.map(({ quote }) => `“${quote}”`),
			...step.claims.map(({ text }) => text),
			...step.questions
		];
		for (const text of said) expect(countOf(page, text), `${step.id}: ${text}`).toBeGreaterThanOrEqual(1);
		for (const other of steps.filter(({ id }) => id !== step.id)) {
			expect(countOf(page, other.description), `${other.id} on the page of ${step.id}`).toBe(0);
		}
	}
	const last = pages.at(-1) ?? '';
	expect(sources.filter(({ title }) => countOf(last, title) === 0).map(({ title }) => title)).toEqual([]);
}

/** Fails unless a printed worksheet asks for each claim once, names no place on its maps, and has its answers at the end. */
function expectWorksheet(pages: readonly string[], { steps }: Story): void {
	const whole = pages.join(' ');
	const claims = steps.flatMap((step) => step.claims);
	for (const { text } of claims) expect(countOf(whole, text), text).toBe(1);
	const answers = pages.findIndex((page) => page.startsWith('Answers'));
	expect(answers, 'the answers begin a page').toBeGreaterThan(1);
	const before = pages.slice(0, answers).join(' ');
	expect(countOf(before, 'Answers')).toBe(0);
	expect(steps.filter(({ title }) => countOf(before, title) > 0).map(({ title }) => title)).toEqual([]);
}

test('B11: printed as PDF on A4 and Letter, each step has one page with all of its words, at most N + 2 in all', async ({
	context
}) => {
	test.setTimeout(240_000);
	const folder = copyOf('build', 'first');
	const files = await printHandouts(folder, path.join(folder, 'download'), {
		address: 'https://news.example/a map story/'
	});
	expect(files.map((file) => path.basename(file))).toEqual([
		'handout-a4.pdf',
		'handout-letter.pdf',
		'worksheet-a4.pdf',
		'worksheet-letter.pdf'
	]);
	for (const file of files) {
		const pdf = await PdfPages.open(context, file);
		const pages = await pdf.texts();
		console.log(`${path.basename(file)}: ${pages.length} pages, ${readFileSync(file).length} bytes`);
		if (file.includes('handout-')) {
			expectEachStepOnce(pages, story);
			expect(countOf(pages[1] ?? '', `news.example/a%20map%20story/#${story.steps[0]?.id}`)).toBe(1);
		} else expectWorksheet(pages, story);
		await pdf.close();
	}
	if (!process.env.NIGHTLY) return;
	const second = 'test-results/second-story';
	const { story: other } = readBundle('tests/fixtures/beagle-pacific');
	const [printed = ''] = await printHandouts(second, 'test-results/printed/second', onlyHandout);
	const pdf = await PdfPages.open(context, printed);
	expectEachStepOnce(await pdf.texts(), other);
	expect((await pdf.texts()).join('')).not.toContain('localhost');
	await pdf.close();
});

test('the site offers the PDF files once they are made, and not before', async ({ page, site }) => {
	for (const address of ['handout/', 'handout/worksheet/']) {
		await page.goto(site.url + address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.locator('a[href$=".pdf"]')).toHaveCount(0);
	}
	const folder = 'test-results/printed/first';
	if (!existsSync(path.join(folder, 'download/handout-a4.pdf'))) {
		copyOf('build', 'first');
		await printHandouts(folder, path.join(folder, 'download'));
	}
	offerPdfs(folder);
	offerPdfs(folder);
	finishSite(folder);
	const printed = await serve({ folder });
	for (const [address, name] of [
		['handout/', 'handout'],
		['handout/worksheet/', 'worksheet']
	] as const) {
		await page.goto(printed.url + address);
		const links = page.locator('a[href$=".pdf"]');
		await expect(links).toHaveText([/^A4 \(PDF, \d+\.\d MB\)$/, /^Letter \(PDF, \d+\.\d MB\)$/]);
		const download = page.waitForEvent('download');
		await links.last().click();
		const bytes = readFileSync(await (await download).path());
		expect(bytes.equals(readFileSync(path.join(folder, `download/${name}-letter.pdf`)))).toBe(true);
	}
	expect(readFileSync(path.join(folder, 'service-worker.js'), 'utf8')).not.toContain('.pdf');
	await printed.close();
});

test.describe('on paper of the size of A4', () => {
	// 210 mm are 793.7 CSS pixels.
	test.use({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 2 });

	test('B11: each map of the PDF is the map of the page, pixel by pixel', async ({ page, context, site }) => {
		test.setTimeout(180_000);
		const folder = 'test-results/printed/maps';
		const [file = ''] = await printHandouts('build', folder, onlyHandout);
		await page.goto(`${site.url}handout/`);
		await page.emulateMedia({ media: 'print' });
		const margins = { x: (13 * 96) / 25.4, y: (11 * 96) / 25.4 };
		await page.locator('main').evaluate((main) => {
			main.style.inlineSize = '184mm';
			main.querySelectorAll('[data-qr]').forEach((code) => code.remove());
		});
		const pdf = await PdfPages.open(context, file);
		const maps: { step: string; web: PNG; paper: PNG }[] = [];
		const wanted = process.env.NIGHTLY ? story.steps : [story.steps[2], story.steps[9]];
		for (const step of wanted.flatMap((one) => one ?? [])) {
			const section = page.locator(`section[data-step-id="${step.id}"]`);
			const frame = section.locator('.frame');
			const { left, top, width, height } = await frame.evaluate((element) => {
				const [own, all] = [element, element.closest('section')].map((one) => one?.getBoundingClientRect());
				return own && all
					? { left: own.left - all.left, top: own.top - all.top, width: own.width, height: own.height }
					: { left: NaN, top: NaN, width: NaN, height: NaN };
			});
			expect(height, `map of ${step.id}, which takes what its words leave`).toBeGreaterThan((64 * 96) / 25.4);
			const part: PagePart = {
				page: story.steps.indexOf(step) + 2,
				...{ x: margins.x + left, y: margins.y + top, width, height }
			};
			const web = PNG.sync.read(await frame.screenshot());
			maps.push({ step: step.id, web, paper: await pdf.picture(part, 2) });
		}
		for (const { step, web, paper } of maps) {
			const share = differingShare(web, paper);
			console.log(`${step}: ${(share * 100).toFixed(2)} % of the map differ`);
			expect(share, step).toBeLessThan(0.02);
		}
		// The measure can tell two maps apart: a plan on land, and a region with its seas.
		const [one, other] = [2, 9].map((index) => maps.find(({ step }) => step === story.steps[index]?.id));
		expect(one && other ? differingShare(one.web, other.paper) : 0).toBeGreaterThan(0.1);
		await pdf.close();
	});
});
