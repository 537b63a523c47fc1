import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A network between a browser and a server. */
export interface Link {
	/** Downstream, in kilobits a second, shared by all connections. */
	kilobits: number;
	/** From a request to its first byte, in milliseconds. */
	latency: number;
}

/** Bytes that one connection sends before it is another's turn. */
const turn = 1460;

/**
 * A slow line to a local port. The browser's own emulation leaves out the scripts of workers, which are a third of
 * MapLibre.
 * @returns the port to ask instead, and how many bytes came through since the last call of `takeBytes`
 */
export async function slowLink(
	port: number,
	{ kilobits, latency }: Link
): Promise<{ port: number; takeBytes: () => number; close: () => Promise<void> }> {
	const sockets = new Set<Socket>();
	const waiting: { socket: Socket; bytes: Buffer }[] = [];
	const bytesPerMillisecond = kilobits / 8;
	let through = 0;
	let free = performance.now();
	let timer: NodeJS.Timeout | undefined;

	const pump = () => {
		timer = undefined;
		const now = performance.now();
		free = Math.max(free, now - 20);
		while (waiting.length && free <= now) {
			const next = waiting.shift();
			if (!next) break;
			const part = next.bytes.subarray(0, turn);
			const rest = next.bytes.subarray(turn);
			if (rest.length) waiting.push({ ...next, bytes: rest });
			free += part.length / bytesPerMillisecond;
			through += part.length;
			setTimeout(() => {
				if (!next.socket.destroyed) next.socket.write(part);
			}, latency);
		}
		if (waiting.length) timer ??= setTimeout(pump, 1);
	};

	const server = createServer((browser) => {
		const site = connect(port, '127.0.0.1');
		for (const [socket, other] of [
			[browser, site],
			[site, browser]
		] as const) {
			sockets.add(socket);
			socket.setNoDelay(true);
			socket.on('error', () => other.destroy());
			socket.on('close', () => sockets.delete(socket));
		}
		browser.on('data', (bytes) => site.write(bytes));
		browser.on('close', () => site.destroy());
		// A server closes what rests for a while; a browser that is not told would wait on it for ever.
		site.on('close', function finish() {
			const isWaiting = waiting.some(({ socket }) => socket === browser);
			setTimeout(isWaiting ? finish : () => browser.end(), latency + 50);
		});
		site.on('data', (bytes) => {
			// One connection has one place in the row, so that its bytes keep their order.
			const mine = waiting.find(({ socket }) => socket === browser);
			if (mine) mine.bytes = Buffer.concat([mine.bytes, bytes]);
			else waiting.push({ socket: browser, bytes });
			if (!timer) pump();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		takeBytes: () => {
			const bytes = through;
			through = 0;
			return bytes;
		},
		close: () =>
			new Promise((resolve) => {
				clearTimeout(timer);
				for (const socket of sockets) socket.destroy();
				server.close(() => resolve());
			})
	};
}
