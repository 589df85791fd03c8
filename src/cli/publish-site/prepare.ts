import { computeLongTable } from '../../lib/convention/long-table.ts';
import { loadSet } from '../../lib/convention/load-set.ts';
import { selectPeriod } from '../../lib/disclosure/release.ts';
import { protectPrimary } from '../../lib/disclosure/protect.ts';
import { openNodeEngine } from '../../lib/engine/node.ts';
import type { ExtractSet } from '../../lib/extracts/read-extracts.ts';
import { parsePeriod, type Period } from '../../lib/indicators/periods.ts';
import { toCsv } from '../../lib/models/long-table-file.ts';
import type { DataFile } from '../../lib/reports/open-data.ts';
import type { Figures } from '../../lib/state/figures.ts';
import { listDeclaredPeriods, toPublishedFigures } from '../../lib/state/published.ts';
import { wrongUse } from '../arguments.ts';

/** A publication, ready to be written and to be shown. */
export interface Prepared {
	readonly figures: Figures;
	readonly files: readonly DataFile[];
}

/** TEMPORARY */
export async function preparePublication(
	set: ExtractSet,
	wanted: readonly string[],
	_previous: readonly string[],
): Promise<Prepared> {
	const periods = readPeriods(wanted, set);
	const engine = await openNodeEngine();
	try {
		await loadSet(engine, set);
		const poles = (
			await engine.query(
				'SELECT code_pole, libelle FROM poles ORDER BY ordre NULLS FIRST, code_pole',
			)
		).map(({ code_pole, libelle }) => ({
			code: String(code_pole),
			label: String(libelle ?? code_pole),
		}));
		const rows = await computeLongTable(engine, set.convention, periods);
		const released = protectPrimary(rows, 5);
		const { convention, dateExtraction } = set;
		return {
			figures: toPublishedFigures({ convention, dateExtraction, poles }, released, periods),
			files: periods.map(({ id }) => ({
				name: `${id}.csv`,
				bytes: new TextEncoder().encode(toCsv(selectPeriod(released, id))),
			})),
		};
	} finally {
		await engine.close();
	}
}

/** The periods to publish; an exercise alone is published with its semesters. */
function readPeriods(wanted: readonly string[], set: ExtractSet): readonly Period[] {
	const periods = wanted.map((text) => {
		const parsed = parsePeriod(text, set.convention, set.dateExtraction);
		if (!parsed.ok) throw wrongUse(parsed.message);
		return parsed.period;
	});
	const [only] = periods;
	return only !== undefined && periods.length === 1 && only.id === String(only.exercice)
		? listDeclaredPeriods(set, only.exercice)
		: periods;
}
