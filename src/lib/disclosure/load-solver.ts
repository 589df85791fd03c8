import type { Highs } from 'highs';
import { ProtectionError } from './publication.ts';

/**
 * Loads HiGHS, which only a publication needs. `wasmUrl` is where a page serves `highs.wasm`; Node finds it beside the
 * package. Throws a `ProtectionError` where it does not load.
 */
export async function loadSolver(wasmUrl?: string): Promise<Highs> {
	try {
		const { default: load } = await import('highs');
		return await load(wasmUrl === undefined ? {} : { locateFile: () => wasmUrl });
	} catch (cause) {
		throw new ProtectionError(
			'le solveur ne se charge pas. Vérifier l’installation, puis recommencer.',
			{ cause },
		);
	}
}
