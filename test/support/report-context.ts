import { openNodeEngine } from '../../src/lib/engine/node.ts';
import { indexRows } from '../../src/lib/models/index-rows.ts';
import type { ReportContext } from '../../src/lib/reports/report-context.ts';
import type { Clause } from '../../src/lib/schemas/schemas.ts';
import {
	computeFigures,
	extendFigures,
	listPeriods,
	type Figures,
} from '../../src/lib/state/figures.ts';
import { readFilter } from '../../src/lib/state/filter.ts';
import { toPageContext } from '../../src/lib/state/page.ts';
import { toReportContext } from '../../src/lib/state/report/report-context.ts';
import { acceptExtracts, openCase, type CaseName } from './cases.ts';

/** The figures of a case for every standard period of its exercises, and its clauses. */
export interface OpenedFigures {
	readonly figures: Figures;
	readonly clauses: readonly Clause[];
}

export async function openReportFigures(name: CaseName): Promise<OpenedFigures> {
	const engine = await openNodeEngine();
	try {
		const set = await acceptExtracts(await openCase(name));
		const figures = await computeFigures(engine, set);
		return {
			figures: await extendFigures(engine, figures, listPeriods(set)),
			clauses: set.clauses,
		};
	} finally {
		await engine.close();
	}
}

/** The context of a report for an address, as the page of reports makes it. */
export function toTestContext({ figures, clauses }: OpenedFigures, query: string): ReportContext {
	const page = toPageContext(figures, readFilter(new URLSearchParams(query), figures.scope));
	return toReportContext(page, {
		clauses,
		attestations: [],
		drawView: null,
		quality: null,
		facts: ['Définitions version 1.0'],
		frame: {
			edition: figures.released.edition,
			source: 'extraits CAF',
			editedOn: '2021-01-12',
			mention: figures.scope.convention.mention_communication,
			isDemonstration: false,
		},
	});
}

/** The same figures with every row of some indicators withheld. */
export function withhold(
	opened: OpenedFigures,
	isWithheld: (id: string) => boolean,
): OpenedFigures {
	const rows = opened.figures.released.rows.map((row) =>
		isWithheld(row.indicateur)
			? {
					...row,
					numerateur: null,
					denominateur: null,
					valeur: null,
					cible: null,
					ic_bas: null,
					ic_haut: null,
					statut: 'sans_objet' as const,
					secret: 'oui' as const,
				}
			: row,
	);
	const released = { ...opened.figures.released, rows };
	return { ...opened, figures: { ...opened.figures, released, lookup: indexRows(released) } };
}
