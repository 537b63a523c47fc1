import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { oembed, oembedFile } from '../src/lib/export/oembed.ts';
import { sitemap } from '../src/lib/export/sitemap.ts';
import { canonicalLink, socialTags } from '../src/lib/export/social-tags.ts';
import { stepPage } from '../src/lib/export/step-page.ts';
import { stepPath } from '../src/lib/story/site-address.ts';
import type { Story } from '../src/lib/story/story.ts';
import { decoded } from './entities.ts';

/**
 * Writes into a built site what can only be absolute: the address and the card of each page, the answer of oEmbed, the
 * sitemap, and a page at each step's short address.
 * @param files of the built site, below its root
 * @param address of the story, with a slash at its end
 */
export function tellAddress(folder: string, files: readonly string[], story: Story, address: string): void {
	const write = (file: string, text: string) => {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), text);
	};
	const pages = files.filter((file) => /(?:^|\/)index\.html$/.test(file));
	const listed: string[] = [];
	for (const file of pages) {
		const page = readFileSync(path.join(folder, file), 'utf8');
		if (!isHidden(page)) listed.push(pathOf(file));
		write(file, withAddress(page, file, story, address));
	}
	write(oembedFile(story.meta), `${JSON.stringify(oembed(story.meta, address), null, '\t')}\n`);
	for (const index of story.steps.keys()) write(`${stepPath(index)}index.html`, stepPage(story, index, address));
	write('sitemap.xml', sitemap(listed.map((page) => address + page).sort(), story.meta.updated?.slice(0, 10)));
}

/**
 * A page that names its own address, and what is shown where it is linked to. One that search engines leave out names
 * the story's where it had a way to it, and nothing else.
 * @throws Error if a page that may be found has no title or no description
 */
export function withAddress(page: string, file: string, story: Story, address: string): string {
	if (isHidden(page)) return page.replace(/<link rel="canonical" href="[^"]*"\s*\/?>/, () => canonicalLink(address));
	const [, title] = /<title>([^<]+)<\/title>/.exec(page) ?? [];
	const [, description] = /<meta name="description" content="([^"]+)"/.exec(page) ?? [];
	if (!title || !description) throw new Error(`${file} has no ${title ? 'description' : 'title'}.`);
	const shown = { path: pathOf(file), title: decoded(title), description: decoded(description) };
	const tags = socialTags(shown, story, address);
	return page.replace(/(?=\s*<\/head>)/, () => tags);
}

const isHidden = (page: string) => /<meta name="robots" content="noindex/.test(page);

const pathOf = (file: string) => file.slice(0, -'index.html'.length);
