import { checkClauses } from '../lib/convention/check-clauses.ts';
import { checkConvention } from '../lib/convention/check-convention.ts';
import { openNodePack } from '../lib/engine/pack-node.ts';
import type { Finding } from '../lib/extracts/finding.ts';
import { readExtracts } from '../lib/extracts/read-extracts.ts';
import { openFolder } from './read-folder.ts';
import { CommandError, REFUSED_DATA, WRONG_USE } from './usage.ts';

/** How every command reads extracts. */
export const readOptions = { checkConvention, checkClauses, openPack: openNodePack } as const;

/** The extracts of a folder or a ZIP; throws a `CommandError` that lists what is wrong. */
export async function openData(path: string) {
	const result = await readData(path);
	if (result.ok) return result.set;
	throw new CommandError(
		['Les extraits sont refusés, rien n’a été écrit.', ...result.findings.map(toLine)].join('\n'),
		REFUSED_DATA,
	);
}

/** What a folder or a ZIP holds, accepted or refused; throws a `CommandError` where it does not open. */
export async function readData(path: string) {
	const files = await openFolder(path).catch((cause: unknown) => {
		const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
		throw new CommandError(`« ${path} » ne s’ouvre pas${reason} : vérifier --data.`, WRONG_USE);
	});
	return readExtracts(files, readOptions);
}

/** A finding as lines of the terminal: what and where, then what to do. */
export function toLine({ severity, message, advice }: Finding): string {
	const mark =
		severity === 'erreur' ? 'Erreur' : severity === 'conversion' ? 'Converti' : 'À vérifier';
	return `${mark} : ${message}\n  ${advice}`;
}
