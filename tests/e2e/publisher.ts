import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '../../tools/serve.js';
import { pictureTile } from './basemap-archive.ts';
import { test as base } from './fixtures.ts';

/** What answers for the publisher's host; what it does not answer hangs. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Publisher {
	/** Sets what answers from now on. */
	answer: (answer: Answer) => void;
}

/** The host that the build with an online basemap names, as the gate makes it; it is no host of the network. */
export const host = 'tiles.test';
export const origin = `http://${host}`;

/** Where the gate builds the site with an online basemap. */
const build = 'test-results/online-basemap';

interface WorkerFixtures {
	publisher: Publisher;
	/** The default story with a publisher's basemap. */
	onlineSite: { url: string; folder: string };
}

/** `test` with a browser to which the publisher's host is a server of this machine, which answers as a test says. */
export const test = base.extend<object, WorkerFixtures>({
	publisher: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
		async ({}, use) => use(publisher),
		{ scope: 'worker' }
	],
	launchOptions: [
		async ({ launchOptions }, use) => {
			const server = createServer((request, response) => current(request, response));
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const { port } = server.address() as AddressInfo;
			const rule = `--host-resolver-rules=MAP ${host} 127.0.0.1:${port}`;
			await use({ ...launchOptions, args: [...(launchOptions.args ?? []), rule] });
			server.closeAllConnections();
			server.close();
		},
		{ scope: 'worker' }
	],
	onlineSite: [
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const { url, close } = await serve({ folder: build });
			await use({ url, folder: build });
			await close();
		},
		{ scope: 'worker' }
	]
});

let current: Answer = () => {};
const publisher: Publisher = { answer: (answer) => (current = answer) };

/** A colour that nothing of ours has. */
export const pink = [255, 0, 200] as const;

export const send = (response: ServerResponse, type: string, body: string | Buffer, status = 200) =>
	response
		.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'access-control-allow-origin': '*' })
		.end(body);

/** Answers with a status and nothing of use. */
export const status =
	(code: number): Answer =>
	(_, response) =>
		send(response, 'text/plain', 'no', code);

/** Answers with JSON; a text stays as it is. */
export const json =
	(body: unknown): Answer =>
	(_, response) =>
		send(response, 'application/json', typeof body === 'string' ? body : JSON.stringify(body));

export const hang: Answer = () => {};
export const reset: Answer = (request) => request.socket.destroy();

export const goodStyle = {
	version: 8,
	sources: {
		pictures: {
			type: 'raster',
			tiles: ['tiles/{z}/{x}/{y}.png'],
			tileSize: 256,
			attribution: '<b>Test</b> tiles &amp; <a href="https://example.org">others</a>'
		}
	},
	layers: [{ id: 'water', type: 'raster', source: 'pictures' }]
};

/**
 * Answers for each part of a basemap's host by what the address ends with: `style.json`, else `.png`, and so on.
 * @param others answers that differ from those of a good host
 */
export function hostOf(others: Readonly<Record<string, Answer>> = {}): Answer {
	const answers: Readonly<Record<string, Answer>> = {
		'style.json': json(goodStyle),
		'.png': (_, response) => send(response, 'image/png', pictureTile(pink)),
		...others
	};
	return (request, response) => {
		const path = (request.url ?? '').split('?')[0] ?? '';
		const found = Object.entries(answers).find(([end]) => path.endsWith(end));
		(found?.[1] ?? status(404))(request, response);
	};
}

/** Serves an archive as a host does that knows ranges. */
export const archive =
	(bytes: Buffer): Answer =>
	({ headers }, response) => {
		const [, from, to] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? [];
		if (from === undefined || to === undefined) return send(response, 'application/octet-stream', bytes);
		const part = bytes.subarray(Number(from), Number(to) + 1);
		response.writeHead(206, {
			'access-control-allow-origin': '*',
			'cache-control': 'no-store',
			'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`
		});
		return response.end(part);
	};
