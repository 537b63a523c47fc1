import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { licensesText, thirdParty, withoutCode } from '../tools/third-party.ts';

interface Lock {
	packages: Record<
		string,
		{
			version?: string;
			integrity?: string;
			license?: string;
			hasInstallScript?: boolean;
			dev?: boolean;
			optional?: boolean;
		}
	>;
}

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const { packages } = readJson<Lock>('package-lock.json');
const installed = Object.entries(packages).filter(([folder]) => folder !== '');
const nameOf = (folder: string) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
const manifest = readJson<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>(
	'package.json'
);

/** Licences that ask for no more than to be named, or for their own files' source; none reaches over to the story's. */
const allowed = [
	...[
		'0BSD',
		'Apache-2.0',
		'BlueOak-1.0.0',
		'BSD',
		'BSD-2-Clause',
		'BSD-3-Clause',
		'CC-BY-4.0',
		'CC0-1.0',
		'ISC',
		'MIT'
	],
	...['MIT-0', 'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'Zlib']
];

/** Whether one version is another or newer, number by number. */
function isAtLeast(version: string, least: string): boolean {
	const [a, b] = [version, least].map((text) => text.split('.').map(Number)) as [number[], number[]];
	const place = b.findIndex((number, index) => a[index] !== number);
	return place === -1 || (a[place] ?? NaN) > (b[place] ?? NaN);
}

/** What a package says of its licence, the old way too. */
function licenseOf(folder: string, said: string | undefined): string {
	if (said) return said;
	const { licenses = [] } = readJson<{ licenses?: { type: string }[] }>(path.join(folder, 'package.json'));
	return licenses.map(({ type }) => type).join(' OR ');
}

describe('D11: what the story is built from', () => {
	it('has a MapLibre without the hole of CVE-2026-85061', () => {
		expect(isAtLeast(packages['node_modules/maplibre-gl']?.version ?? '', '6.4.1')).toBe(true);
		const { version } = readJson<{ version: string }>('node_modules/maplibre-gl/package.json');
		expect(version).toBe(manifest.dependencies['maplibre-gl']);
		expect(['6.4.1', '6.10.0', '7.0.0'].every((newer) => isAtLeast(newer, '6.4.1'))).toBe(true);
		expect(['6.4.0', '6.3.9', '5.99.0', ''].some((older) => isAtLeast(older, '6.4.1'))).toBe(false);
	});

	it('is named by exact versions, and each package by the hash of its files', () => {
		expect(installed.length).toBeGreaterThan(100);
		const named = { ...manifest.dependencies, ...manifest.devDependencies };
		for (const [name, version] of Object.entries(named)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
		for (const [folder, { integrity }] of installed) expect(integrity, folder).toMatch(/^sha512-/);
	});

	it('is under licences that do not reach over to the story: none of the GPL', () => {
		for (const [folder, { license }] of installed) {
			if (!license && !existsSync(folder)) continue;
			const names = licenseOf(folder, license)
				.match(/[\w.-]+/g)
				?.filter((word) => !['AND', 'OR', 'WITH'].includes(word));
			expect(names ?? [], folder).not.toEqual([]);
			for (const name of names ?? []) expect(allowed, `${folder}: ${name}`).toContain(name);
		}
		for (const name of ['GPL-3.0-only', 'AGPL-3.0', 'LGPL-2.1-or-later', 'SSPL-1.0'])
			expect(allowed).not.toContain(name);
	});

	it('is installed without a script of a dependency that anything needs', () => {
		const withScripts = installed
			.filter(([, { hasInstallScript }]) => hasInstallScript)
			.map(([folder]) => nameOf(folder));
		// esbuild comes as a package for each kind of machine; its script only makes it start sooner. fsevents is macOS's.
		// The script of iframe-resizer, which tests alone use, prints a notice.
		expect(withScripts.filter((name) => !['esbuild', 'fsevents', 'iframe-resizer'].includes(name))).toEqual([]);
		expect(withScripts.length).toBeLessThan(installed.length / 10);
	});

	it('is listed whole in the bill of materials, as CycloneDX', { timeout: 300_000 }, async () => {
		const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], { maxBuffer: 1e8 });
		const bill = JSON.parse(stdout) as {
			bomFormat: string;
			specVersion: string;
			components: { name: string; version: string; hashes?: unknown[]; licenses?: unknown[] }[];
		};
		expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: expect.stringMatching(/^1\.[5-9]$/) });
		const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
		expect(
			installed.map(([folder, { version }]) => `${nameOf(folder)}@${version}`).filter((id) => !listed.has(id))
		).toEqual([]);
		expect(bill.components.filter(({ hashes }) => !hashes?.length)).toEqual([]);
	});
});

describe('D11: the licences of others', () => {
	it.each(withoutCode)('%s, which comes as a font or as data, has a text', (name) => {
		const { version, identifier, text } = thirdParty(name);
		expect(version).toBe({ ...manifest.dependencies, ...manifest.devDependencies }[name]);
		expect(allowed).toContain(identifier);
		expect(text).toMatch(/copyright|permission/i);
	});

	it('stand in one text, each below its name and version', () => {
		const text = licensesText([
			{ name: 'a', version: '1.0.0', identifier: 'MIT', text: 'Do as you like.' },
			{ name: 'b', version: '2.0.0' }
		]);
		expect(text).toContain('a 1.0.0 (MIT)\n-------------\n\nDo as you like.\n');
		expect(text).toContain('b 2.0.0\n-------\n\nThe package holds no text of its licence.\n');
	});

	it('of a package that is not there is a mistake', () => {
		expect(() => thirdParty('no-such-package')).toThrow('The package no-such-package is not installed');
	});
});
