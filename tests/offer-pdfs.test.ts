import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { offerPdfs } from '../tools/offer-pdfs.ts';

let folder: string;

const write = (file: string, text: string) => {
	mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
	writeFileSync(path.join(folder, file), text);
};
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

const page = (name: string) =>
	`<nav><span>Print</span> <span class="pdfs" data-pdfs="${name}"></span></nav><p>Text</p>`;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'site-é '));
	write('handout/index.html', page('handout'));
	write('handout/worksheet/index.html', page('worksheet'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('PDF files are offered', () => {
	it('by the pages that they were printed from, with paper and size, once however often it is done', () => {
		write('download/handout-a4.pdf', 'x'.repeat(1_230_000));
		write('download/handout-letter.pdf', 'x');
		write('download/worksheet-a4.pdf', 'x');
		offerPdfs(folder);
		const links =
			'To download: <a href="../download/handout-a4.pdf" download>A4 (PDF, 1.2 MB)</a> ' +
			'<a href="../download/handout-letter.pdf" download>Letter (PDF, 1 kB)</a>';
		const wanted = page('handout').replace('data-pdfs="handout">', `data-pdfs="handout">${links}`);
		expect(read('handout/index.html')).toBe(wanted);
		expect(read('handout/worksheet/index.html')).toContain('href="../../download/worksheet-a4.pdf" download>A4');
		expect(read('handout/worksheet/index.html')).not.toContain('Letter');
		offerPdfs(folder);
		expect(read('handout/index.html')).toBe(wanted);
	});

	it('only while they are there', () => {
		offerPdfs(folder);
		expect(read('handout/index.html')).toBe(page('handout'));
		write('download/handout-a4.pdf', 'x');
		offerPdfs(folder);
		rmSync(path.join(folder, 'download'), { recursive: true });
		offerPdfs(folder);
		expect(read('handout/index.html')).toBe(page('handout'));
	});
});
