/** A scheme and a host, and a port where it is not the usual one, as a Content Security Policy names them. */
export type Origin = `${'http' | 'https'}://${string}.${string}`;

/** A basemap that the publisher of a site has chosen in place of the embedded one. */
export interface PublisherBasemap {
	/**
	 * Address of a MapLibre style, or that of a PMTiles archive behind `pmtiles://`. What names no host stands below the
	 * site's root.
	 */
	address: string;
	/** The other hosts that it comes from. Without any it comes from the site itself. */
	hosts: readonly Origin[];
	/** Which of the site's themes goes with its colours, where it has its own. */
	theme: 'light' | 'dark';
}

/** Begins the address of an archive of tiles in place of a style. */
export const archiveScheme = 'pmtiles://';

/**
 * The publisher's choice, as the build is told it: `PUBLIC_BASEMAP_STYLE` names the style or the archive, and
 * `PUBLIC_BASEMAP_HOSTS` the hosts that the style asks for besides its own, with spaces between them. Its colours are those
 * of a light map unless `PUBLIC_BASEMAP_THEME` is `dark`.
 * @returns undefined where nothing is chosen
 * @throws Error if a host, or the address, is none that a page can ask, and for another theme
 */
export function publisherBasemap(env: Readonly<Record<string, string | undefined>>): PublisherBasemap | undefined {
	const address = env.PUBLIC_BASEMAP_STYLE?.trim();
	const named = (env.PUBLIC_BASEMAP_HOSTS ?? '').split(/\s+/).filter(Boolean);
	if (!address) {
		if (named.length) throw new Error('PUBLIC_BASEMAP_HOSTS is set, but no PUBLIC_BASEMAP_STYLE.');
		return undefined;
	}
	const place = address.startsWith(archiveScheme) ? address.slice(archiveScheme.length) : address;
	const hosts = [
		...(/^[a-z][\w+.-]*:|^\/\//i.test(place) ? [originOf('PUBLIC_BASEMAP_STYLE', place)] : []),
		...named.map((host) => originOf('PUBLIC_BASEMAP_HOSTS', host))
	];
	const theme = env.PUBLIC_BASEMAP_THEME || 'light';
	if (theme !== 'light' && theme !== 'dark') throw new Error(`PUBLIC_BASEMAP_THEME: "${theme}" is not light or dark.`);
	return { address, hosts: [...new Set(hosts)], theme };
}

function originOf(variable: string, address: string): Origin {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !/^https?:$/.test(url.protocol) || /[*;,'"\s]/.test(url.host)) {
		throw new Error(`${variable}: "${address}" is no address that begins with https:// or http://.`);
	}
	return url.origin as Origin;
}
