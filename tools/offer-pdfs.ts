import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nameOf, papers, pdfName, placeOf } from './pdf-names.ts';
import { formatAndSize } from './tell-sizes.ts';

/**
 * Writes links to the PDF files of a built site, where there are any, into the pages that they were printed from: an
 * element names the page in `data-pdfs`. Again, it changes nothing; where a file is gone, its link goes.
 */
export function offerPdfs(folder: string): void {
	for (const place of Object.values(placeOf)) {
		const file = path.join(folder, place, 'index.html');
		const text = readFileSync(file, 'utf8');
		const root = '../'.repeat(place.split('/').length - 1);
		const offered = text.replace(
			/(<span\b[^>]*\sdata-pdfs="([^"]+)"[^>]*>)[^]*?(<\/span>)/g,
			(_, start: string, name: string, end: string) => start + linksTo(folder, root, name) + end
		);
		if (offered !== text) writeFileSync(file, offered);
	}
}

function linksTo(folder: string, root: string, name: string): string {
	const links = papers.flatMap((paper) => {
		const pdf = `download/${pdfName(name, paper)}`;
		if (!existsSync(path.join(folder, pdf))) return [];
		const size = formatAndSize(pdf, statSync(path.join(folder, pdf)).size);
		return [`<a href="${root}${pdf}" download>${nameOf[paper]} (${size})</a>`];
	});
	return links.length ? `To download: ${links.join(' ')}` : '';
}
