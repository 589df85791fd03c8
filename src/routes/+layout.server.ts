import { openFolder } from '../cli/read-folder.ts';
import { openNodeEngine } from '$lib/engine/node.ts';
import { readExtracts } from '$lib/extracts/read-extracts.ts';
import { computeFigures } from '$lib/state/figures.ts';
import { toSeed, type Seed } from '$lib/state/seed.ts';

const DEMONSTRATION = 'static/demo';
let seed: Promise<Seed> | null = null;

/** The figures of the demonstration, computed once for all the pages of the build. */
export function load(): Promise<{ seed: Seed }> {
	seed ??= computeSeed();
	return seed.then((value) => ({ seed: value }));
}

async function computeSeed(): Promise<Seed> {
	const result = await readExtracts(await openFolder(DEMONSTRATION));
	if (!result.ok) {
		throw new Error(result.findings.map(({ message }) => message).join('\n'));
	}
	const engine = await openNodeEngine();
	try {
		return toSeed(result.set, await computeFigures(engine, result.set));
	} finally {
		await engine.close();
	}
}
