// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {{ version?: string, resolved?: string, integrity?: string, link?: boolean, optional?: boolean }} LockEntry
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock
 */

/**
 * Whether one version of Node is new enough for another: `isNewEnough('20.9.0', '20.19')` is false.
 * @param {string} version
 * @param {string} least
 */
export function isNewEnough(version, least) {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
	return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** Ends the program with one sentence if Node is older than `engines` in package.json asks for. */
export function requireNode() {
	/** @type {{ engines: { node: string } }} */
	const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	const least = engines.node.replace(/^\D+/, '');
	if (isNewEnough(process.versions.node, least)) return;
	console.error(
		`This needs Node ${least} or newer; this is Node ${process.versions.node}. Get one at https://nodejs.org.`
	);
	process.exit(1);
}

/**
 * The first package that an install would add or change, or `undefined` when the installed ones match the lockfile.
 * Optional packages may be missing: they are for other machines.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which npm writes at the end of an install
 * @param {(folder: string) => boolean} exists whether a folder such as `node_modules/vite` is there
 */
export function outOfStep(wanted, installed, exists) {
	for (const [folder, entry] of Object.entries(wanted.packages ?? {})) {
		if (folder === '' || entry.link) continue;
		const found = installed.packages?.[folder];
		if (!found && entry.optional) continue;
		if (!found || found.version !== entry.version || found.integrity !== entry.integrity || !exists(folder)) {
			return folder;
		}
	}
	return undefined;
}

/** @param {string} file */
const readLock = (file) => /** @type {Lock} */ (JSON.parse(readFileSync(path.join(root, file), 'utf8')));

function whatIsMissing() {
	const installed = 'node_modules/.package-lock.json';
	if (!existsSync(path.join(root, installed))) return 'node_modules';
	return outOfStep(readLock('package-lock.json'), readLock(installed), (folder) => existsSync(path.join(root, folder)));
}

/**
 * How to run npm without a shell: its script in this Node, or the command where the script is not found. Windows starts
 * `npm.cmd` only through a shell, and a shell would split paths at spaces.
 * @returns {[command: string, ...args: string[]]}
 */
function npmCommand() {
	const beside = path.dirname(process.execPath);
	const script = [
		process.env.npm_execpath ?? '',
		path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
		path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js')
	].find((file) => path.basename(file) === 'npm-cli.js' && existsSync(file));
	return script ? [process.execPath, script] : ['npm'];
}

/**
 * Runs npm in the project's folder and shows what it prints. A signal that ends this program ends npm too.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, isQuiet?: boolean }} [options] a quiet run shows what it prints only if it fails
 * @returns {Promise<{ code: number, output: string, errors: string }>} exit code, what a quiet run printed, and what npm
 *   wrote to its error output
 */
export function npm(args, { env = process.env, isQuiet = false } = {}) {
	const [command, ...before] = npmCommand();
	return new Promise((resolve, reject) => {
		const child = spawn(command, [...before, ...args], {
			cwd: root,
			env,
			stdio: ['ignore', isQuiet ? 'pipe' : 'inherit', 'pipe']
		});
		let output = '';
		let errors = '';
		let kept = '';
		child.stdout?.setEncoding('utf8').on('data', (text) => {
			output += text;
			kept += text;
		});
		child.stderr?.setEncoding('utf8').on('data', (text) => {
			errors += text;
			if (isQuiet) kept += text;
			else process.stderr.write(text);
		});
		const stop = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
		process.on('SIGINT', stop).on('SIGTERM', stop);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			process.off('SIGINT', stop).off('SIGTERM', stop);
			if (signal || code === 130 || code === 143) process.exit(130);
			if (code !== 0) process.stderr.write(kept);
			resolve({ code: code ?? 1, output, errors });
		});
	});
}

const networkProblem = /ENOTFOUND|EAI_AGAIN|ECONNRE(?:SET|FUSED)|ETIMEDOUT|ERR_SOCKET|EIDLETIMEOUT|network/i;

/**
 * Installs the packages of package-lock.json unless they are there, once more if the network failed.
 * @throws {Error} if npm could not install them
 */
export async function install() {
	const missing = whatIsMissing();
	if (!missing) return;
	console.log(`Installing packages (${missing} is missing or not what package-lock.json names) …`);
	// Scripts, types and tests need the development packages, whatever NODE_ENV says.
	const ci = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'];
	let result = await npm(ci);
	if (result.code !== 0 && networkProblem.test(result.errors)) {
		console.log('The network failed; trying once more …');
		result = await npm(ci);
	}
	if (result.code !== 0) throw new Error('The packages could not be installed; npm says why above.');
}

/**
 * Whether a module is the program that Node was started with.
 * @param {string} url `import.meta.url`
 */
export function isProgram(url) {
	const program = process.argv[1];
	return program !== undefined && realpathSync(program) === realpathSync(fileURLToPath(url));
}

/**
 * Runs a program's main function; an error ends it with its sentence, without a stack.
 * @param {() => Promise<void>} main
 */
export async function run(main) {
	try {
		requireNode();
		await main();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}

if (isProgram(import.meta.url)) await run(install);
