import type { ReadEdition } from '../disclosure/previous.ts';
import type { Publication } from '../disclosure/publication.ts';
import type { Engine } from '../engine/engine.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import { toOpening } from './open-apart.ts';
import { protectInWorker, type ProtectInWorkerOptions } from './protect-in-worker.ts';
import { gatherInput } from './publication-input.ts';
import { listDeclaredPeriods } from './published.ts';

/**
 * The edition of diffusion of an exercise, of the set that an engine holds: its year and its semesters, protected
 * together with earlier editions. Throws an error whose message is a French sentence, `EngineError`, and the reason of
 * the signal once aborted.
 */
export async function publishExercise(
	engine: Engine,
	set: ExtractSet,
	exercice: number,
	{ earlier, ...options }: ProtectInWorkerOptions & { readonly earlier: readonly ReadEdition[] },
): Promise<Publication> {
	const periods = listDeclaredPeriods(set, exercice);
	const input = await gatherInput(engine, set, periods, earlier, (other) =>
		toOpening(other)(options.signal),
	);
	return protectInWorker(input, options);
}
