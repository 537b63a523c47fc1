/**
 * The page for unknown addresses with the story's name in its title. It is the same file for every story, and is not
 * made by SvelteKit: no script of the site may be needed to say that there is nothing.
 * @param missing the page as it stands in `static/`
 * @param story the story's own page, as built
 * @throws Error if either has no title
 */
export function nameMissingPage(missing: string, story: string): string {
	const title = /<title>([^<]+)<\/title>/;
	const [, name] = title.exec(story) ?? [];
	const [, words] = title.exec(missing) ?? [];
	if (!name || !words) throw new Error('The page for unknown addresses, or the story’s page, has no title.');
	return missing.replace(title, () => `<title>${words} – ${name}</title>`);
}
