import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageFile from '../package.json' with { type: 'json' };
import { isProgram, npm, root, run } from './install.js';
import { packKit } from './kit.ts';
import { checksums, provenanceOf } from './provenance.ts';

/** What makes a build another than the default one; README tells of each. */
const parameters = [
	'STORY',
	'PUBLIC_SITE_URL',
	'PUBLIC_BASEMAP_STYLE',
	'PUBLIC_BASEMAP_HOSTS',
	'PUBLIC_BASEMAP_THEME',
	'SERVICE_WORKER'
];

/** Where a build reads from: a file there that no commit holds could come into it. */
const sources = ['src', 'static', 'geodata', 'tools'];

/**
 * The commit that is checked out, whole and with nothing besides.
 * @param clone its folder
 * @param story folder of the story that is built, within the clone
 * @throws Error if there is no commit, or if a file that is built is not as it says
 */
export function cleanCommit(clone: string, story?: string): string {
	const git = (...args: string[]) =>
		execFileSync('git', args, { cwd: clone, encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] });
	let changed: string;
	try {
		changed = git('status', '--porcelain', '--untracked-files=all');
		changed += git('ls-files', '--others', '--ignored', '--exclude-standard', '--', ...sources);
	} catch {
		throw new Error('A release is built from a commit: expected a clone of the project, and git.');
	}
	if (changed) throw new Error(`A release is built from a commit; these files are not as it says:\n${changed}`);
	if (story) {
		try {
			git('ls-files', '--error-unmatch', '--', path.join(story, 'story.yaml'));
		} catch {
			throw new Error(`STORY: expected a folder of the commit with story.yaml, not ${story}`);
		}
	}
	return git('rev-parse', 'HEAD').trim();
}

/** Builds the site and writes it to `release/` as one zip, with its bill of materials, its provenance and all hashes. */
async function release(): Promise<void> {
	const commit = cleanCommit(root, process.env.STORY);
	const started = new Date();
	const folder = 'test-results/release';
	const built = await npm(['run', '--silent', 'build'], { env: { ...process.env, BUILD: folder }, isQuiet: true });
	if (built.code !== 0) throw new Error('The site could not be built; the reason stands above.');

	const hosting = { 'HOSTING.txt': readFileSync(path.join(root, 'tools/hosting.txt')) };
	const name = `${packageFile.name}-${packageFile.version}`;
	const kit = { [`${name}.zip`]: packKit(path.join(root, folder), hosting) };
	const materials = await npm(['run', '--silent', 'sbom'], { isQuiet: true });
	if (materials.code !== 0) throw new Error('npm could not write the bill of materials; it says why above.');
	const record = {
		files: kit,
		commit,
		lockfile: readFileSync(path.join(root, 'package-lock.json')),
		parameters: Object.fromEntries(parameters.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : []))),
		programs: { node: process.versions.node },
		builder: process.env.RELEASE_BUILDER || 'urn:map-story:unnamed-builder',
		started,
		finished: new Date()
	};
	const bytes = (text: string) => new TextEncoder().encode(text);
	const files: Record<string, Uint8Array> = {
		...kit,
		[`${name}.cdx.json`]: bytes(materials.output),
		[`${name}.provenance.json`]: bytes(`${JSON.stringify(provenanceOf(record), null, '\t')}\n`)
	};
	const out = path.join(root, 'release');
	rmSync(out, { recursive: true, force: true });
	mkdirSync(out);
	for (const [file, content] of Object.entries(files)) writeFileSync(path.join(out, file), content);
	writeFileSync(path.join(out, 'SHA256SUMS'), checksums(files));
	for (const [file, { length }] of Object.entries(files)) console.log(`release/${file}: ${length} bytes`);
}

if (isProgram(import.meta.url)) await run(release);
