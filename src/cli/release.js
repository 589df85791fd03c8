// `npm run release`: the site in one ZIP, built twice to show that the same sources give the same bytes.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './list-files.js';
import { ensurePackages, run } from './setup.js';

const BUILD = 'build';
const FILE = 'jalons-site.zip';
/** The date of every file of the archive: the ZIP format has none before. */
const EPOCH = new Date('1980-01-01T00:00:00');

ensurePackages();
const first = build();
const second = build();
const changed = [...new Set([...first.keys(), ...second.keys()])].filter((path) => {
	const [one, other] = [first.get(path), second.get(path)];
	return one === undefined || other === undefined || !one.equals(other);
});
if (changed.length > 0) {
	console.error(`Deux constructions diffèrent : ${changed.join(', ')}`);
	process.exit(1);
}

const { zipSync } = await import('fflate');
const zip = zipSync(Object.fromEntries(second), { mtime: EPOCH, level: 6 });
writeFileSync(FILE, zip);
const hash = createHash('sha256').update(zip).digest('hex');
console.log(`${FILE} : ${second.size} fichiers, ${(zip.length / 1e6).toFixed(1)} Mo`);
console.log(`SHA-256 ${hash}`);
console.log(
	'Construit deux fois, mêmes octets. À décompresser dans un dossier d’un serveur statique.',
);

/** Builds the site; returns its files by path, in a fixed order. */
function build() {
	if (run('npx', ['vite', 'build', '--logLevel', 'error']) !== 0) process.exit(1);
	return new Map(listFiles(BUILD).map((path) => [path, readFileSync(join(BUILD, path))]));
}
