import type { FrameContext } from '../../charts/export-frame.ts';
import type { ExtractSet } from '../../extracts/read-extracts.ts';
import type { Attestation } from '../../models/attestations.ts';
import { formatDate } from '../../models/format.ts';
import { toQualityReport } from '../../reports/quality/quality-report.ts';
import { DEFINITIONS_VERSION } from '../facts.ts';
import type { ReportSetting } from './report-context.ts';

/** What a report says besides its figures, from the set in place; who attested stays out of what is published. */
export function toReportSetting(
	set: ExtractSet,
	frame: FrameContext,
	attestations: readonly Attestation[],
	drawView: ReportSetting['drawView'],
): ReportSetting {
	const isExact = frame.edition === 'pilotage';
	return {
		frame,
		clauses: set.clauses,
		attestations: isExact ? attestations : [],
		quality: isExact ? toQualityReport({ ok: true, set }) : null,
		drawView,
		facts: listSources(
			set.dateExtraction === null ? [] : [set.dateExtraction],
			set.isDemonstration,
		),
	};
}

/** What a document says of the extracts it is made from; `days` are those of their extraction. */
export function listSources(days: readonly string[], isDemonstration: boolean): readonly string[] {
	const sorted = [...days].sort();
	const [first, last] = [sorted[0], sorted.at(-1)];
	const span = first === last ? '' : ` au ${formatDate(last ?? '')}`;
	return [
		first === undefined
			? 'Extraits sans date d’extraction'
			: `Extraits du ${formatDate(first)}${span}`,
		`Définitions version ${DEFINITIONS_VERSION}`,
		...(isDemonstration ? ['Données fictives de démonstration'] : []),
	];
}
