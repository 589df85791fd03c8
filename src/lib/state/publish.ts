import { describeExtraction } from '../disclosure/prepare-input.ts';
import type { Publication } from '../disclosure/publication.ts';
import { listPublicationPeriods } from '../disclosure/spans.ts';
import { computeLongTable } from '../convention/long-table.ts';
import type { Engine } from '../engine/engine.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import { protectInWorker, type ProtectInWorkerOptions } from './protect-in-worker.ts';
import { listDeclaredPeriods } from './published.ts';

/**
 * The edition of diffusion of an exercise, of the set that an engine holds: its year and its semesters. Throws an
 * error whose message is a French sentence, `EngineError`, and the reason of the signal once aborted.
 */
export async function publishExercise(
	engine: Engine,
	set: ExtractSet,
	exercice: number,
	options: ProtectInWorkerOptions,
): Promise<Publication> {
	const { convention, dateExtraction, files } = set;
	const periods = listDeclaredPeriods(set, exercice);
	const rows = await computeLongTable(engine, convention, listPublicationPeriods(periods));
	const extraction = describeExtraction(dateExtraction, files);
	return protectInWorker({ convention, periods, rows, extraction }, options);
}
