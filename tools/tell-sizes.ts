import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const place = /(<[a-z]+\b[^>]*\sdata-size-of="([^"]+)"[^>]*>)[^<]*/g;

/**
 * Writes into a built site's pages how large the files are that they offer: an element names a file below the site's
 * root in `data-size-of`, and gets its format and size as text. Only after the whole build is the size known.
 */
export function tellSizes(folder: string, files: readonly string[]): void {
	for (const page of files.filter((file) => file.endsWith('/index.html'))) {
		const file = path.join(folder, page);
		const text = readFileSync(file, 'utf8');
		const told = text.replace(
			place,
			(_, start: string, offered: string) =>
				`${start}${formatAndSize(offered, statSync(path.join(folder, offered)).size)}`
		);
		if (told !== text) writeFileSync(file, told);
	}
}

/** Formats that are not called as their files end. */
const formats: Readonly<Record<string, string>> = { bib: 'BibTeX', geojson: 'GeoJSON', txt: 'text' };

/** `HTML, 3.1 MB`; what is small in kilobytes. */
export function formatAndSize(file: string, bytes: number): string {
	const ending = path.extname(file).slice(1);
	const format = formats[ending] ?? ending.toUpperCase();
	if (bytes < 100_000) return `${format}, ${Math.max(1, Math.round(bytes / 1000))} kB`;
	return `${format}, ${(bytes / 1_000_000).toFixed(1)} MB`;
}
