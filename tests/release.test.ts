import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packKit, unpackKit } from '../tools/kit.ts';
import { checksums, provenanceOf } from '../tools/provenance.ts';
import { cleanCommit } from '../tools/release.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const site = {
	'index.html': '<h1>story</h1>',
	'.nojekyll': '',
	_headers: '/*\n  X-Content-Type-Options: nosniff\n',
	'data/straße und ö.json': '{"é":1}'
};

/** A folder with these files, written in this order and changed on this day. */
function written(files: Readonly<Record<string, string>>, names: readonly string[], day: string): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'kit '));
	folders.push(folder);
	for (const name of names) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, files[name] ?? '');
		utimesSync(file, new Date(day), new Date(day));
	}
	return folder;
}

const text = (bytes: Uint8Array | undefined) => bytes && new TextDecoder().decode(bytes);

describe('E6: the kit to put on a host of one’s own', () => {
	const names = Object.keys(site);
	const folder = written(site, names, '2020-07-07');

	it('holds every file of the site under its own path, and what is put besides', () => {
		const files = unpackKit(packKit(folder, { 'HOSTING.txt': new TextEncoder().encode('how') }));
		expect(Object.keys(files)).toEqual([...names, 'HOSTING.txt'].sort());
		for (const [name, content] of Object.entries(site)) expect(text(files[name]), name).toBe(content);
		expect(text(files['HOSTING.txt'])).toBe('how');
	});

	it('has the same bytes for the same files, in whatever order and whenever they were written', () => {
		const later = written(site, [...names].reverse(), '2026-01-02');
		expect(Buffer.from(packKit(later)).equals(packKit(folder))).toBe(true);
		const other = written({ ...site, _headers: '' }, names, '2020-07-07');
		expect(Buffer.from(packKit(other)).equals(packKit(folder))).toBe(false);
	});

	it('refuses a file whose name the site has', () => {
		expect(() => packKit(folder, { _headers: new Uint8Array() })).toThrow(/_headers: the kit has a file of this name/);
	});

	it('is not made of a folder without a site', () => {
		expect(() => packKit('tests/fixtures')).toThrow(/tests\/fixtures: expected a built site with index\.html/);
	});
});

describe('D11: the provenance of a release', () => {
	const zip = new TextEncoder().encode('zip');
	const hash = createHash('sha256').update('zip').digest('hex');
	const statement = provenanceOf({
		files: { 'map-story-1.0.0.zip': zip },
		commit: '0123456789abcdef0123456789abcdef01234567',
		lockfile: new TextEncoder().encode('lock'),
		parameters: { PUBLIC_SITE_URL: 'https://news.example/' },
		programs: { node: '20.19.0' },
		builder: 'https://ci.example/release',
		started: new Date('2026-01-02T03:04:05Z'),
		finished: new Date('2026-01-02T03:05:05Z')
	});

	it('is an in-toto statement of SLSA 1.0 about the released files', () => {
		expect(statement).toMatchObject({
			_type: 'https://in-toto.io/Statement/v1',
			subject: [{ name: 'map-story-1.0.0.zip', digest: { sha256: hash } }],
			predicateType: 'https://slsa.dev/provenance/v1',
			predicate: {
				buildDefinition: { externalParameters: { PUBLIC_SITE_URL: 'https://news.example/' } },
				runDetails: {
					builder: { id: 'https://ci.example/release', version: { node: '20.19.0' } },
					metadata: { startedOn: '2026-01-02T03:04:05.000Z', finishedOn: '2026-01-02T03:05:05.000Z' }
				}
			}
		});
	});

	it('names the commit, and every package by the lockfile’s hash', () => {
		expect(statement.predicate.buildDefinition.resolvedDependencies).toEqual([
			{ name: 'sources', digest: { gitCommit: '0123456789abcdef0123456789abcdef01234567' } },
			{ name: 'package-lock.json', digest: { sha256: createHash('sha256').update('lock').digest('hex') } }
		]);
	});

	it('has its hashes in the form that sha256sum reads', () => {
		expect(checksums({ 'a.zip': zip, 'b.json': new Uint8Array() })).toBe(
			`${hash}  a.zip\n${createHash('sha256').digest('hex')}  b.json\n`
		);
	});
});

describe.skipIf(spawnSync('git', ['--version']).status !== 0)('D11: what a release is built from', () => {
	const clone = mkdtempSync(path.join(tmpdir(), 'clone '));
	folders.push(clone);
	const git = (...args: string[]) =>
		execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@a.example', ...args], {
			cwd: clone,
			encoding: 'utf8'
		});
	const write = (name: string, content = '') => {
		mkdirSync(path.dirname(path.join(clone, name)), { recursive: true });
		writeFileSync(path.join(clone, name), content);
	};
	beforeAll(() => {
		git('init', '--quiet');
		write('.gitignore', '.DS_Store\nmine/\n');
		write('geodata/a story/story.yaml');
		git('add', '.');
		git('commit', '--quiet', '--message', 'A story');
	});

	it('is the commit, where nothing is changed or besides', () => {
		const commit = git('rev-parse', 'HEAD').trim();
		expect(cleanCommit(clone)).toBe(commit);
		expect(cleanCommit(clone, 'geodata/a story')).toBe(commit);
		write('mine/notes.txt');
		expect(cleanCommit(clone)).toBe(commit);
	});

	it.each(['.gitignore', 'new.txt', 'src/new/file.ts', 'static/.DS_Store'])(
		'is refused with a %s of its own',
		(name) => {
			const before = existsSync(path.join(clone, name)) && readFileSync(path.join(clone, name), 'utf8');
			write(name, 'changed');
			expect(() => cleanCommit(clone)).toThrow(name.split('/')[0]);
			if (before === false) rmSync(path.join(clone, name));
			else write(name, before);
			expect(() => cleanCommit(clone)).not.toThrow();
		}
	);

	it('is refused with a story that the commit does not hold, and outside of a clone', () => {
		write('mine/story.yaml');
		expect(() => cleanCommit(clone, 'mine')).toThrow(
			'STORY: expected a folder of the commit with story.yaml, not mine'
		);
		expect(() => cleanCommit(clone, '/elsewhere')).toThrow(/STORY/);
		expect(() => cleanCommit(tmpdir())).toThrow(/expected a clone of the project/);
	});
});
