import { createServer } from 'node:net';

/** A listener that stands for every other host: whatever reaches it has left the page's own server. */
export interface Sink {
	readonly port: number;
	/** Connections received so far. */
	readonly count: () => number;
	readonly close: () => Promise<void>;
}

/** Opens the sink on this machine. */
export async function openSink(): Promise<Sink> {
	let hits = 0;
	const server = createServer((socket) => {
		hits += 1;
		socket.on('error', () => socket.destroy());
		socket.destroy();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('sink: no port');
	return {
		port: address.port,
		count: () => hits,
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
			}),
	};
}
