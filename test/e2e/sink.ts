import { createServer } from 'node:net';

/** What Chromium asks for by itself, whatever the page does: its updates, its account service, and what it knows of the fields of forms. */
const BROWSER_OWN = [
	'update.googleapis.com',
	'accounts.google.com',
	'content-autofill.googleapis.com',
];

/** Whether a host is one that the browser asks for by itself. */
export function isBrowserOwn(host: string): boolean {
	return BROWSER_OWN.some((own) => host.startsWith(own));
}

/** A listener that stands for every other host: whatever reaches it has left the page's own server. */
export interface Sink {
	readonly port: number;
	/** The hosts that were reached so far, those of the browser itself left out. */
	readonly hosts: () => readonly string[];
	readonly close: () => Promise<void>;
}

/** Opens the sink on this machine. */
export async function openSink(): Promise<Sink> {
	const hosts: string[] = [];
	const server = createServer((socket) => {
		socket.on('data', (data) => {
			hosts.push(readHost(data.toString('latin1')));
			socket.destroy();
		});
		socket.on('error', () => socket.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('sink: no port');
	return {
		port: address.port,
		hosts: () => hosts.filter((host) => !isBrowserOwn(host)),
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
			}),
	};
}

/**
 * The host of an HTTP request (its header), or of a TLS greeting: its server name, to which the byte that follows may
 * cling. The keys of a greeting are random bytes, a few of which may look like a short name: the longest is the name.
 */
function readHost(greeting: string): string {
	const header = /^host:\s*([^\s:]+)/im.exec(greeting);
	const names = greeting.match(/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/g) ?? [];
	const [longest] = names.toSorted((a, b) => b.length - a.length);
	return header?.[1] ?? longest ?? 'unknown';
}
