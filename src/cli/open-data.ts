import { checkConvention } from '../lib/convention/check-convention.ts';
import type { Finding } from '../lib/extracts/finding.ts';
import { readExtracts, type ExtractSet } from '../lib/extracts/read-extracts.ts';
import { openFolder } from './read-folder.ts';
import { CommandError, REFUSED_DATA, WRONG_USE } from './usage.ts';

/** The extracts of a folder or a ZIP; throws a `CommandError` that lists what is wrong. */
export async function openData(path: string): Promise<ExtractSet> {
	const files = await openFolder(path).catch((cause: unknown) => {
		const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
		throw new CommandError(`« ${path} » ne s’ouvre pas${reason} : vérifier --data.`, WRONG_USE);
	});
	const result = await readExtracts(files, { checkConvention });
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
