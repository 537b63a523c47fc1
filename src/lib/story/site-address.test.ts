import { describe, expect, it } from 'vitest';
import { siteAddress } from './site-address.ts';

const told = (PUBLIC_SITE_URL?: string) => siteAddress({ PUBLIC_SITE_URL });

describe('the site’s address', () => {
	it('ends with one slash, at a root and below a path', () => {
		expect(told('https://news.example')).toBe('https://news.example/');
		expect(told(' https://news.example/a/story ')).toBe('https://news.example/a/story/');
		expect(told('https://news.example/a/story/')).toBe('https://news.example/a/story/');
		expect(told('http://localhost:4173/')).toBe('http://localhost:4173/');
		expect(told('https://news.example/a b/')).toBe('https://news.example/a%20b/');
	});

	it('is none where none is told', () => {
		expect(told()).toBeUndefined();
		expect(told(' ')).toBeUndefined();
	});

	it.each([
		['news.example', 'is no address that begins with'],
		['/story/', 'is no address that begins with'],
		['ftp://news.example/', 'is no address that begins with'],
		['javascript:alert(1)', 'is no address that begins with'],
		['https://', 'is no address that begins with'],
		['https://me:secret@news.example/', 'holds a name or a password'],
		['https://news.example/?page=1', 'has a part behind ? or #'],
		['https://news.example/#top', 'has a part behind ? or #'],
		['https://news.example/story/index.html', 'is that of a file']
	])('is not %s', (address, problem) => {
		expect(() => told(address)).toThrow(`PUBLIC_SITE_URL: "${address}" ${problem}`);
	});
});
