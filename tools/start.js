// @ts-check
import { install, npm, run } from './install.js';

await run(async () => {
	// An older Node could not load the server's module; `run` has checked the version by now.
	const { serveOptions, serveUntilStopped } = await import('./serve.js');
	const options = serveOptions(process.argv.slice(2), process.env);
	await install();
	console.log('Building the story …');
	const built = await npm(['run', '--silent', 'build'], { isQuiet: true });
	if (built.code !== 0) throw new Error('The site could not be built; the reason stands above.');
	await serveUntilStopped(options);
});
