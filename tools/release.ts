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

/** What a command says. @throws Error if it fails */
const said = (command: string, ...args: string[]) =>
	execFileSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] });

/**
 * The commit that is checked out.
 * @throws Error if there is none, or if a file is not as it says
 */
function cleanCommit(): string {
	let changed: string;
	try {
		changed = said('git', 'status', '--porcelain');
	} catch {
		throw new Error('A release is built from a commit: expected a clone of the project, and git.');
	}
	if (changed) throw new Error(`A release is built from a commit; these files are not as it says:\n${changed}`);
	return said('git', 'rev-parse', 'HEAD').trim();
}

/** Builds the site and writes it to `release/` as one zip, with its bill of materials, its provenance and all hashes. */
async function release(): Promise<void> {
	const commit = cleanCommit();
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
