// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isProgram, root, run } from './install.js';

/** Chromium without windows, as Debian packs it: a page opens in half of the time that the one with windows takes. */
const headlessShell = 'chromium-headless-shell';

/**
 * Where Chromium and its relatives stand when a machine has one, likeliest first.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} absolute paths
 */
export function usualPlaces(platform, env) {
	const onPath = (env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
	const folders = [...new Set([...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin'])];
	const names = [headlessShell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
	if (platform === 'darwin') {
		const apps = ['/Applications', ...(env.HOME ? [path.join(env.HOME, 'Applications')] : [])];
		return ['Google Chrome', 'Chromium'].flatMap((name) =>
			apps.map((folder) => path.join(folder, `${name}.app/Contents/MacOS/${name}`))
		);
	}
	if (platform === 'win32') {
		return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
			.filter((folder) => folder !== undefined)
			.map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe'));
	}
	return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

/**
 * What the search needs from the machine; tests give their own.
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {NodeJS.ProcessEnv} env
 * @property {(file: string) => boolean} works whether the file is a browser that starts
 * @property {() => Promise<string>} playwrightPath where Playwright keeps its own Chromium, present or not
 * @property {boolean} mayInstall
 * @property {boolean} isRoot
 * @property {(command: string, args: string[]) => boolean} execute whether the command ended well
 * @property {(sentence: string) => void} say
 */

/**
 * Chromium for the browser tests: `CHROME_PATH`, else an installed one, else Playwright's own, else Debian's by apt-get
 * when root. Where apt-get may be used and another Chromium is installed, the headless shell is added to it.
 * @param {Machine} [machine]
 * @returns {Promise<string>} path of the program
 * @throws {Error} with what to do, if there is none
 */
export async function findChromium(machine = thisMachine()) {
	const { env, works, execute, say } = machine;
	if (env.CHROME_PATH) {
		if (works(env.CHROME_PATH)) return env.CHROME_PATH;
		throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, but no browser starts there.`);
	}
	const places = usualPlaces(machine.platform, env);
	const canFetch = machine.mayInstall && machine.platform === 'linux' && machine.isRoot;
	/** @param {string} name of the package */
	const fetched = (name) => {
		say(`Installing the package "${name}" …`);
		execute('apt-get', ['install', '--yes', '--no-install-recommends', name]);
		return places.find(works);
	};
	const installed = places.find(works);
	if (installed && canFetch && path.basename(installed) !== headlessShell) {
		execute('apt-get', ['update']);
		return fetched(headlessShell) ?? installed;
	}
	if (installed) return installed;

	const playwrights = await machine.playwrightPath();
	if (works(playwrights)) return playwrights;
	if (machine.mayInstall) {
		say('No Chromium found; asking Playwright for one …');
		const cli = path.join(root, 'node_modules/playwright/cli.js');
		if (execute(process.execPath, [cli, 'install', 'chromium']) && works(playwrights)) return playwrights;
		if (canFetch) {
			say('Playwright has none for this machine; asking Debian …');
			execute('apt-get', ['update']);
			const packaged = fetched(headlessShell) ?? fetched('chromium');
			if (packaged) return packaged;
		}
	}
	throw new Error(
		`The browser tests need Chromium: install it (on Debian "apt-get install ${headlessShell}" as root, elsewhere ` +
			'"npx playwright install chromium"), or set CHROME_PATH to a Chrome or Chromium.'
	);
}

/**
 * @param {{ mayInstall: boolean }} [options]
 * @returns {Machine}
 */
export function thisMachine({ mayInstall } = { mayInstall: true }) {
	return {
		platform: process.platform,
		env: process.env,
		// Windows' Chrome opens a window when asked for its version.
		works: (file) =>
			existsSync(file) &&
			(process.platform === 'win32' ||
				spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0),
		playwrightPath: async () => (await import('@playwright/test')).chromium.executablePath(),
		mayInstall,
		isRoot: process.getuid?.() === 0,
		execute: (command, args) =>
			spawnSync(command, args, {
				cwd: root,
				env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
				// The path is this program's only output.
				stdio: ['ignore', 2, 2],
				timeout: 600_000
			}).status === 0,
		say: console.error
	};
}

if (isProgram(import.meta.url)) await run(async () => console.log(await findChromium()));
