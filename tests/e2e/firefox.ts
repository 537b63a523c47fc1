import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where Firefox stands when a machine has one, likeliest first. */
function usualPlaces(env: NodeJS.ProcessEnv): string[] {
	const onPath = (env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
	const folders = [...new Set([...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin'])];
	return [
		...['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => path.join(folder, name))),
		'/Applications/Firefox.app/Contents/MacOS/firefox'
	];
}

/**
 * A stock Firefox that starts: `FIREFOX_PATH`, else an installed one; else `undefined`, since none is installed for a
 * test.
 */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): { file: string; version: string } | undefined {
	for (const file of env.FIREFOX_PATH ? [env.FIREFOX_PATH] : usualPlaces(env)) {
		if (!existsSync(file)) continue;
		const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000 });
		if (status === 0) return { file, version: stdout.trim() };
	}
	return undefined;
}
