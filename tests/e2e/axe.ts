import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Text on the map, whose colours `src/lib/style/contrast.test.ts` holds against land, water and their halo. */
const onMap = '[data-map] .attribution';

/**
 * Drawn text, in maps and charts, which the same test holds. To look behind each letter of a page of drawings takes axe
 * minutes, in which it decides nothing.
 */
const drawnText = 'svg';

/** A frame that axe cannot enter; the page within is a state of its own. */
const closedFrame = 'iframe[sandbox]';

/**
 * Decides for each of these elements the contrast that axe leaves open, as it does for text near a map, below the
 * viewport or of one character: the computed colour against the nearest opaque background around it.
 * @returns for each whether it is enough, as WCAG 1.4.3 has it; what is partly transparent is not
 */
function haveContrast(page: Page, selectors: readonly string[]): Promise<boolean[]> {
	return page.evaluate(
		([wanted, drawn]) => {
			const channels = (color: string) => {
				const [red = 0, green = 0, blue = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
				const unit = color.startsWith('color(') ? 1 : 255;
				return { color: [red / unit, green / unit, blue / unit], alpha };
			};
			const luminance = (color: number[]) => {
				const [red = 0, green = 0, blue = 0] = color.map((c) =>
					c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
				);
				return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
			};
			return wanted.map((selector) => {
				const element = document.querySelector(selector);
				if (!element) return false;
				if (element.matches(drawn)) return true;
				const { color, fontSize, fontWeight } = getComputedStyle(element);
				let ground = { color: [1, 1, 1], alpha: 0 };
				for (let box: Element | null = element; box && ground.alpha === 0; box = box.parentElement) {
					if (getComputedStyle(box).opacity !== '1') return false;
					ground = channels(getComputedStyle(box).backgroundColor);
				}
				const ink = channels(color);
				if (ground.alpha !== 1 || ink.alpha !== 1) return false;
				const [light = 0, dark = 0] = [luminance(ink.color), luminance(ground.color)].sort((a, b) => b - a);
				const size = Number.parseFloat(fontSize);
				const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
				return (light + 0.05) / (dark + 0.05) >= (isLarge ? 3 : 4.5);
			});
		},
		[selectors, onMap] as const
	);
}

/**
 * Faults that axe finds in a page, or in a part of it, and what neither it nor {@link haveContrast} can decide, in words:
 * none where all is well.
 */
export async function axeFaults(page: Page, part = 'html'): Promise<string[]> {
	const contrast = 'color-contrast';
	const within = () => new AxeBuilder({ page }).include(part).exclude(closedFrame);
	const found = [
		await within().withTags(rules).disableRules(contrast).analyze(),
		await within().exclude(drawnText).withRules(contrast).analyze()
	];
	const [violations, incomplete, passes] = (['violations', 'incomplete', 'passes'] as const).map((kind) =>
		found.flatMap((results) => results[kind])
	) as [AxeResults, AxeResults, AxeResults];
	expect(passes.length, 'rules that axe could check').toBeGreaterThan(8);
	const nodesOf = (results: AxeResults) =>
		results.flatMap(({ id, help, nodes }) =>
			nodes.map(({ target, any, all }) => ({
				rule: id,
				// An element in a frame would have a selector for each frame on the way; the pages have no frames.
				selector: String(target[0]),
				words: `${id}: ${help} (${target.join(' ')}) ${[...any, ...all].map(({ message }) => message).join(' ')}`
			}))
		);
	const open = nodesOf(incomplete);
	const contrasts = open.filter(({ rule }) => rule === contrast);
	const enough = await haveContrast(
		page,
		contrasts.map(({ selector }) => selector)
	);
	const decided = new Set(contrasts.filter((_, index) => enough[index]));
	return [
		...nodesOf(violations).map(({ words }) => words),
		...open.filter((node) => !decided.has(node)).map(({ words }) => `undecided: ${words}`)
	];
}
