/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, prerendered, version } from '$service-worker';

declare const self: ServiceWorkerGlobalScope;

/** One copy of the site a version: pages of one never run with scripts of another. */
const CACHE = `jalons-${version}`;
const PREFIX = 'jalons-';
/** Where the version that the reader agreed to is written until its own worker takes over. */
const CHOICE = new URL('./version-choisie', self.location.href).href;

/** Everything the site is made of, as whole addresses; what servers are told is no part of it. */
const ASSETS = [...build, ...files, ...prerendered].map(
	(path) => new URL(path, self.location.href).href,
);
const known = new Set(ASSETS);

// A new version waits until the reader agrees: what is open goes on with its own.
self.addEventListener('install', (event) => {
	event.waitUntil(keepSite());
});

self.addEventListener('activate', (event) => {
	event.waitUntil(forgetOthers());
});

self.addEventListener('message', (event) => {
	if (event.data === 'mettre-a-jour') event.waitUntil(takeOver(event.source));
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	const address = findAsset(url);
	if (address !== null) event.respondWith(answer(address, request));
});

async function keepSite(): Promise<void> {
	const cache = await caches.open(CACHE);
	const addresses = new Set([...ASSETS, ...(await listWorkerScripts())]);
	// Past the cache of the browser: it may hold files of the former version.
	await cache.addAll([...addresses].map((address) => new Request(address, { cache: 'no-cache' })));
}

/** The scripts that the workers of the page import, which `build` leaves out; written by src/cli/finish-build.js. */
async function listWorkerScripts(): Promise<readonly string[]> {
	const list = new URL('./_app/travailleurs.json', self.location.href).href;
	const response = await fetch(list, { cache: 'no-cache' });
	if (!response.ok) throw new Error(`list of the workers: ${response.status}`);
	const paths = (await response.json()) as readonly string[];
	return paths.map((path) => new URL(path, self.location.href).href);
}

/**
 * The former worker may have answers to end before it gives way, for minutes: from here on it answers with this
 * version, so that the page need not wait for it.
 */
async function takeOver(page: ExtendableMessageEvent['source']): Promise<void> {
	const cache = await caches.open(CACHE);
	await cache.put(CHOICE, new Response(CACHE));
	void self.skipWaiting();
	page?.postMessage('mise-a-jour-prete');
}

/** The copy to answer with: that of this worker, or of the version that waits and that the reader agreed to. */
async function chooseCache(): Promise<Cache> {
	const chosen = await caches.match(CHOICE);
	return caches.open(chosen === undefined ? CACHE : await chosen.text());
}

/** The version before this one stays: another tab may still be running it. */
async function forgetOthers(): Promise<void> {
	const names = await caches.keys();
	const others = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
	await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
	const cache = await caches.open(CACHE);
	await cache.delete(CHOICE);
	await self.clients.claim();
}

/** The file that answers an address: its query and a last slash that is missing do not matter. */
function findAsset(url: URL): string | null {
	const bare = `${url.origin}${url.pathname}`;
	if (known.has(bare) || bare.includes('/_app/immutable/')) return bare;
	return known.has(`${bare}/`) ? `${bare}/` : null;
}

async function answer(address: string, request: Request): Promise<Response> {
	const wanted = new URL(request.url);
	// Relative addresses of a page need its last slash.
	if (request.mode === 'navigate' && address !== `${wanted.origin}${wanted.pathname}`) {
		return Response.redirect(`${address}${wanted.search}`, 301);
	}
	const cache = await chooseCache();
	const own = await cache.match(address);
	// A name that holds its hash means one content: that of the version before is as good.
	return own ?? (await caches.match(address)) ?? fetch(request);
}
