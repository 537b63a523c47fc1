import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nameMissingPage } from '../tools/missing-page.ts';

const missing = readFileSync('static/404.html', 'utf8');

describe('C12: the page for unknown addresses', () => {
	it('says the story’s name in its title, whatever characters it has, and nothing else changes', () => {
		const named = nameMissingPage(missing, '<!doctype html><title>$&amp; “x” $1</title><h1>x</h1>');
		expect(named).toContain('<title>No page at this address – $&amp; “x” $1</title>');
		expect(named.replace(' – $&amp; “x” $1', '')).toBe(missing);
	});

	it('is not written where a title is missing', () => {
		expect(() => nameMissingPage(missing, '<h1>no title</h1>')).toThrow('has no title');
		expect(() => nameMissingPage('<h1>no title</h1>', '<title>x</title>')).toThrow('has no title');
	});
});
