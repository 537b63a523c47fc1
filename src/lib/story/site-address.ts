/**
 * Where the site stands, as the build is told it by `PUBLIC_SITE_URL`: the address of the story, with a slash at its end.
 * @returns undefined where nothing is told; then the site has no addresses that can only be absolute
 * @throws Error if it is no address that a page can have
 */
export function siteAddress(env: Readonly<Record<string, string | undefined>>): string | undefined {
	const told = env.PUBLIC_SITE_URL?.trim();
	if (!told) return undefined;
	const url = URL.canParse(told) ? new URL(told) : undefined;
	const problem = problemOf(url);
	if (problem) throw new Error(`PUBLIC_SITE_URL: "${told}" ${problem}, such as https://news.example/story/.`);
	return `${url?.href.replace(/\/$/, '')}/`;
}

function problemOf(url: URL | undefined): string | undefined {
	if (!url || !/^https?:$/.test(url.protocol)) return 'is no address that begins with https:// or http://';
	if (url.username || url.password) return 'holds a name or a password; expected an address without';
	if (url.search || url.hash) return 'has a part behind ? or #; expected the address of a folder';
	if (/\/[^/]+\.html?$/i.test(url.pathname)) return 'is that of a file; expected the address of a folder';
	return undefined;
}

/**
 * The short address of a step below the story's, which a site has that is told where it stands.
 * @param index of the step, from 0
 */
export const stepPath = (index: number) => `s/${index + 1}/`;
