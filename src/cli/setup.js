// Plain JavaScript, with nothing but Node: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Runs a program in the project's folder; returns its exit code.
 * @param {string} program
 * @param {readonly string[]} parameters
 */
export function run(program, parameters) {
	const { status } = spawnSync(program, parameters, { cwd: ROOT, stdio: 'inherit' });
	return status ?? 1;
}

/**
 * Runs a program in the project's folder while others run; gives its exit code and what it said.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @returns {Promise<{ readonly status: number, readonly output: string }>}
 */
export function runAside(program, parameters) {
	return new Promise((resolve) => {
		const child = spawn(program, parameters, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
				output += text;
			});
		}
		child.on('error', ({ message }) => {
			resolve({ status: 1, output: message });
		});
		child.on('close', (status) => {
			resolve({ status: status ?? 1, output });
		});
	});
}

/** Installs the packages of the lock file when they are missing or are those of another lock file. */
export function ensurePackages() {
	if (hasPackages()) return;
	console.error('Installation des paquets…');
	if (run('npm', ['install', '--no-save', '--no-audit', '--no-fund']) !== 0) {
		console.error('Les paquets n’ont pas pu être installés : vérifier l’accès au registre npm.');
		process.exit(1);
	}
}

function hasPackages() {
	const installed = `${ROOT}node_modules/.package-lock.json`;
	if (!existsSync(installed)) return false;
	const wanted = readVersions(`${ROOT}package-lock.json`);
	return [...readVersions(installed)].every(([name, version]) => wanted.get(name) === version);
}

/**
 * The version of each package of a lock file.
 * @param {string} path
 */
function readVersions(path) {
	const { packages } = /** @type {{ packages: Record<string, { version?: string }> }} */ (
		JSON.parse(readFileSync(path, 'utf8'))
	);
	return new Map(Object.entries(packages).map(([name, { version }]) => [name, version]));
}

/** Installs Debian's Chromium where it is missing and may be installed; says what to do otherwise. */
export function ensureChromium() {
	if (CHROMIUM.some((path) => existsSync(path))) return;
	console.error('Installation de Chromium…');
	const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	const apt = (/** @type {readonly string[]} */ ...parameters) => {
		const [program = 'apt-get', ...rest] = [...sudo, 'apt-get', ...parameters];
		return run(program, rest);
	};
	if (
		apt('update', '-qq') !== 0 ||
		apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation') !== 0
	) {
		console.error('Chromium manque : l’installer (sous Debian : apt-get install chromium).');
		process.exit(1);
	}
}
