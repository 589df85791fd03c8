// Plain JavaScript: svelte.config.js writes these files when it has built the site.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHeaders } from './policy.js';

/** Files whose name holds their hash: a browser never asks for them again. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATED = 'no-cache';

/**
 * Writes, in `serveur/` of a built site, what nginx, Apache and Caddy must be told to serve it.
 * @param {string} folder
 */
export function writeServerFiles(folder) {
	const headers = Object.entries(readHeaders(folder));
	const target = join(folder, 'serveur');
	mkdirSync(target, { recursive: true });
	writeFileSync(join(target, 'nginx.conf'), toNginx(headers));
	writeFileSync(join(target, 'apache.conf'), toApache(headers));
	writeFileSync(join(target, 'Caddyfile'), toCaddy(headers));
}

/** @typedef {readonly (readonly [name: string, value: string])[]} Headers */

/** @param {Headers} headers */
function toNginx(headers) {
	/** @param {string} cache */
	const lines = (cache) =>
		[...headers, /** @type {const} */ (['Cache-Control', cache])]
			.map(([name, value]) => `    add_header ${name} "${value}" always;`)
			.join('\n');
	return `# Jalons : à inclure dans le bloc « server » de nginx, sous « root /chemin/du/site; ».
index index.html;
charset utf-8;
types { text/html html; text/css css; text/javascript js; application/json json; application/wasm wasm; image/svg+xml svg; image/png png; font/woff2 woff2; text/csv csv; application/manifest+json webmanifest; }
# Les formes .gz sont déjà écrites ; avec le module brotli, ajouter « brotli_static on; » pour les formes .br.
gzip_static on;
gzip_vary on;
location / {
${lines(REVALIDATED)}
}
location /_app/immutable/ {
${lines(IMMUTABLE)}
}
`;
}

/** @param {Headers} headers */
function toApache(headers) {
	const lines = headers
		.map(([name, value]) => `Header always set ${name} "${value.replaceAll('"', '\\"')}"`)
		.join('\n');
	return `# Jalons : à inclure dans le « VirtualHost » d’Apache (mod_headers, mod_mime, mod_deflate).
DirectoryIndex index.html
AddDefaultCharset utf-8
AddType application/wasm .wasm
AddType text/javascript .js
AddType application/manifest+json .webmanifest
AddOutputFilterByType DEFLATE text/html text/css text/javascript application/json application/wasm image/svg+xml text/csv
${lines}
Header always set Cache-Control "${REVALIDATED}" "expr=%{REQUEST_URI} !~ m#/_app/immutable/#"
Header always set Cache-Control "${IMMUTABLE}" "expr=%{REQUEST_URI} =~ m#/_app/immutable/#"
`;
}

/** @param {Headers} headers */
function toCaddy(headers) {
	const lines = headers.map(([name, value]) => `\t\t${name} "${value}"`).join('\n');
	return `# Jalons : remplacer l’adresse et le chemin.
exemple.intranet {
	root * /chemin/du/site
	file_server {
		precompressed br gzip
	}
	header {
${lines}
	}
	@fixe path /_app/immutable/*
	header @fixe Cache-Control "${IMMUTABLE}"
	@autre not path /_app/immutable/*
	header @autre Cache-Control "${REVALIDATED}"
}
`;
}

/**
 * The value of « Cache-Control » for a path of the site.
 * @param {string} path
 */
export function chooseCache(path) {
	return path.includes('/_app/immutable/') ? IMMUTABLE : REVALIDATED;
}
