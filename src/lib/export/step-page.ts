import { plainText } from '../story/plain-text.ts';
import { stepPath } from '../story/site-address.ts';
import type { Meta, Step } from '../story/story.ts';
import { stepCard } from './oembed.ts';
import { canonicalLink, cardTags } from './social-tags.ts';
import { printElement, withAttributes, xml } from './xml.ts';

const meta = (attributes: Readonly<Record<string, string>>) => printElement(withAttributes(xml('meta'), attributes));

/** It loads nothing but its icon, and runs nothing. */
const policy = "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * The page at a step's short address: it says what links to it show, and leads to the step at once. A refresh after no
 * time takes the page's place in the history, so that Back leaves the story in one press.
 * @param index of the step, from 0
 * @param address of the story, with a slash at its end
 * @throws RangeError if there is no such step
 */
export function stepPage(
	story: { meta: Pick<Meta, 'title'>; steps: readonly Pick<Step, 'id' | 'title' | 'prose' | 'description'>[] },
	index: number,
	address: string
): string {
	const step = story.steps[index];
	if (!step) throw new RangeError(`no step ${index}`);
	const title = `${step.title} – ${story.meta.title}`;
	const [description = step.description] = plainText(step.prose);
	const there = `../../#${step.id}`;
	const shown = {
		...{ type: 'article', title, description, url: address + stepPath(index) },
		image: { url: address + stepCard(step), alt: step.description }
	};
	const head = [
		meta({ charset: 'utf-8' }),
		meta({ 'http-equiv': 'content-security-policy', content: policy }),
		meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
		meta({ name: 'color-scheme', content: 'light dark' }),
		meta({ 'http-equiv': 'refresh', content: `0; url=${there}` }),
		printElement(xml('title', title)),
		meta({ name: 'description', content: description }),
		meta({ name: 'robots', content: 'noindex' }),
		printElement(withAttributes(xml('link'), { rel: 'icon', href: '../../favicon.svg', type: 'image/svg+xml' })),
		canonicalLink(address),
		cardTags(shown)
	];
	const link = withAttributes(xml('a', `step ${index + 1} of “${story.meta.title}”`), { href: there });
	const sentence: (typeof link | string)[] = ['This short address leads to ', link, '.'];
	const body = printElement(xml('main', xml('h1', step.title), { ...xml('p'), children: sentence }));
	return `<!doctype html>\n<html lang="en"><head>${head.join('')}</head><body>${body}</body></html>\n`;
}
