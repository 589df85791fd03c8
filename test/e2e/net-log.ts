import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { isBrowserOwn } from './sink.ts';

/**
 * The hosts that Chromium's own network log names as asked for, this machine and the services of the browser left out:
 * whatever part of the browser asked, worker, frame or page.
 */
export async function listLoggedHosts(path: string): Promise<readonly string[]> {
	const hosts = new Set<string>();
	// One event a line, of a log that may be of many megabytes.
	for await (const line of createInterface({ input: createReadStream(path) })) {
		for (const [, host = ''] of line.matchAll(/"url":"(?:https?|wss?):\/\/([^"/:]+)/g)) {
			if (host !== '127.0.0.1' && !isBrowserOwn(host)) hosts.add(host);
		}
	}
	return [...hosts].sort();
}
