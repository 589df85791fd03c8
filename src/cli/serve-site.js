// Plain JavaScript: `npm start`, the tests and the benches serve the built site with what is here.
import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { readHeaders } from './policy.js';
import { chooseCache } from './server-files.js';

/**
 * Serves a built site on this machine only, with its headers; port 0 takes a free one.
 * @param {{ folder?: string, port?: number, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ readonly address: string, readonly close: () => Promise<void> }>}
 */
export async function serveSite({
	folder = 'build',
	port = 0,
	headers = readHeaders(folder),
} = {}) {
	const files = sirv(folder, {
		etag: true,
		gzip: true,
		brotli: true,
		// Files are looked up at each request: the site may be built again under a server that runs.
		dev: true,
		setHeaders: (response, path) => {
			response.setHeader('Cache-Control', chooseCache(path));
		},
	});
	const server = createServer((request, response) => {
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		const url = new URL(request.url ?? '/', 'http://127.0.0.1');
		if (isFolder(folder, url.pathname)) {
			response.writeHead(308, { Location: `${url.pathname}/${url.search}` }).end();
			return;
		}
		files(request, response, () => {
			response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
			response.end('Page introuvable : revenir à l’adresse du tableau de bord.\\n');
		});
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			resolve(undefined);
		});
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('server: no port');
	return {
		address: `http://127.0.0.1:${address.port}/`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			}),
	};
}

/**
 * Whether a path is that of a page without its last slash: its relative addresses need it.
 * @param {string} folder
 * @param {string} pathname
 */
function isFolder(folder, pathname) {
	if (pathname.endsWith('/') || pathname.includes('..') || pathname.includes('\\0')) return false;
	const path = join(folder, pathname);
	return existsSync(path) && statSync(path).isDirectory();
}
