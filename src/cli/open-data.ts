import { checkClauses } from '../lib/convention/check-clauses.ts';
import { checkConvention } from '../lib/convention/check-convention.ts';
import { openNodePack } from '../lib/engine/pack-node.ts';
import type { Finding } from '../lib/extracts/finding.ts';
import {
	readExtracts,
	type ExtractResult,
	type ExtractSet,
	type SourceFile,
} from '../lib/extracts/read-extracts.ts';
import { readSealedPack } from '../lib/extracts/sealed-pack.ts';
import type { SetTable } from '../lib/extracts/table.ts';
import { openFolder } from './read-folder.ts';
import { CommandError, REFUSED_DATA, WRONG_USE } from './usage.ts';

/** How every command reads extracts. */
export const readOptions = { checkConvention, checkClauses, openPack: openNodePack } as const;

/** The extracts of a folder or a ZIP, with their rows; throws a `CommandError` that lists what is wrong. */
export async function openData(path: string) {
	return accept(await readData(path));
}

/**
 * The same for what only an engine reads: the rows of a sealed pack stay in its file, and its checks are those that it
 * passed when it was prepared.
 */
export async function openSet(path: string): Promise<ExtractSet> {
	const files = await openFiles(path);
	const sealed = await readSealedPack(files, readOptions);
	return sealed === null ? accept(await readExtracts(files, readOptions)) : accept(sealed);
}

/** What a folder or a ZIP holds, accepted or refused; throws a `CommandError` where it does not open. */
export async function readData(path: string) {
	return readExtracts(await openFiles(path), readOptions);
}

function openFiles(path: string): Promise<readonly SourceFile[]> {
	return openFolder(path).catch((cause: unknown) => {
		const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
		throw new CommandError(`« ${path} » ne s’ouvre pas${reason} : vérifier --data.`, WRONG_USE);
	});
}

function accept<T extends SetTable>(result: ExtractResult<T>): ExtractSet<T> {
	if (result.ok) return result.set;
	throw new CommandError(
		['Les extraits sont refusés, rien n’a été écrit.', ...result.findings.map(toLine)].join('\n'),
		REFUSED_DATA,
	);
}

/** A finding as lines of the terminal: what and where, then what to do. */
export function toLine({ severity, message, advice }: Finding): string {
	const mark =
		severity === 'erreur' ? 'Erreur' : severity === 'conversion' ? 'Converti' : 'À vérifier';
	return `${mark} : ${message}\n  ${advice}`;
}
