import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublicationSeed } from '../../lib/state/published.ts';
import { listPublishedPaths, type PublishedAddresses } from '../../lib/state/published-address.ts';
import { CommandError, REFUSED_DATA } from '../usage.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/**
 * Makes the pages of a publication with the pages of the dashboard, then hands the folder that holds them to `read`;
 * the folder is gone afterwards. Throws a `CommandError` where a page cannot be made.
 */
export async function buildPages<T>(
	seed: PublicationSeed,
	site: PublishedAddresses,
	read: (folder: string) => Promise<T>,
): Promise<T> {
	// Beside the libraries: what is built there finds them.
	const cache = join(ROOT, 'node_modules/.cache');
	await mkdir(cache, { recursive: true });
	const work = await mkdtemp(join(cache, 'jalons-site-'));
	try {
		const [publication, out] = [join(work, 'publication.json'), join(work, 'pages')];
		await writeFile(publication, JSON.stringify(seed), { mode: 0o600 });
		await runVite({
			JALONS_PUBLICATION: publication,
			JALONS_SITE: JSON.stringify({
				out,
				work: join(work, 'kit'),
				pages: listPublishedPaths(site),
			}),
			VITE_EDITION: 'diffusion',
		});
		return await read(out);
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

async function runVite(settings: Readonly<Record<string, string>>): Promise<void> {
	const said: string[] = [];
	const code = await new Promise<number | null>((resolve, reject) => {
		const child = spawn(process.execPath, [VITE, 'build', '--logLevel', 'error'], {
			cwd: dirname(join(ROOT, 'package.json')),
			env: { ...process.env, ...settings },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
		}
		child.on('error', reject);
		child.on('close', resolve);
	});
	if (code === 0) return;
	const reason = said.join('').trim().split('\n').slice(-12).join('\n');
	throw new CommandError(
		`Rien n’a été publié : les pages n’ont pas pu être faites.\n${reason}`,
		REFUSED_DATA,
	);
}
