import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import type { Plugin } from 'vite';

/**
 * While the dev server runs: makes the story's fonts and stylesheet again and loads the page anew when a file of the
 * story changes. Wrong story data is shown in the page as the list of its problems.
 * @param folder of the story
 */
export function regenerate(folder: string): Plugin {
	return {
		name: 'map-story:regenerate',
		apply: 'serve',
		configureServer(server) {
			server.watcher.add(folder);
			server.watcher.on('change', (file) => {
				if (relative(folder, file).startsWith('..')) return;
				execFile(process.execPath, ['--import', 'tsx', 'tools/generate.ts'], (error, out, problems) => {
					if (!error) return server.ws.send({ type: 'full-reload' });
					server.config.logger.error(problems);
					server.ws.send({ type: 'error', err: { message: problems, stack: '' } });
				});
			});
		}
	};
}
