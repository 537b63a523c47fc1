// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { install, isProgram, npm, root, run } from './install.js';

/**
 * What a part of the gate came to.
 * @typedef {{ passed: number, failed: number, note?: string }} Tally
 * @typedef {Tally & { name: string, seconds: number }} Part
 */

const results = path.join(root, 'test-results');
const unitReport = path.join(results, 'unit.json');
const browserReport = path.join(results, 'browser.json');

/** The second story: the same code with another bundle, built into a folder of its own, and told where it will stand. */
const secondStory = {
	STORY: 'tests/fixtures/beagle-pacific',
	BUILD: 'test-results/second-story',
	PUBLIC_SITE_URL: 'https://news.example/voyage/'
};

/** The second story again, with texts that would run a script if the site took any for markup. */
const injectedStory = { STORY: 'test-results/injected-story', BUILD: 'test-results/injected' };

/** The default story with a publisher's basemap; the browser tests answer for its host, which is not there. */
const onlineBasemap = { PUBLIC_BASEMAP_STYLE: 'http://tiles.test/style.json', BUILD: 'test-results/online-basemap' };

/**
 * The tests of a report. A run that ended badly, or ran nothing, has a failure more than its tests tell.
 * @param {Tally | undefined} counted `undefined` without a report
 * @param {boolean} endedWell
 * @returns {Tally}
 */
export function tallyOf(counted, endedWell) {
	if (!counted) return { passed: 0, failed: 1, note: 'no report' };
	const { passed, failed } = counted;
	const note = counted.note ? { note: counted.note } : {};
	if (passed + failed === 0) return { passed, failed: 1, note: 'nothing ran' };
	if (!endedWell && failed === 0) return { passed, failed: 1, note: 'ended with an error outside of the tests' };
	return { passed, failed, ...note };
}

/** @param {number} skipped */
const skippedNote = (skipped) => (skipped > 0 ? { note: `${skipped} skipped` } : {});

/**
 * The counts of Vitest's JSON report. A file that could not be loaded is a failure, though none of its tests ran.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Tally}
 */
export function unitTally(report) {
	const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + unloaded.length,
		...skippedNote(report.numPendingTests + report.numTodoTests)
	};
}

/**
 * The counts of Playwright's JSON report. A test that passed only when tried again has failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Tally}
 */
export function browserTally({ stats, errors }) {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		...skippedNote(stats.skipped)
	};
}

/**
 * The last line of the gate.
 * @param {readonly Tally[]} parts
 */
export function summary(parts) {
	const passed = parts.reduce((sum, part) => sum + part.passed, 0);
	const failed = parts.reduce((sum, part) => sum + part.failed, 0);
	return { line: `${passed} passed, ${failed} failed`, isGreen: failed === 0 && passed > 0 };
}

const basemapVariables = ['PUBLIC_BASEMAP_STYLE', 'PUBLIC_BASEMAP_HOSTS', 'PUBLIC_BASEMAP_THEME'];

/** The environment of the parts: nobody's choice of another story may change what is tested. */
function cleanEnv() {
	const env = { ...process.env };
	for (const name of ['STORY', 'BUILD', 'PORT', 'PUBLIC_SITE_URL', ...basemapVariables]) delete env[name];
	return env;
}

/**
 * One script of package.json as one check.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {{ isQuiet?: boolean }} [options] for {@link npm}
 * @returns {Promise<Tally>}
 */
async function check(args, env, options) {
	const { code } = await npm(['run', '--silent', ...args], { ...options, env });
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * One script of package.json that writes a JSON report.
 * @template Report
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} file
 * @param {(report: Report) => Tally} count
 * @returns {Promise<Tally>}
 */
async function tests(args, env, file, count) {
	rmSync(file, { force: true });
	const { code } = await npm(['run', '--silent', ...args], { env });
	return tallyOf(existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : undefined, code === 0);
}

/** The whole gate, part by part; a part that fails does not stop the next, unless that one needs its result. */
async function gate() {
	/** @type {Part[]} */
	const parts = [];
	/**
	 * @param {string} name
	 * @param {() => Promise<Tally>} work
	 */
	async function part(name, work) {
		console.log(`\n── ${name}`);
		const start = performance.now();
		/** @type {Tally} */
		let tally;
		try {
			tally = await work();
		} catch (error) {
			console.error(error instanceof Error ? error.message : error);
			tally = { passed: 0, failed: 1 };
		}
		parts.push({ name, ...tally, seconds: (performance.now() - start) / 1000 });
		return tally.failed === 0;
	}

	mkdirSync(results, { recursive: true });
	const start = performance.now();
	let chromium = '';
	await install();
	const installed = (performance.now() - start) / 1000;
	const env = cleanEnv();
	const findBrowser = async () => {
		const { findChromium } = await import('./chromium.js');
		chromium = await findChromium();
		console.log(chromium);
		return { passed: 1, failed: 0 };
	};

	await part('Chromium', findBrowser);
	await part('Generated files', () => check(['generate'], env));
	// Each is work for one core; what one of them says would stand within what the other says.
	await Promise.all([
		part('Type check', () => check(['check:types'], env, { isQuiet: true })),
		part('Lint', () => check(['lint'], env, { isQuiet: true }))
	]);
	await part('Unit tests', () =>
		tests(
			['test:unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
			env,
			unitReport,
			unitTally
		)
	);
	await part('Build of the second story', () => check(['build'], { ...env, ...secondStory }));
	await part('Build of the injected story', async () => {
		const written = await check(['injected'], env);
		return written.failed ? written : check(['build'], { ...env, ...injectedStory });
	});

	await part('Build with online basemap', () => check(['build'], { ...env, ...onlineBasemap }));
	const isBuilt = await part('Build', () => check(['build'], env));
	await part('Browser tests', async () => {
		if (!isBuilt || !chromium) throw new Error(`Not run: there is no ${isBuilt ? 'Chromium' : 'build'}.`);
		const browserEnv = { ...env, CHROME_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport };
		return tests(['test:browser'], browserEnv, browserReport, browserTally);
	});

	console.log(`\n${'Install'.padEnd(44)}${installed.toFixed(1).padStart(8)} s`);
	for (const { name, passed, failed, seconds, note } of parts) {
		const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`;
		console.log(`${name.padEnd(26)}${counts}${seconds.toFixed(1).padStart(7)} s${note ? `  (${note})` : ''}`);
	}
	const { line, isGreen } = summary(parts);
	console.log(`\n${line}`);
	if (!isGreen) process.exitCode = 1;
}

if (isProgram(import.meta.url)) await run(gate);
