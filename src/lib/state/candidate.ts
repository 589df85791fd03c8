import type { Engine } from '../engine/engine.ts';
import type { FileReport, Finding } from '../extracts/finding.ts';
import type { ExtractResult, ExtractSet } from '../extracts/read-extracts.ts';
import type { SourceFile } from '../extracts/source.ts';

/** What the checks say of files: the set is null when they are refused. */
export interface Examined {
	readonly files: readonly FileReport[];
	readonly findings: readonly Finding[];
	readonly set: ExtractSet | null;
}

/** A set that was dropped: refused, or sound and waiting to be accepted. */
export interface Candidate extends Examined {
	readonly sources: readonly SourceFile[];
	/** Names of the files that take the place of tables of the set shown; empty for a whole set. */
	readonly replacing: readonly string[];
}

/** What was read, as a set to accept or to mend. */
export function toCandidate(
	result: ExtractResult,
	sources: readonly SourceFile[],
	replacing: readonly SourceFile[] = [],
): Candidate {
	const base = { sources, replacing: replacing.map(({ path }) => path) };
	return result.ok
		? { ...base, set: result.set, files: result.set.files, findings: result.set.findings }
		: { ...base, set: null, files: result.files, findings: result.findings };
}

/** What to do after a failure: the reader is never left with the words of the machine. */
export function describeFailure(cause: unknown, hasFigures: boolean): string {
	const what =
		cause instanceof Error && cause.name === 'EngineError'
			? 'Le moteur de calcul s’est arrêté. Réessayez\u00A0; si le défaut revient, rechargez la page ou fermez d’autres onglets.'
			: 'La lecture s’est interrompue. Vérifiez que les fichiers sont toujours à leur place, puis réessayez.';
	return hasFigures ? `${what} Les chiffres précédents restent affichés.` : what;
}

/** Does work that needs an engine, and closes the engine if the work fails. */
export async function closeOnFailure<T>(
	opening: Promise<Engine>,
	work: () => Promise<T>,
): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		await closeLate(opening);
		throw cause;
	}
}

/** Closes an engine that may not have started. */
export async function closeLate(opening: Promise<Engine>): Promise<void> {
	const [outcome] = await Promise.allSettled([opening]);
	if (outcome.status === 'fulfilled') await outcome.value.close();
}
