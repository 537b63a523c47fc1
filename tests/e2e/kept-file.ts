import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';

/** A copy of a built one-file story where a teacher might keep it. @returns its address */
export function keptAs(name: string, file: string): string {
	const folder = path.resolve('test-results/für die Klasse 5 b');
	mkdirSync(folder, { recursive: true });
	copyFileSync(file, path.join(folder, name));
	return pathToFileURL(path.join(folder, name)).href;
}

/** Addresses that a page, and the windows it opens, ask for besides those of what they hold themselves; the array grows. */
export function askedFor(page: Page): string[] {
	const asked: string[] = [];
	page.context().on('request', (request) => {
		if (!/^(?:blob|data):/.test(request.url())) asked.push(request.url());
	});
	return asked;
}
