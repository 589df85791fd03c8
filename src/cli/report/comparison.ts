import { release, releaseDetails } from '../../lib/disclosure/release.ts';
import { ENSEMBLE } from '../../lib/indicators/run.ts';
import { formatSource } from '../../lib/models/figure.ts';
import { indexRows, type PoleName } from '../../lib/models/index-rows.ts';
import type { ReportDocument } from '../../lib/reports/blocks.ts';
import { checkReport } from '../../lib/reports/markdown/check-report.ts';
import { fillReport } from '../../lib/reports/markdown/fill-report.ts';
import type { ParsedReport } from '../../lib/reports/markdown/parse-report.ts';
import type { Convention } from '../../lib/schemas/schemas.ts';
import type { Figures } from '../../lib/state/figures.ts';
import { toPageContext } from '../../lib/state/page.ts';
import { toReportContext } from '../../lib/state/report/report-context.ts';
import { listSources } from '../../lib/state/report/report-setting.ts';
import { refusedData, wrongUse } from '../arguments.ts';
import type { AgreementFolder } from '../national/agreements.ts';
import { computeNational, type National } from '../national/national.ts';
import { refuse } from './document.ts';
import type { ReportRequest } from './request.ts';

const NO_DETAILS = {
	signatures: [],
	sessions: [],
	deliverables: [],
	accounts: [],
	followUps: {},
	contracts: {},
} as const;

/**
 * The document of a report that compares agreements, each in the place of a pôle, with their whole. Throws a
 * `CommandError` that names what the report, the request or the first agreement has wrong.
 */
export async function toComparison(
	parsed: ParsedReport,
	folders: readonly AgreementFolder[],
	request: ReportRequest,
): Promise<ReportDocument> {
	if (request.edition === 'diffusion') {
		throw wrongUse('La comparaison de conventions n’existe qu’en édition de pilotage.');
	}
	if (request.pole !== null) throw wrongUse('La comparaison de conventions n’a pas de --pole.');
	refuse(parsed.findings);
	const national = await computeNational(folders, [request.period]);
	const figures = toFigures(national);
	const period = findPeriod(national);
	const page = toPageContext(figures, {
		choice: {
			periode: period.id,
			pole: ENSEMBLE,
			comparaison: '',
			simulation: '',
			edition: 'pilotage',
		},
		period,
		compared: null,
		notices: [],
	});
	const isDemonstration = national.agreements.some((one) => one.isDemonstration);
	const context = toReportContext(page, {
		frame: {
			edition: 'pilotage',
			source: formatSource(period.arrete),
			editedOn: request.date,
			mention: figures.scope.convention.mention_communication,
			isDemonstration,
		},
		facts: listSources(
			national.agreements.flatMap(({ dateExtraction }) => dateExtraction ?? []),
			isDemonstration,
		),
		clauses: [],
		attestations: [],
		quality: null,
		drawView: null,
	});
	refuse(checkReport(parsed, { ...context, views: [] }));
	return fillReport(parsed, context);
}

/** The period as the agreements know it; throws where they do not have the same days. */
function findPeriod({ agreements }: National) {
	const [first] = agreements;
	const period = first?.periods[0];
	if (period === undefined) throw new Error('national: no agreement');
	const differs = agreements.find(
		({ periods }) => JSON.stringify(periods[0]) !== JSON.stringify(period),
	);
	if (differs === undefined) return period;
	throw refusedData(
		`Les conventions n’ont pas les mêmes jours pour ${period.id} (${first?.departement ?? ''} et ${differs.departement}) : elles ne se comparent pas. Choisir une période que toutes connaissent, ou des extraits arrêtés au même jour.`,
	);
}

/** The rows of agreements under their codes, as those of pôles are; no target is common to them. */
function toFigures({ agreements, whole }: National): Figures {
	const [first] = agreements;
	if (first === undefined) throw new Error('national: no agreement');
	const rows = agreements.flatMap(({ departement, rows: own }) =>
		own.flatMap((row) =>
			row.code_pole === ENSEMBLE
				? [{ ...row, code_pole: departement, cible: null, statut: 'sans_objet' as const }]
				: [],
		),
	);
	const released = release([...rows, ...whole.rows], 'pilotage');
	const convention = toCommon(first.convention, agreements.length);
	return {
		scope: {
			convention,
			dateExtraction: first.dateExtraction,
			poles: agreements.map(nameAgreement),
			groups: 'conventions',
		},
		released,
		lookup: indexRows(released),
		details: releaseDetails(NO_DETAILS, 'pilotage'),
		computed: new Set(first.periods.map(({ id }) => id)),
	};
}

function nameAgreement({ departement, convention }: National['agreements'][number]): PoleName {
	const name = convention.departement.replace(/^Département (?:de la |de l’|des |du |de |d’)?/, '');
	return { code: departement, label: name === '' ? departement : `${departement} ${name}` };
}

function toCommon(convention: Convention, count: number): Convention {
	return {
		...convention,
		titre: `Comparaison de ${String(count)} conventions`,
		exercices: convention.exercices.map((exercice) => ({ ...exercice, objectifs: {} })),
	};
}
